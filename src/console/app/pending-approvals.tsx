import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { approvalQueries } from '#console/api/approvals.ts';
import { bringIntoSight } from '#console/lib/bring-into-sight.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

/** Interval of checking for approval requests, in ms. */
const pollInterval = 60_000;

/** Badge with the number of pending approval requests of other operators, for those who may decide them. */
export function PendingApprovals() {
  const { may } = useOperator();
  return may('approvals:decide') && <Count />;
}

function Count() {
  const { t } = useTranslation();
  const { data = [] } = useQuery({ ...approvalQueries.list(), refetchInterval: pollInterval });
  const count = data.filter(({ state, isOwn }) => state === 'pending' && !isOwn).length;
  return (
    count > 0 && (
      <Badge ref={keepInSight} size="sm" circle={count < 10} aria-label={t('approvals.pending', { count })}>
        {count}
      </Badge>
    )
  );
}

/** Keeps the current link visible when the badge appears and makes the navigation wider. */
const keepInSight = (badge: HTMLElement | null) =>
  bringIntoSight(badge?.closest('nav')?.querySelector('[aria-current]'));
