import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';

import { explainError } from '#console/data/explain-error.ts';
import { sessionQueries } from '#console/data/session.ts';
import { paths } from '#console/lib/paths.ts';
import { SignInChoices } from '#console/parts/sign-in-choices.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';

/** Shows the console to operators. Whoever comes without a session signs in first; one that ends is renewed in place. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const location = useLocation();
  const session = useQuery(sessionQueries.current());
  const [wasSignedIn, setWasSignedIn] = useState(false);
  if (session.data && !wasSignedIn) setWasSignedIn(true);

  if (session.data === undefined) {
    return session.isError ? <LoadFailed {...explainError(session.error, t)} onRetry={session.refetch} /> : null;
  }
  if (session.data === null && !wasSignedIn) {
    const returnTo = location.pathname + location.search + location.hash;
    return <Navigate to={paths.signIn(returnTo)} replace />;
  }
  return (
    <>
      {children}
      {session.data === null && <SessionEnded returnTo={location.pathname + location.search} />}
    </>
  );
}

/** Asks to sign in again without leaving the page, so that nothing that was typed is lost. */
function SessionEnded({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const options = useQuery(sessionQueries.options());
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      title={t('session.ended.title')}
    >
      <Stack>
        <Text size="sm">{t('session.ended.text')}</Text>
        <SignInChoices returnTo={returnTo} inNewTab />
        {options.data?.kind === 'oidc' && (
          <>
            <Text size="sm" c="dimmed">
              {t('session.ended.newTab')}
            </Text>
            <Button variant="default" onClick={() => void client.invalidateQueries()}>
              {t('session.ended.check')}
            </Button>
          </>
        )}
      </Stack>
    </Modal>
  );
}
