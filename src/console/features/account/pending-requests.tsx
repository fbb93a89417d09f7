import { Alert, Anchor, Group, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { approvalQueries } from '#console/api/approvals.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { actionName } from '#console/shared/audit/event-texts.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';

/** Interval of checking for requests and decisions, in ms. */
const pollInterval = 60_000;

/** Pending approval requests about the user: all for operators who may decide them, otherwise the operator's own. */
export function PendingRequests({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery({ ...approvalQueries.list(), refetchInterval: pollInterval });
  return data
    .filter(({ state, userIds }) => state === 'pending' && userIds.includes(userId))
    .map(({ id, isOwn, requester, action, requestedAt }) => {
      const name = shownName(requester.name, requester.subject);
      return (
        <Alert key={id} color="blue" py={4} px="sm" icon={<IconHourglass size={18} aria-hidden />}>
          <Group gap="xs" justify="space-between">
            <Text size="sm">
              <ForeignText>
                {isOwn
                  ? t('approvals.onAccount.own', { action: actionName(action, t) })
                  : t('approvals.onAccount.other', { name, action: actionName(action, t) })}
              </ForeignText>{' '}
              · <Timestamp value={requestedAt} />
            </Text>
            <Anchor component={Link} to={paths.approvals()} size="sm">
              {t('approvals.offer.view')}
            </Anchor>
          </Group>
        </Alert>
      );
    });
}
