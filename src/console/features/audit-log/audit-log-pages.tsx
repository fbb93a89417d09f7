import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { auditLogQueries, type AuditLogListQuery } from '#console/api/audit-log.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';

import { AuditLogTable } from './audit-log-table.tsx';

type Props = {
  query: AuditLogListQuery;
  isFiltered: boolean;
  hrefFor: (page: number) => string;
  onPageSize: (pageSize: number) => void;
};

/** One page of audit events, newest first, with the pager. */
export function AuditLogPages({ query, isFiltered, hrefFor, onPageSize }: Props) {
  const { t } = useTranslation();
  const auditLog = useQuery(auditLogQueries.list(query));
  const emptyText = (total: number) => {
    if (total > 0) return t('auditLog.empty.beyond');
    return t(isFiltered ? 'auditLog.empty.filtered' : 'auditLog.empty.text');
  };
  return (
    <Loaded query={auditLog} waiting={<TableSkeleton rows={query.page_size} />}>
      {({ items, total, isCapped }) => (
        <>
          {items.length === 0 ? (
            <EmptyState title={t('auditLog.empty.title')}>{emptyText(total)}</EmptyState>
          ) : (
            <AuditLogTable label={t('auditLog.title')} events={items} isStale={auditLog.isPlaceholderData} />
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
      )}
    </Loaded>
  );
}
