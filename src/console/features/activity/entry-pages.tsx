import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/data/explain-error.ts';
import { logQueries } from '#console/data/logs.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { pageCount } from '#console/ui/page-math.ts';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { LogFilter } from '#contract/logs.ts';
import { pageSizes } from '#contract/paging.ts';
import type { User } from '#contract/users.ts';

import type { ActivityState } from './activity-state.ts';
import { ActivityTable } from './activity-table.tsx';
import { foldStories } from './stories.ts';
import { useNames } from './use-names.ts';

type Props = {
  filter: LogFilter;
  paging: Pick<ActivityState, 'page' | 'page_size'>;
  isFolded: boolean;
  isFiltered: boolean;
  user: User | undefined;
  hrefFor: (page: number) => string;
  onPageSize: (pageSize: number) => void;
};

/** A page of the log: its entries, or the stories that they make. */
export function EntryPages({ filter, paging, isFolded, isFiltered, user, hrefFor, onPageSize }: Props) {
  const { t } = useTranslation();
  const { page, page_size } = paging;
  const logs = useQuery(logQueries.list({ ...filter, page, page_size }));
  const names = useNames(logs.data?.items ?? [], user);

  if (logs.isError) return <LoadFailed {...explainError(logs.error, t)} onRetry={logs.refetch} />;
  if (logs.isPending) return <TableSkeleton rows={page_size} />;

  const { items, total, isCapped } = logs.data;
  const edges = { hasNewer: page > 1, hasOlder: isCapped || page < pageCount(total, page_size) };
  return (
    <>
      {items.length === 0 ? (
        <EmptyState title={t('activity.empty.title')}>
          {isFiltered ? t('activity.empty.filtered') : t('activity.empty.text')}
        </EmptyState>
      ) : (
        <ActivityTable
          told={isFolded ? foldStories(items, edges) : items}
          names={names}
          isStale={logs.isPlaceholderData}
          isForOneUser={user !== undefined}
        />
      )}
      <Pager
        page={page}
        pageSize={page_size}
        pageSizes={pageSizes}
        total={total}
        isCapped={isCapped}
        hrefFor={hrefFor}
        onPageSize={onPageSize}
      />
      {isFolded && items.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('stories.inferred')} {user !== undefined && t('stories.onlyNamed')}
        </Text>
      )}
    </>
  );
}
