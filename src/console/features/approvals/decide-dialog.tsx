import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { approvalMutations, type Decision } from '#console/api/approvals.ts';
import { explainError } from '#console/api/explain-error.ts';
import { userQueries } from '#console/api/users.ts';
import { focusIfLost } from '#console/lib/focus-if-lost.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { useLast } from '#console/lib/use-last.ts';
import { actionName, failureText } from '#console/shared/audit/event-texts.ts';
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
  const [userId, ...otherIds] = userIds;
  const isChange = userId !== undefined && otherIds.length === 0 && approval.before !== null;
  const client = useQueryClient();
  const stored = useQuery({ ...userQueries.detail(client, userId ?? ''), enabled: isOpen && isChange, staleTime: 0 });
  const values = <RequestedValues approval={approval} size="sm" stored={isChange ? stored.data : undefined} />;
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
      outcome={
        deciding.error === null || approval.state === 'pending' ? undefined : (
          <Closed approval={approval} error={deciding.error} onClose={onClose}>
            {values}
          </Closed>
        )
      }
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
          {otherIds.length > 0
            ? t('approvals.users', { count: userIds.length })
            : t('approvals.concerns', { name: nameOf(userId) })}
        </Text>
      )}
      {values}
      {reason && <Text size="sm">{t('approvals.reasonGiven', { reason })}</Text>}
    </WriteDialog>
  );
}

type ClosedProps = { approval: Approval; error: Error; onClose: () => void; children: ReactNode };

/** Instead of the confirmation: the request was approved without effect, or was closed before this decision. */
function Closed({ approval: { state, failure }, error, onClose, children }: ClosedProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert
        ref={focusIfLost}
        tabIndex={-1}
        role="alert"
        color={state === 'failed' ? 'red' : 'orange'}
        title={t(`approvals.state.${state}`)}
      >
        {state === 'failed' ? failureText(failure, t) : explainError(error, t).message}
      </Alert>
      {children}
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </Group>
    </Stack>
  );
}
