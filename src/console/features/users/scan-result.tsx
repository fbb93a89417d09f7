import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient, useQuery } from '@tanstack/react-query';
import { Suspense, useMemo, useRef, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { userQueries } from '#console/api/users.ts';
import type { CutMatches } from '#console/shared/search/cut-matches.ts';
import { BeyondEnd } from '#console/ui/beyond-end.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { pageCount } from '#console/ui/page-math.ts';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';

import { type ScanQuery, toCachedScan, scanQueries } from './scan/scan-queries.ts';
import {
  missedUsers,
  maxScanned,
  scanSize,
  type FetchPage,
  emptyScan,
  type Scan,
  scanUsers,
} from './scan/scan-users.ts';
import { UserTable } from './user-table.tsx';

const ExportButton = lazyPart(async () => (await import('#console/shared/export/export-button.tsx')).ExportButton);

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
  const beyond = useMemo(() => (isComplete ? { ids: found.map(({ id }) => id) } : undefined), [isComplete, found]);

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
      {shown.length > 0 && <UserTable users={shown} cut={cut} isStale={false} origin={origin} beyond={beyond} />}
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

type ScanProgressProps = { task: ReturnType<typeof useUserScan> };

/** Progress of a scan, with buttons to stop, resume and restart it. */
function ScanProgress({ task }: ScanProgressProps) {
  const { t } = useTranslation();
  const { scan, found, isRunning, error } = task;
  const status = useRef<HTMLParagraphElement>(null);
  // Keeps the focus nearby when the pressed button is replaced by another.
  const keepingFocus = (action: () => void) => () => {
    status.current?.focus();
    action();
  };
  const isComplete = scan.state === 'complete';
  const checked = scan.checked.size;
  // Users created meanwhile may exceed the expected number.
  const total = Math.max(checked, scanSize(scan));
  const part = total === 0 ? 0 : Math.round((checked / total) * 100);
  const stage = isComplete ? 'complete' : !isRunning ? 'partial' : scan.pages === undefined ? 'locating' : 'reading';

  return (
    <Stack gap="xs">
      <Group gap="sm">
        {/* Screen readers announce only the end, not every step. */}
        <Text
          ref={status}
          tabIndex={-1}
          role="status"
          aria-live={isRunning ? 'off' : 'polite'}
          size="sm"
          fw={stage === 'partial' ? 600 : undefined}
        >
          {t(`scan.${stage}`, { looked: checked, total, found: found.length })}
        </Text>
        {isRunning && (
          <Button size="compact-sm" variant="default" onClick={keepingFocus(task.stop)}>
            {t('scan.stop')}
          </Button>
        )}
        {!isRunning && !isComplete && error === undefined && (
          <Button size="compact-sm" onClick={keepingFocus(task.resume)}>
            {t('scan.continue')}
          </Button>
        )}
        {!isRunning && checked > 0 && (
          <Button size="compact-sm" variant="default" onClick={keepingFocus(task.restart)}>
            {t('scan.again')}
          </Button>
        )}
        {!isRunning && found.length > 0 && (
          <Suspense fallback={null}>
            <ExportButton size="compact-sm" selection={{ by: 'ids', ids: found.map(({ id }) => id) }} />
          </Suspense>
        )}
      </Group>
      {!isComplete && <Progress value={part} size="xs" aria-label={t('scan.progress')} />}
    </Stack>
  );
}

/**
 * Scans users while the component is mounted, until stopped. The progress is cached, so the scan resumes when the
 * operator comes back. `query` must be referentially stable.
 */
function useUserScan(query: ScanQuery) {
  const client = useQueryClient();
  const options = scanQueries.cached(query);
  const { scan, isStopped, items } = useQuery(options).data;
  const [failure, setFailure] = useState<{ query: ScanQuery; error: Error }>();
  const error = failure?.query === query ? failure.error : undefined;
  const isRunning = scan.state === 'unfinished' && !isStopped && error === undefined;

  useEffect(() => {
    if (!isRunning) return;
    const run = new AbortController();
    const { queryKey } = scanQueries.cached(query);
    const fetchPage: FetchPage = (page, pageSize) => {
      const pageQuery = scanQueries.page(query.search, page, pageSize);
      run.signal.addEventListener('abort', () => void client.cancelQueries({ queryKey: pageQuery.queryKey }));
      return client.query(pageQuery);
    };
    const start = client.getQueryData(queryKey)?.scan ?? emptyScan;
    const report = (step: Scan) => void client.setQueryData(queryKey, toCachedScan(step));
    scanUsers(start, { filter: query.filter, fetchPage, report, signal: run.signal }).catch((reason: unknown) => {
      if (!run.signal.aborted)
        setFailure({ query, error: reason instanceof Error ? reason : new Error(String(reason)) });
    });
    return () => run.abort();
  }, [client, query, isRunning]);

  const update = (step: Scan, isStoppedNow: boolean) => {
    setFailure(undefined);
    client.setQueryData(options.queryKey, toCachedScan(step, isStoppedNow));
  };
  return {
    scan,
    found: items,
    isRunning,
    error,
    stop: () => update(scan, true),
    resume: () => update(scan, false),
    restart: () => update(emptyScan, false),
  };
}
