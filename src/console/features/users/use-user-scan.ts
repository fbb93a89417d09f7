import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { toCachedScan, scanQueries, type ScanQuery } from './scan/scan-queries.ts';
import { type FetchPage, emptyScan, type Scan, scanUsers } from './scan/scan-users.ts';

/**
 * Scans users while the component is mounted, until stopped. The progress is cached, so the scan resumes when the
 * operator comes back. `query` must be referentially stable.
 */
export function useUserScan(query: ScanQuery) {
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
