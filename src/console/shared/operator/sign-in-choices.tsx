import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { providerSignIn, currentSessionMutations, currentSessionQueries } from '#console/api/session.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useMutationOnce } from '#console/shared/write/use-mutation-once.ts';
import { SaveFailed } from '#console/ui/save-failed.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { operatorRoles, type sameAccount } from '#contract/operators.ts';

type Props = {
  /** URL to which the provider's sign-in returns. */
  returnTo: string;
  /** Makes the signed-in operator authenticate again. */
  account?: typeof sameAccount;
  /** Opens the provider in a new tab, so that unsaved input on this page is kept. */
  inNewTab?: boolean;
  onSignedIn?: () => void;
};

/** Sign-in buttons: one per demo operator, or one for the provider. */
export function SignInChoices({ returnTo, account, inNewTab = false, onSignedIn }: Props) {
  const { t } = useTranslation();
  const options = useQuery(currentSessionQueries.options());
  const signIn = useMutationOnce(currentSessionMutations.signInAsDemo());
  const session = useQuery(currentSessionQueries.current());
  const isLost = signIn.isSuccess && session.data === null;
  return (
    <Loaded query={options} waiting={<TableSkeleton rows={1} />}>
      {({ kind, isExposed }) =>
        kind === 'oidc' ? (
          <Button component="a" href={providerSignIn(returnTo, account)} {...(inNewTab && { target: '_blank' })}>
            {t('session.signIn')}
          </Button>
        ) : (
          <Stack gap="sm">
            {isExposed && <Alert color="orange">{t('session.exposed')}</Alert>}
            {operatorRoles.map((role) => (
              <Stack key={role} gap={4}>
                <Button
                  variant={role === 'admin' ? 'filled' : 'default'}
                  aria-describedby={`may-${role}`}
                  loading={signIn.isPending && signIn.variables === role}
                  onClick={() => signIn.mutate(role, onSignedIn && { onSuccess: onSignedIn })}
                >
                  {t(`session.continueAs.${role}`)}
                </Button>
                <Text id={`may-${role}`} size="xs" c="dimmed">
                  {t(`session.mayDo.${role}`)}
                </Text>
              </Stack>
            ))}
            {isLost && (
              <Alert role="alert" color="red">
                {t(window.isSecureContext ? 'session.cookieBlocked.secure' : 'session.cookieBlocked.insecure')}
              </Alert>
            )}
            {signIn.error !== null && <SaveFailed {...explainError(signIn.error, t)} />}
          </Stack>
        )
      }
    </Loaded>
  );
}
