import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { userQueries } from '#console/api/users.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { newSearchRequestId } from '#console/shared/search/lookup-queries.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { Search, UserSearchField } from '#contract/search.ts';

import { type ListEntry, type InputResult, resolveList } from './resolve-list.ts';

type Outcomes = ReadonlyMap<ListEntry, InputResult>;

const none: Outcomes = new Map();

/** Looks up the entries while the component is mounted, until stopped. */
export function useResolution(entries: readonly ListEntry[]) {
  const client = useQueryClient();
  const isMasked = !useOperator().may('users:unmask');
  const [outcomes, setOutcomes] = useState(none);
  const [isRunning, setIsRunning] = useState(true);
  const [wanted, setWanted] = useState(entries);
  const running = useRef<AbortController>(undefined);

  useEffect(() => {
    const run = new AbortController();
    running.current = run;
    const searchRequestId = newSearchRequestId();
    const fetchUsers = (search: Search<UserSearchField>) => {
      const options = userQueries.list({ page: 1, page_size: maxPageSize, search }, searchRequestId);
      run.signal.addEventListener('abort', () => void client.cancelQueries({ queryKey: options.queryKey }));
      // Through the query cache, so that pages of matching users open at once.
      return client.query(options);
    };
    const report = (found: Outcomes) => setOutcomes((before) => new Map([...before, ...found]));
    void resolveList(wanted, fetchUsers, report, run.signal, isMasked).then(() => {
      if (!run.signal.aborted) setIsRunning(false);
    });
    return () => run.abort();
  }, [client, wanted, isMasked]);

  return {
    outcomes,
    isRunning,
    stop: () => {
      running.current?.abort();
      setIsRunning(false);
    },
    /** Looks up all entries without a result again. */
    resume: () => {
      setIsRunning(true);
      setWanted(entries.filter((entry) => (outcomes.get(entry)?.state ?? 'failed') === 'failed'));
    },
  };
}
