import { Alert, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import * as z from 'zod/mini';

import { sessionQueries } from '#console/data/session.ts';
import { ownPath } from '#console/lib/own-path.ts';
import { SignInChoices } from '#console/parts/sign-in-choices.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { signInFailures } from '#contract/operators.ts';

import classes from './sign-in-page.module.css';

const urlState = z.object({ failure: z.catch(z.optional(z.enum(signInFailures)), undefined) });

/** Where operators sign in; then it leads to the address that was asked for. */
export function SignInPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const session = useQuery(sessionQueries.current());
  const options = useQuery(sessionQueries.options());
  const { failure } = urlState.parse(Object.fromEntries(params));
  const returnTo = ownPath(params.get('return_to'));

  if (session.data) return <Navigate to={returnTo} replace />;
  return (
    <main className={classes.page}>
      <Paper withBorder p="xl" className={classes.card}>
        <Stack>
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <PageTitle>{t('session.title')}</PageTitle>
          {failure !== undefined && (
            <Alert role="alert" color="red">
              {t(`session.failure.${failure}`)}
            </Alert>
          )}
          <Text c="dimmed">{t(options.data?.kind === 'demo' ? 'session.demoText' : 'session.text')}</Text>
          <SignInChoices returnTo={returnTo} />
        </Stack>
      </Paper>
    </main>
  );
}
