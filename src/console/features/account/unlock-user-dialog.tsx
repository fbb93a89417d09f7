import { Text } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { notifySuccess } from '#console/ui/notify.ts';
import type { User } from '#contract/users.ts';

import { unlockMutations } from './unlock.ts';

type Props = { user: User; isOpen: boolean; onClose: () => void; focusFallback: RefObject<HTMLElement | null> };

/** Confirms unlocking a user who was locked out after too many failed attempts. */
export function UnlockUserDialog({ user, isOpen, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const unlock = useWrite(unlockMutations.unlock(user.id));
  const name = displayName(user);
  const close = () => {
    unlock.reset();
    onClose();
  };
  return (
    <WriteDialog
      user={user}
      action="users:unlock"
      write={unlock}
      title={t('user.unlockDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.unlockDialog.confirm')}
      onConfirm={() =>
        unlock.mutate(undefined, {
          onSuccess: () => {
            close();
            notifySuccess(t('user.unlockDialog.done', { name }));
          },
        })
      }
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('user.unlockDialog.text')}</Text>
    </WriteDialog>
  );
}
