import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconHourglass, IconUserCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { approvalMutations, approvalQueries, type Refused } from '#console/api/approvals.ts';
import { explainError } from '#console/api/explain-error.ts';
import { paths } from '#console/lib/paths.ts';
import { SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import type { Approval } from '#contract/approvals.ts';

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
  const ids = asking.data ?? refused.flatMap(({ needed }) => needed.approvalId ?? []);
  const list = useQuery({ ...approvalQueries.list(), enabled: ids.length > 0, refetchInterval: pollInterval });
  // If only some were requested, all are offered: the gateway keeps one request for each action.
  const areAllRequested = ids.length >= refused.length;
  const requests = areAllRequested ? (list.data?.filter(({ id }) => ids.includes(id)) ?? []) : [];
  const isOf = (...states: Approval['state'][]) =>
    requests.length > 0 && requests.every(({ state }) => states.includes(state));
  const submission = useSubmission(asking.isReady, () => asking.run(refused.map(({ request }) => request)));
  const refusal = requests.find(({ state }) => state === 'refused');

  // The gateway carries out such a request when it is approved.
  const makesChange = requests.some(({ action }) => action === 'identifiers:correct');

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
  if (requests.some(({ state }) => state === 'pending') && refusal === undefined) {
    return (
      <Alert role="status" color="blue" icon={<IconHourglass aria-hidden />} title={t('approvals.offer.pending')}>
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t(makesChange ? 'approvals.offer.pendingTextNow' : 'approvals.offer.pendingText')}</Text>
          <Anchor component={Link} to={paths.approvals()} size="sm">
            {t('approvals.offer.view')}
          </Anchor>
        </Stack>
      </Alert>
    );
  }
  return (
    <Alert
      role="alert"
      color={refusal === undefined ? 'orange' : 'red'}
      icon={refusal === undefined ? <IconUserCheck aria-hidden /> : <IconX aria-hidden />}
      title={t(refusal === undefined ? 'approvals.offer.title' : 'approvals.offer.refused')}
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
            <Text size="sm">{t('approvals.offer.refusedText', { name: refusal.decidedBy?.name ?? '' })}</Text>
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
