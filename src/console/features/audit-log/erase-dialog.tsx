import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { journalMutations } from '#console/data/audit-log.ts';
import { rememberedReason } from '#console/data/reasons.ts';
import { useWrite } from '#console/parts/use-write.ts';
import { WriteDialog } from '#console/parts/write-dialog.tsx';
import { notifySuccess } from '#console/ui/notify.ts';

type Props = { userId: string; isOpen: boolean; onClose: () => void };

/** Erases what the journal holds of a person, who may have no account any more: their ID is all that is needed. */
export function EraseDialog({ userId, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const erasure = useWrite(journalMutations.erase());
  const close = () => {
    erasure.reset();
    onClose();
  };
  const erase = () =>
    erasure.mutate(
      // The dialog has just remembered it.
      { userId, reason: rememberedReason(userId) ?? '' },
      {
        onSuccess: () => {
          notifySuccess(t('journal.erase.done', { id: userId }));
          close();
        },
      },
    );
  return (
    <WriteDialog
      deed="journal:erase"
      targets={[userId]}
      write={erasure}
      title={t('journal.erase.title')}
      isOpen={isOpen}
      confirmLabel={t('journal.erase.confirm')}
      isDestructive
      onConfirm={erase}
      onClose={close}
    >
      <Text size="sm">{t('journal.erase.text', { id: userId })}</Text>
    </WriteDialog>
  );
}
