import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { User } from '#contract/users.ts';

type Props = { user: User; isOpen: boolean; onClose: () => void };

export function SuspendUserDialog({ user, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { dialog, setTo } = useSuspension(user, true, onClose);
  const name = displayName(user);
  const suspend = () =>
    setTo({
      message: t('user.suspendDialog.done', { name }),
      limits: t('user.suspendDialog.undoLimits'),
      undone: t('user.suspendDialog.undone', { name }),
    });
  return (
    <WriteDialog
      {...dialog}
      title={t('user.suspendDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.suspendDialog.confirm')}
      isDestructive
      onConfirm={suspend}
    >
      <Text size="sm">{t('user.suspendDialog.text')}</Text>
    </WriteDialog>
  );
}

export function RestoreUserDialog({ user, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { dialog, setTo } = useSuspension(user, false, onClose);
  const name = displayName(user);
  const restore = () =>
    setTo({ message: t('user.restoreDialog.done', { name }), undone: t('user.restoreDialog.undone', { name }) });
  return (
    <WriteDialog
      {...dialog}
      title={t('user.restoreDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.restoreDialog.confirm')}
      onConfirm={restore}
    >
      <Text size="sm">{t('user.restoreDialog.text')}</Text>
    </WriteDialog>
  );
}

type Messages = { message: string; limits?: string; undone: string };

function useSuspension(user: User, isSuspended: boolean, onClose: () => void) {
  const { t } = useTranslation();
  const mutation = userMutations.setSuspended(user.id);
  const change = useWrite({ action: isSuspended ? 'users:suspend' : 'users:restore', user, mutation });
  const setTo = ({ message, ...texts }: Messages) =>
    change.run(isSuspended, {
      notice: (saved) => ({
        message,
        differing: saved.isSuspended === isSuspended ? [] : [t('users.column.status')],
        undo: undoBy(mutation, !isSuspended, texts),
      }),
      onDone: onClose,
    });
  const dialog = {
    write: change,
    requests: [userRequests.setSuspended(user.id, isSuspended)],
    /** Clears the error, so that the dialog opens without it. */
    onClose: () => {
      change.reset();
      onClose();
    },
  };
  return { dialog, setTo };
}
