import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

import { logQueries } from '#console/api/logs.ts';
import type { Log, LogFilter } from '#contract/logs.ts';

type Options = {
  /** Must be a stable function. */
  isMatch: (entry: Log) => boolean;
  /** Reading pauses after this many matches… */
  matchesPerRound: number;
  /** …or after this many entries. */
  entriesPerRound: number;
};

/** Reads pages of entries, newest first, until enough match; `readMore` continues. */
export function useLogScan(filter: LogFilter, { isMatch, matchesPerRound, entriesPerRound }: Options) {
  const [now] = useState(() => Date.now());
  const [rounds, setRounds] = useState(1);
  const [isStopped, setIsStopped] = useState(false);
  const until = filter.end_time ?? now;
  const scan = useInfiniteQuery(logQueries.scan({ ...filter, end_time: until }));

  const entries = useMemo(() => distinct(scan.data?.pages.flatMap(({ items }) => items) ?? []), [scan.data]);
  const found = useMemo(() => entries.filter(isMatch), [entries, isMatch]);
  const { hasNextPage, isFetching, isError, fetchNextPage } = scan;
  const isReading =
    scan.isPending ||
    (!isStopped && hasNextPage && found.length < matchesPerRound * rounds && entries.length < entriesPerRound * rounds);

  useEffect(() => {
    // The chart and the list may read the same query: `cancelRefetch: false` makes them share one request.
    if (isReading && !isFetching && !isError) void fetchNextPage({ cancelRefetch: false });
    // `entries` is a dependency, because `isFetching` may change and change back between two renders.
  }, [entries, isReading, isFetching, isError, fetchNextPage]);

  const [first] = scan.data?.pages ?? [];
  return {
    /** End of the time range that is read, in ms since the epoch. */
    until,
    entries,
    found,
    total: first?.total ?? 0,
    isCapped: first?.isCapped ?? false,
    isReading: isReading && !isError,
    isComplete: scan.isSuccess && !hasNextPage,
    error: scan.error,
    stop: () => setIsStopped(true),
    readMore: () => {
      setIsStopped(false);
      // One page may hold enough matches for several rounds.
      const done = Math.max(Math.floor(found.length / matchesPerRound), Math.floor(entries.length / entriesPerRound));
      if (done >= rounds) setRounds(done + 1);
      if (isError) void fetchNextPage();
    },
  };
}

/** Removes duplicates: entries of the same millisecond may be on two pages. */
const distinct = (entries: readonly Log[]): Log[] => [...new Map(entries.map((entry) => [entry.id, entry])).values()];
