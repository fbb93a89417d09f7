import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { approvalQueries } from '#console/api/approvals.ts';
import { bringIntoSight } from '#console/lib/bring-into-sight.ts';

/** How often requests are looked for, in ms. */
const lookEvery = 60_000;

/** How many requests of other operators wait for a decision. */
export function PendingApprovals() {
  const { t } = useTranslation();
  const { data = [] } = useQuery({ ...approvalQueries.list(), refetchInterval: lookEvery });
  const count = data.filter(({ state, isOwn }) => state === 'pending' && !isOwn).length;
  return (
    count > 0 && (
      <Badge ref={keepInSight} size="sm" circle={count < 10} aria-label={t('approvals.pending', { count })}>
        {count}
      </Badge>
    )
  );
}

/** A badge that appears makes its link wider, and pushes the links behind it. */
const keepInSight = (badge: HTMLElement | null) =>
  bringIntoSight(badge?.closest('nav')?.querySelector('[aria-current]'));
