import { Alert } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { userQueries } from '#console/api/users.ts';
import type { CutMatches } from '#console/shared/search/cut-matches.ts';
import { BeyondEnd } from '#console/ui/beyond-end.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { pageCount } from '#console/ui/page-math.ts';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';

import { ScanProgress } from './scan-progress.tsx';
import type { ScanQuery } from './scan/scan-queries.ts';
import { missedUsers, maxScanned, scanSize } from './scan/scan-users.ts';
import { useUserScan } from './use-user-scan.ts';
import { UserTable } from './user-table.tsx';

type Props = {
  query: ScanQuery;
  here: string;
  cut: CutMatches;
  page: number;
  pageSize: number;
  hrefFor: (page: number) => string;
  onPageSize: (pageSize: number) => void;
};

/** Maximum size of a result set, as its IDs are stored in the history entry. */
const maxResultSet = 1000;

/** Users found so far by a scan, with its progress. Partial results are labeled as such. */
export function ScanResult({ query, here, cut, page, pageSize, hrefFor, onPageSize }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const task = useUserScan(query);
  const { scan, found, isRunning, error } = task;
  const missed = missedUsers(scan);
  const isComplete = scan.state === 'complete';

  const origin = useMemo(() => {
    const ids = found.map(({ id }) => id);
    const isResultSet = ids.length > 0 && ids.length <= maxResultSet;
    const resultSet = { query: { page: 1, page_size: ids.length }, ids, total: ids.length };
    return { from: here, ...(isResultSet && { resultSet }) };
  }, [here, found]);

  if (scan.state === 'tooMany') {
    return (
      <EmptyState title={t('scan.tooMany')}>
        {t('scan.tooManyText', { total: scanSize(scan), most: maxScanned })}
      </EmptyState>
    );
  }
  // Uses cached users where they are newer than the scan.
  const shown = found
    .slice((page - 1) * pageSize, page * pageSize)
    .map((user) => client.getQueryData(userQueries.detail(client, user.id).queryKey) ?? user);

  return (
    <>
      <ScanProgress task={task} />
      {error !== undefined && (
        <LoadFailed
          {...explainError(error, t)}
          title={t('scan.failed')}
          retryLabel={t('scan.continue')}
          onRetry={task.resume}
        />
      )}
      {missed > 0 && <Alert color="orange">{t('scan.missed', { count: missed })}</Alert>}
      {query.filter.hasPassword !== undefined && scan.withoutPasswordInfo > 0 && (
        <Alert color="orange">{t('scan.unknownPassword', { count: scan.withoutPasswordInfo })}</Alert>
      )}
      {shown.length > 0 && <UserTable users={shown} cut={cut} isStale={false} origin={origin} />}
      {shown.length === 0 && isRunning && <TableSkeleton rows={pageSize} />}
      {shown.length === 0 && found.length > 0 && !isRunning && (
        <BeyondEnd page={page} last={pageCount(found.length, pageSize)} hrefFor={hrefFor} />
      )}
      {found.length === 0 && !isRunning && error === undefined && (
        <EmptyState title={t('scan.none')}>{t(isComplete ? 'scan.noneAtAll' : 'scan.noneYet')}</EmptyState>
      )}
      {found.length > 0 && (
        <Pager
          page={page}
          pageSize={pageSize}
          pageSizes={pageSizes}
          total={found.length}
          hrefFor={hrefFor}
          onPageSize={onPageSize}
        />
      )}
    </>
  );
}
