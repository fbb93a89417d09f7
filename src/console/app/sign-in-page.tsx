import { Alert, Group, Paper, Stack, Text, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import * as z from 'zod/mini';

import { explainError } from '#console/api/explain-error.ts';
import { currentSessionQueries, providerSignIn, currentSessionMutations } from '#console/api/session.ts';
import { SignInChoices } from '#console/shared/operator/sign-in-choices.tsx';
import { useMutationOnce } from '#console/shared/write/use-mutation-once.ts';
import { PageTitle } from '#console/ui/page-title.tsx';
import { sameAccount, type SignInFailure, signInFailures, anotherAccount } from '#contract/operators.ts';

import { LanguageMenu } from './language-menu.tsx';
import classes from './sign-in-page.module.css';

const urlState = z.object({ failure: z.catch(z.optional(z.enum(signInFailures)), undefined) });

/** Failures that another account may avoid. */
const accountFailures: readonly SignInFailure[] = ['no-role', 'no-roles-claim', 'denied', 'refused'];

/** Failures caused by the configuration. */
const setupFailures = [
  'no-roles-claim',
  'client',
  'issuer',
  'redirect-uri',
  'scope',
  'clock',
  'failed',
] as const satisfies readonly SignInFailure[];

/** Sign-in page of operators; redirects to the requested URL afterwards. */
export function SignInPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const session = useQuery(currentSessionQueries.current());
  const options = useQuery(currentSessionQueries.options());
  const { failure } = urlState.parse(Object.fromEntries(params));
  const setupFailure = setupFailures.find((one) => one === failure);
  const returnTo = ownPath(params.get('return_to'));

  // With a failure the page stays: a failed fresh sign-in keeps the session.
  if (session.data && failure === undefined) return <Navigate to={returnTo} replace />;
  return (
    <main className={classes.page}>
      <Paper withBorder p="xl" className={classes.card}>
        <Stack>
          <Group gap="sm">
            <img src="/favicon.svg" alt="" width={40} height={40} />
            <Text size="xl" fw={700} flex={1}>
              {t('app.name')}
            </Text>
            <LanguageMenu />
          </Group>
          <PageTitle>{t('session.title')}</PageTitle>
          {failure !== undefined && (
            <Alert role="alert" color="red">
              {t(`signIn.failure.${failure}`)}
              {setupFailure !== undefined && (
                <Text size="sm" mt="xs">
                  {t(`signIn.setUp.${setupFailure}`)}
                  {t('common.gap')}
                  {t('signIn.setUp.more')}
                </Text>
              )}
            </Alert>
          )}
          <Text c="dimmed">{t(options.data?.kind === 'demo' ? 'session.demoText' : 'session.text')}</Text>
          <SignInChoices returnTo={returnTo} {...(session.data && { account: sameAccount })} />
          {options.data?.kind === 'oidc' && failure !== undefined && accountFailures.includes(failure) && (
            <OtherAccount returnTo={returnTo} />
          )}
        </Stack>
      </Paper>
    </main>
  );
}

/** Returns the URL if it is on this origin, else the root, as links to the sign-in page may come from anywhere. */
function ownPath(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith('/') || !URL.canParse(wanted, window.location.origin)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, window.location.origin);
  return origin === window.location.origin && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}

/** Offers another account after one was refused, because the provider would use the same account again. */
function OtherAccount({ returnTo }: { returnTo: string }) {
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
