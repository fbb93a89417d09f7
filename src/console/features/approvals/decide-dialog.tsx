import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { approvalMutations, type Decision } from '#console/api/approvals.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { actionName } from '#console/shared/audit/action-name.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { Approval } from '#contract/approvals.ts';

type Props = {
  approval: Approval;
  decision: Decision;
  /** Returns the display name of a user, or the ID while it is unknown. */
  nameOf: (userId: string) => string;
  onClose: () => void;
};

/** Confirms the approval or refusal of another operator's request. */
export function DecideDialog({ approval, decision, nameOf, onClose }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(true);
  const deciding = useWrite({ action: 'approvals:decide', mutation: approvalMutations.decide(approval.id) });
  const { requester, action, userIds, reason } = approval;
  const [userId] = userIds;
  const close = () => {
    setIsOpen(false);
    onClose();
  };
  const decide = () =>
    deciding.run(decision, {
      notice: () => ({ message: t(`approvals.${decision}.done`) }),
      onDone: close,
    });
  return (
    <WriteDialog
      write={deciding}
      title={t(`approvals.${decision}.title`)}
      isOpen={isOpen}
      confirmLabel={t(`approvals.${decision}.button`)}
      isDestructive={decision === 'refuse'}
      onConfirm={decide}
      onClose={close}
    >
      <Text size="sm">
        {t(`approvals.${decision}.text`, {
          name: shownName(requester.name, requester.subject),
          action: actionName(action, t),
        })}
      </Text>
      {userId !== undefined && (
        <Text size="sm">
          {userIds.length > 1
            ? t('approvals.users', { count: userIds.length })
            : t('approvals.concerns', { name: nameOf(userId) })}
        </Text>
      )}
      {reason && <Text size="sm">{t('approvals.reasonGiven', { reason })}</Text>}
    </WriteDialog>
  );
}
