import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/data/display-name.ts';
import { explainError } from '#console/data/explain-error.ts';
import { userMutations } from '#console/data/users.ts';
import { ConfirmDialog } from '#console/ui/confirm-dialog.tsx';
import { notifySuccess } from '#console/ui/notify.ts';
import { SaveFailed } from '#console/ui/save-failed.tsx';
import type { User } from '#contract/users.ts';

import { WhoLine } from './who-line.tsx';

type Props = { user: User; isOpen: boolean; onClose: () => void };

export function SuspendUserDialog({ user, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { change, setTo, close } = useSuspension(user, onClose);
  const name = displayName(user);
  return (
    <ConfirmDialog
      title={t('user.suspendDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.suspendDialog.confirm')}
      isDestructive
      isBusy={change.isPending}
      onConfirm={() => setTo(true, t('user.suspendDialog.done', { name }))}
      onClose={close}
    >
      <WhoLine user={user} />
      <Text size="sm">{t('user.suspendDialog.text')}</Text>
      {change.isError && <SaveFailed {...explainError(change.error, t)} />}
    </ConfirmDialog>
  );
}

export function RestoreUserDialog({ user, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { change, setTo, close } = useSuspension(user, onClose);
  const name = displayName(user);
  return (
    <ConfirmDialog
      title={t('user.restoreDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.restoreDialog.confirm')}
      isBusy={change.isPending}
      onConfirm={() => setTo(false, t('user.restoreDialog.done', { name }))}
      onClose={close}
    >
      <WhoLine user={user} />
      <Text size="sm">{t('user.restoreDialog.text')}</Text>
      {change.isError && <SaveFailed {...explainError(change.error, t)} />}
    </ConfirmDialog>
  );
}

function useSuspension(user: User, onClose: () => void) {
  const change = useMutation(userMutations.setSuspended(user.id));
  const setTo = (isSuspended: boolean, message: string) =>
    change.mutate(isSuspended, {
      onSuccess: () => {
        onClose();
        notifySuccess(message);
      },
    });
  /** A failure is told once: the dialog opens afresh. */
  const close = () => {
    change.reset();
    onClose();
  };
  return { change, setTo, close };
}
