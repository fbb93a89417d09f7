import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

import { logQueries } from '#console/api/logs.ts';
import type { Log, LogFilter } from '#contract/logs.ts';

type Options = {
  /** Which entries are looked for; a stable function. */
  isWanted: (entry: Log) => boolean;
  /** Reading pauses when so many are found… */
  enough: number;
  /** …or so many entries were read. */
  most: number;
};

/** Reads entries on and on, newest first, until enough are found; pauses then, and goes on when told to. */
export function useScan(filter: LogFilter, { isWanted, enough, most }: Options) {
  const [now] = useState(() => Date.now());
  const [rounds, setRounds] = useState(1);
  const [isStopped, setIsStopped] = useState(false);
  const until = filter.end_time ?? now;
  const scan = useInfiniteQuery(logQueries.scan({ ...filter, end_time: until }));

  const entries = useMemo(() => distinct(scan.data?.pages.flatMap(({ items }) => items) ?? []), [scan.data]);
  const found = useMemo(() => entries.filter(isWanted), [entries, isWanted]);
  const { hasNextPage, isFetching, isError, fetchNextPage } = scan;
  const isReading =
    scan.isPending || (!isStopped && hasNextPage && found.length < enough * rounds && entries.length < most * rounds);

  useEffect(() => {
    // Another part of the page may be reading the same: both wait for the same answer.
    if (isReading && !isFetching && !isError) void fetchNextPage({ cancelRefetch: false });
    // Each page asks for the next: `isFetching` alone may come and go unseen between two renders.
  }, [entries, isReading, isFetching, isError, fetchNextPage]);

  const [first] = scan.data?.pages ?? [];
  return {
    /** The end of the time that is read. */
    until,
    entries,
    found,
    total: first?.total ?? 0,
    isCapped: first?.isCapped ?? false,
    isReading: isReading && !isError,
    isComplete: scan.isSuccess && !hasNextPage,
    error: scan.error,
    stop: () => setIsStopped(true),
    readOn: () => {
      setIsStopped(false);
      // One page may hold more than was enough for several rounds.
      const done = Math.max(Math.floor(found.length / enough), Math.floor(entries.length / most));
      if (done >= rounds) setRounds(done + 1);
      if (isError) void fetchNextPage();
    },
  };
}

/** Entries of the same millisecond may stand on two pages. */
const distinct = (entries: readonly Log[]): Log[] => [...new Map(entries.map((entry) => [entry.id, entry])).values()];
