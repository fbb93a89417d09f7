import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { approvalMutations, type Decision } from '#console/api/approvals.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { useLast } from '#console/lib/use-last.ts';
import { actionName } from '#console/shared/audit/event-texts.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { Approval } from '#contract/approvals.ts';

import { RequestedValues } from './requested-values.tsx';

type Props = {
  /** Undefined while the dialog is closed. */
  approval: Approval | undefined;
  decision: Decision;
  /** Returns the display name of a user, or the ID while it is unknown. */
  nameOf: (userId: string) => string;
  onClose: () => void;
};

/** Confirms the approval or refusal of another operator's request. */
export function DecideDialog({ approval, ...others }: Props) {
  const shown = useLast(approval);
  if (shown === undefined) return null;
  return <Content key={shown.id} {...others} approval={shown} isOpen={approval !== undefined} />;
}

type ContentProps = Props & { approval: Approval; isOpen: boolean };

function Content({ approval, decision, nameOf, isOpen, onClose }: ContentProps) {
  const { t } = useTranslation();
  const deciding = useWrite({ action: 'approvals:decide', mutation: approvalMutations.decide(approval.id) });
  const { requester, action, userIds, reason } = approval;
  const [userId] = userIds;
  // The gateway carries out the correction of an address when it is approved.
  const makesChange = decision === 'approve' && action === 'identifiers:correct';
  const decide = () =>
    deciding.run(decision, {
      notice: () => ({
        message: t(makesChange ? 'approvals.approve.doneNow' : `approvals.${decision}.done`),
      }),
      onDone: onClose,
    });
  return (
    <WriteDialog
      write={deciding}
      title={t(`approvals.${decision}.title`)}
      isOpen={isOpen}
      confirmLabel={t(`approvals.${decision}.button`)}
      isDestructive={decision === 'refuse'}
      onConfirm={decide}
      onClose={onClose}
    >
      <Text size="sm">
        {t(makesChange ? 'approvals.approve.textNow' : `approvals.${decision}.text`, {
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
      <RequestedValues approval={approval} size="sm" />
      {reason && <Text size="sm">{t('approvals.reasonGiven', { reason })}</Text>}
    </WriteDialog>
  );
}
