import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { auditLogMutations } from '#console/api/audit-log.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';

type Props = { userId: string; isOpen: boolean; onClose: () => void };

/** Erases the values that the audit log stores about a user, by ID, because the account may be deleted. */
export function EraseDialog({ userId, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const erasure = useWrite({ action: 'audit:erase', targets: [userId], mutation: auditLogMutations.erase() });
  const close = () => {
    erasure.reset();
    onClose();
  };
  const erase = () =>
    erasure.run(userId, {
      notice: () => ({ message: t('auditLog.erase.done', { id: userId }) }),
      onDone: close,
    });
  return (
    <WriteDialog
      write={erasure}
      title={t('auditLog.erase.title')}
      isOpen={isOpen}
      confirmLabel={t('auditLog.erase.confirm')}
      isDestructive
      onConfirm={erase}
      onClose={close}
    >
      <Text size="sm">{t('auditLog.erase.text', { id: userId })}</Text>
    </WriteDialog>
  );
}
