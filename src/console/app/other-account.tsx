import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { providerSignIn, currentSessionMutations } from '#console/api/session.ts';
import { useMutationOnce } from '#console/shared/write/use-mutation-once.ts';
import { anotherAccount } from '#contract/operators.ts';

/** Offers another account after one was refused, because the provider would use the same account again. */
export function OtherAccount({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation();
  const signOut = useMutationOnce({
    ...currentSessionMutations.signOut(),
    onSuccess: ({ redirectTo }) => {
      if (redirectTo !== null) window.location.assign(redirectTo);
    },
  });
  const failure = signOut.error
    ? explainError(signOut.error, t).message
    : signOut.data?.redirectTo === null && t('signIn.noProviderSignOut');
  return (
    <>
      <Button component="a" variant="default" href={providerSignIn(returnTo, anotherAccount)}>
        {t('signIn.anotherAccount')}
      </Button>
      <Button variant="subtle" loading={signOut.isPending} onClick={() => signOut.mutate(undefined)}>
        {t('signIn.endAtProvider')}
      </Button>
      {failure !== false && (
        <Text size="sm" c="red" role="alert">
          {failure}
        </Text>
      )}
    </>
  );
}
