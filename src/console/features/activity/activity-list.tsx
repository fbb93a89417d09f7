import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/data/explain-error.ts';
import { logQueries } from '#console/data/logs.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { pageSizes } from '#contract/paging.ts';

import { ActivityFilters } from './activity-filters.tsx';
import { activityState } from './activity-state.ts';
import { ActivityTable } from './activity-table.tsx';

type Props = {
  /** Only this user's entries; without it, everybody's, with a filter for the user. */
  userId?: string;
};

/** Filters, entries and pager; the page around it says whose they are. */
export function ActivityList({ userId }: Props) {
  const { t } = useTranslation();
  const { state, hrefWith, push } = useUrlState(activityState);
  const logs = useQuery(logQueries.list({ ...state, ...(userId !== undefined && { userId }) }));
  const isFiltered = [state.logKey, state.applicationId, state.start_time, state.end_time, state.userId].some(
    (value) => value !== undefined,
  );

  return (
    <Stack>
      <ActivityFilters
        state={state}
        isForOneUser={userId !== undefined}
        onChange={(changes) => push({ ...changes, page: 1 })}
      />
      {logs.isError && <LoadFailed {...explainError(logs.error, t)} onRetry={logs.refetch} />}
      {logs.isPending && <TableSkeleton rows={state.page_size} />}
      {logs.isSuccess && (
        <>
          {logs.data.items.length === 0 ? (
            <EmptyState title={t('activity.empty.title')}>
              {isFiltered ? t('activity.empty.filtered') : t('activity.empty.text')}
            </EmptyState>
          ) : (
            <ActivityTable
              logs={logs.data.items}
              isStale={logs.isPlaceholderData}
              isForOneUser={userId !== undefined}
            />
          )}
          <Pager
            page={state.page}
            pageSize={state.page_size}
            pageSizes={pageSizes}
            total={logs.data.total}
            isCapped={logs.data.isCapped}
            hrefFor={(page) => hrefWith({ page })}
            onPageSize={(page_size) => push({ page_size, page: 1 })}
          />
        </>
      )}
    </Stack>
  );
}
