import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/data/explain-error.ts';
import { journalQueries, type JournalListQuery } from '#console/data/audit-log.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';

import { JournalTable } from './audit-log-table.tsx';

type Props = {
  query: JournalListQuery;
  isFiltered: boolean;
  hrefFor: (page: number) => string;
  onPageSize: (pageSize: number) => void;
};

/** A page of entries, newest first, and the way to the others. */
export function JournalPages({ query, isFiltered, hrefFor, onPageSize }: Props) {
  const { t } = useTranslation();
  const journal = useQuery(journalQueries.list(query));
  if (journal.isError) return <LoadFailed {...explainError(journal.error, t)} onRetry={journal.refetch} />;
  if (journal.isPending) return <TableSkeleton rows={query.page_size} />;

  const { items, total, isCapped } = journal.data;
  const emptyText = () => {
    if (total > 0) return t('journal.empty.beyond');
    return t(isFiltered ? 'journal.empty.filtered' : 'journal.empty.text');
  };
  return (
    <>
      {items.length === 0 ? (
        <EmptyState title={t('journal.empty.title')}>{emptyText()}</EmptyState>
      ) : (
        <JournalTable label={t('journal.title')} entries={items} isStale={journal.isPlaceholderData} />
      )}
      <Pager
        page={query.page}
        pageSize={query.page_size}
        pageSizes={pageSizes}
        total={total}
        isCapped={isCapped}
        hrefFor={hrefFor}
        onPageSize={onPageSize}
      />
    </>
  );
}
