import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { toCachedScan, scanQueries, type ScanQuery } from './scan/scan-queries.ts';
import { type FetchPage, emptyScan, type Scan, scanUsers } from './scan/scan-users.ts';

/**
 * Looks through the users as long as this is on screen and nobody stops it. Whoever comes back finds what was found, and it
 * goes on from there. `query` must be the same object as long as it means the same.
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
      const question = scanQueries.page(query.search, page, pageSize);
      run.signal.addEventListener('abort', () => void client.cancelQueries({ queryKey: question.queryKey }));
      return client.query(question);
    };
    const begun = client.getQueryData(queryKey)?.scan ?? emptyScan;
    const report = (step: Scan) => void client.setQueryData(queryKey, toCachedScan(step));
    scanUsers(begun, { filter: query.filter, fetchPage, report, signal: run.signal }).catch((reason: unknown) => {
      if (!run.signal.aborted)
        setFailure({ query, error: reason instanceof Error ? reason : new Error(String(reason)) });
    });
    return () => run.abort();
  }, [client, query, isRunning]);

  const keep = (step: Scan, isStoppedNow: boolean) => {
    setFailure(undefined);
    client.setQueryData(options.queryKey, toCachedScan(step, isStoppedNow));
  };
  return {
    scan,
    found: items,
    isRunning,
    error,
    stop: () => keep(scan, true),
    goOn: () => keep(scan, false),
    startAnew: () => keep(emptyScan, false),
  };
}
