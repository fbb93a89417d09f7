import { Text } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { User } from '#contract/users.ts';

import { unlockMutations } from './unlock.ts';

type Props = { user: User; isOpen: boolean; onClose: () => void; focusFallback: RefObject<HTMLElement | null> };

/** Confirms unlocking a user who was locked out after too many failed attempts. */
export function UnlockUserDialog({ user, isOpen, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const unlock = useWrite({ action: 'users:unlock', user, mutation: unlockMutations.unlock(user.id) });
  const name = displayName(user);
  const close = () => {
    unlock.reset();
    onClose();
  };
  return (
    <WriteDialog
      write={unlock}
      title={t('user.unlockDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.unlockDialog.confirm')}
      onConfirm={() =>
        unlock.run(undefined, {
          notice: () => ({ message: t('user.unlockDialog.done', { name }) }),
          onDone: close,
        })
      }
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('user.unlockDialog.text')}</Text>
    </WriteDialog>
  );
}
