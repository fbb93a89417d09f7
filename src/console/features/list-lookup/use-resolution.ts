import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

import { type ListEntry, type Outcome, resolveList } from '#console/data/lookup/resolve-list.ts';
import { userQueries } from '#console/data/users.ts';
import { maxPageSize } from '#contract/paging.ts';

type Outcomes = ReadonlyMap<ListEntry, Outcome>;

const none: Outcomes = new Map();

/** Finds out whom the entries mean, as long as this is on screen and nobody stops it. */
export function useResolution(entries: readonly ListEntry[]) {
  const client = useQueryClient();
  const [outcomes, setOutcomes] = useState(none);
  const [isRunning, setIsRunning] = useState(true);
  const running = useRef<AbortController>(undefined);

  const start = useCallback(
    async (some: readonly ListEntry[]) => {
      const run = new AbortController();
      running.current = run;
      await resolveList(
        some,
        (search) => {
          const question = userQueries.list({ page: 1, page_size: maxPageSize, search });
          run.signal.addEventListener('abort', () => void client.cancelQueries({ queryKey: question.queryKey }));
          // Through the cache, so that the page of somebody who was found opens at once.
          return client.query(question);
        },
        (entry, outcome) => setOutcomes((before) => new Map(before).set(entry, outcome)),
        run.signal,
      );
      if (!run.signal.aborted) setIsRunning(false);
    },
    [client],
  );

  useEffect(() => {
    void start(entries);
    return () => running.current?.abort();
  }, [entries, start]);

  const isOpen = (entry: ListEntry) => (outcomes.get(entry)?.state ?? 'failed') === 'failed';
  return {
    outcomes,
    isRunning,
    stop: () => {
      running.current?.abort();
      setIsRunning(false);
    },
    /** Asks again for everybody of whom nothing is known. */
    resume: () => {
      setIsRunning(true);
      void start(entries.filter(isOpen));
    },
  };
}
