import { Alert, Anchor, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { approvalQueries } from '#console/api/approvals.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { actionName, failureText } from '#console/shared/audit/event-texts.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Approval } from '#contract/approvals.ts';

/** Interval of checking for requests and decisions, in ms. */
const pollInterval = 60_000;

/**
 * Approval requests about the user that are pending, or were approved in the last 24 hours and not carried out: all for operators
 * who may decide them, otherwise the operator's own.
 */
export function PendingRequests({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const { data = [], dataUpdatedAt } = useQuery({ ...approvalQueries.list(), refetchInterval: pollInterval });
  const requests = data.filter(({ userIds }) => userIds.includes(userId));
  // A later request replaces the failed one. The list is newest first.
  const isLatest = ({ id, action }: Approval) => requests.find((one) => one.action === action)?.id === id;
  return requests
    .filter(
      (one) => one.state === 'pending' || (one.state === 'failed' && one.expiresAt > dataUpdatedAt && isLatest(one)),
    )
    .map(({ id, state, isOwn, requester, action, requestedAt, failure }) => {
      const name = shownName(requester.name, requester.subject);
      const isFailed = state === 'failed';
      const Icon = isFailed ? IconAlertTriangle : IconHourglass;
      return (
        <Alert key={id} color={isFailed ? 'red' : 'blue'} py={4} px="sm" icon={<Icon size={18} aria-hidden />}>
          <Group gap="xs" justify="space-between">
            <Text size="sm">
              <ForeignText>
                {isOwn
                  ? t('approvals.onAccount.own', { action: actionName(action, t) })
                  : t('approvals.onAccount.other', { name, action: actionName(action, t) })}
              </ForeignText>{' '}
              · <Timestamp value={requestedAt} />
              {isFailed && (
                <Text span size="sm" display="block" fw={600}>
                  {t('approvals.state.failed')}
                  {t('controls.colon')}
                  {failureText(failure, t)}
                </Text>
              )}
            </Text>
            <Anchor component={Link} to={paths.approvals()} size="sm">
              {t('approvals.offer.view')}
            </Anchor>
          </Group>
        </Alert>
      );
    });
}
