import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconHourglass, IconUserCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { approvalMutations, approvalQueries, approvalsIn, type Refused } from '#console/api/approvals.ts';
import { explainError } from '#console/api/explain-error.ts';
import { focusIfLost } from '#console/lib/focus-if-lost.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { failureText } from '#console/shared/audit/event-texts.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import type { Approval, ApprovalNeeded } from '#contract/approvals.ts';

import { useWrite } from './use-write.ts';

type Props = { refused: readonly Refused[]; targets: readonly string[] };

/** Interval of checking for the decision, in ms. */
const pollInterval = 5000;

/** Requests approval of refused actions and shows the decision. */
export function ApprovalRequest({ refused, targets }: Props) {
  const { t } = useTranslation();
  const asking = useWrite({
    targets,
    mutation: approvalMutations.request(),
    needsReason: true,
    givenReason: refused[0]?.request.reason,
  });
  const needed = asking.data ?? refused.map((one) => one.needed);
  const ids = needed.flatMap(({ approvalId }) => approvalId ?? []);
  const list = useQuery({ ...approvalQueries.list(), enabled: ids.length > 0, refetchInterval: pollInterval });
  // If only some were requested, all are offered: the gateway keeps one request for each action.
  const areAllRequested = ids.length >= refused.length;
  const requests = areAllRequested ? (list.data?.filter(({ id }) => ids.includes(id)) ?? []) : [];
  const isOf = (...states: Approval['state'][]) =>
    requests.length > 0 && requests.every(({ state }) => states.includes(state));
  const refusal = requests.find(({ state }) => state === 'refused' || state === 'failed');
  // Before the list is there.
  const wasWaiting = list.data === undefined && needed.some(({ state }) => state === 'pending');
  const isWaiting = wasWaiting || (requests.some(({ state }) => state === 'pending') && refusal === undefined);
  const isRepeat = needed.every((one) => one.isRepeat === true);
  const inTheWay = (asking.error === null ? refused : approvalsIn(asking.error)).flatMap(
    (one) => one.needed.inTheWay ?? [],
  );

  // The gateway carries out such a request when it is approved.
  const makesChange = refused.some((one) => one.needed.because === 'unverified-caller');

  const run = (replaces: readonly string[]) =>
    asking.run({ requests: refused.map(({ request }) => request), replaces });
  const submission = useSubmission(asking.isReady, () => run([]));

  if (isOf('approved', 'used')) {
    return (
      <Alert role="status" color="green" icon={<IconCircleCheck aria-hidden />} title={t('approvals.offer.approved')}>
        <Text size="sm">
          {t(makesChange && isOf('used') ? 'approvals.offer.approvedTextNow' : 'approvals.offer.approvedText', {
            name: requests[0]?.decidedBy?.name ?? '',
          })}
        </Text>
      </Alert>
    );
  }
  if (isWaiting) {
    return (
      <Alert
        ref={isRepeat ? focus : focusIfLost}
        tabIndex={-1}
        role="status"
        color="blue"
        icon={<IconHourglass aria-hidden />}
        title={t(isRepeat ? 'approvals.offer.repeated' : 'approvals.offer.pending')}
      >
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t(makesChange ? 'approvals.offer.pendingTextNow' : 'approvals.offer.pendingText')}</Text>
          <ViewApprovals />
        </Stack>
      </Alert>
    );
  }
  if (inTheWay.length > 0) {
    return (
      <InTheWay
        requests={inTheWay}
        reasonField={asking.reasonField}
        isReady={asking.isReady}
        isPending={asking.isPending}
        onReplace={() => run(inTheWay.map(({ id }) => id))}
      />
    );
  }
  return (
    <Alert
      role="alert"
      color={refusal === undefined ? 'orange' : 'red'}
      icon={refusal === undefined ? <IconUserCheck aria-hidden /> : <IconX aria-hidden />}
      title={refusal === undefined ? t('approvals.offer.title') : t(`approvals.state.${refusal.state}`)}
    >
      <SubmissionArea submission={submission}>
        <Stack gap="xs" align="flex-start">
          {refusal === undefined ? (
            [...new Set(refused.map(({ needed }) => needed.because))].map((because) => (
              <Text key={because} size="sm">
                {t(`approvals.because.${because}`)}
              </Text>
            ))
          ) : (
            <Text size="sm">
              {refusal.state === 'failed'
                ? failureText(refusal.failure, t)
                : t('approvals.offer.refusedText', { name: refusal.decidedBy?.name ?? '' })}
            </Text>
          )}
          {asking.reasonField}
          {asking.error !== null && (
            <Text size="sm" role="alert">
              {explainError(asking.error, t).message}
            </Text>
          )}
          <SubmitButton submission={submission} size="xs" loading={asking.isPending}>
            {t('approvals.offer.ask')}
          </SubmitButton>
        </Stack>
      </SubmissionArea>
    </Alert>
  );
}

type InTheWayProps = {
  requests: NonNullable<ApprovalNeeded['inTheWay']>;
  reasonField: ReactNode;
  isReady: boolean;
  isPending: boolean;
  onReplace: () => void;
};

/** Requests for the same with other values: the operator's own ones can be replaced. */
function InTheWay({ requests, reasonField, isReady, isPending, onReplace }: InTheWayProps) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const other = requests.find(({ isOwn }) => !isOwn);
  const submission = useSubmission(isReady, onReplace);
  return (
    <Alert
      ref={focusIfLost}
      tabIndex={-1}
      role="alert"
      color="orange"
      icon={<IconHourglass aria-hidden />}
      title={t('approvals.inTheWay.title')}
    >
      <SubmissionArea submission={submission}>
        <Stack gap="xs" align="flex-start">
          <Text size="sm">
            {other === undefined
              ? t('approvals.inTheWay.own')
              : t('approvals.inTheWay.other', { name: shownName(other.requester, other.id) })}
          </Text>
          {(other === undefined || may('approvals:decide')) && <ViewApprovals />}
          {other === undefined && (
            <>
              {reasonField}
              <SubmitButton submission={submission} size="xs" loading={isPending}>
                {t('approvals.inTheWay.replace')}
              </SubmitButton>
            </>
          )}
        </Stack>
      </SubmissionArea>
    </Alert>
  );
}

function ViewApprovals() {
  const { t } = useTranslation();
  return (
    <Anchor component={Link} to={paths.approvals()} size="sm">
      {t('approvals.offer.view')}
    </Anchor>
  );
}

/** The answer to the button may be out of sight in a long dialog. */
const focus = (shown: HTMLElement | null): void => shown?.focus();
