import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { currentSessionQueries } from '#console/api/session.ts';
import { SignInChoices } from '#console/shared/operator/sign-in-choices.tsx';

/** Dialog to sign in again without leaving the page, so that unsaved input is kept. */
export function SessionEnded({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const options = useQuery(currentSessionQueries.options());
  // Unmounted when there is a session again; refetches, because queries failed and another operator may have signed in.
  useEffect(() => () => void client.invalidateQueries(), [client]);
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
