import { Alert, Button, Group, Stack } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { CallerPanel } from '#console/shared/caller/caller-panel.tsx';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { UserIdentifierLine } from '#console/shared/write/write-dialog.tsx';
import { ConfirmDialog } from '#console/ui/confirm-dialog.tsx';
import type { User } from '#contract/users.ts';

type Props = {
  user: User;
  isOpen: boolean;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

/** Verifies that a caller is the user. It changes nothing on the account, so there is nothing to confirm. */
export function VerifyCallerDialog({ user, isOpen, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const { closed } = useAllowed(user.id);
  return (
    <ConfirmDialog
      title={t('callers.title', { name: displayName(user) })}
      isOpen={isOpen}
      confirmLabel={t('callers.close')}
      onConfirm={onClose}
      onClose={onClose}
      focusFallback={focusFallback}
      outcome={
        <Stack>
          <UserIdentifierLine user={user} />
          {closed === undefined ? (
            <CallerPanel user={user} isAlone />
          ) : (
            <Alert color="orange">{t(`user.closed.${closed}`)}</Alert>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('callers.close')}</Button>
          </Group>
        </Stack>
      }
    >
      {null}
    </ConfirmDialog>
  );
}
