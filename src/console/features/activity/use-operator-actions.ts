import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { Page } from '#console/api/http.ts';
import { auditLogQueries } from '#console/api/audit-log.ts';
import { logQueries, type LogListQuery } from '#console/api/logs.ts';
import { useLast } from '#console/lib/use-last.ts';
import type { Log } from '#contract/logs.ts';
import { maxPageSize } from '#contract/paging.ts';

import { type Actions, actionsSince, lowerEnd, upperEnd } from './operator-actions.ts';

type Options = {
  query: LogListQuery;
  /** The answer to `query`; nothing while that of another page stands in for it. */
  logs: Page<Log> | undefined;
  isWanted: boolean;
};

const none: Actions = { entries: [], isCut: false };

/**
 * What operators did to the user in the time of one page of the log. Asked for together with the page where it is known
 * where that begins; where it ends is seen when the page is there.
 */
export function useOperatorActions({ query, logs, isWanted }: Options) {
  const { page, page_size, userId, start_time, end_time } = query;
  const above = useAbove(query, isWanted && page > 1);
  const entryAbove = above.data?.items[0];
  const auditLog = useQuery({
    ...auditLogQueries.list({
      userId,
      // Writes and reveals. That somebody looked at the account is in the audit log, and would bury what happened to it.
      kind: 'intent',
      from: start_time,
      to: upperEnd(entryAbove, end_time),
      page: 1,
      page_size: maxPageSize,
    }),
    enabled: isWanted && (page === 1 || entryAbove !== undefined),
    placeholderData: undefined,
  });
  const found = isWanted ? auditLog.data : undefined;
  const actions = useMemo(
    () => logs && (found ? actionsSince(found, lowerEnd(logs, { page, page_size })) : none),
    [logs, found, page, page_size],
  );
  return {
    // While the page before stands in for this one, so do its actions.
    actions: useLast(actions) ?? none,
    isPending: above.isLoading || auditLog.isLoading,
    error: isWanted ? (above.error ?? auditLog.error) : null,
    retry: () => (above.isError ? above.refetch() : auditLog.refetch()),
  };
}

/** The oldest entry of the page before, which is known to those who come from there. */
function useAbove(query: LogListQuery, isWanted: boolean) {
  const client = useQueryClient();
  const { queryKey } = logQueries.list({ ...query, page: query.page - 1 });
  return useQuery({
    ...logQueries.above(query),
    enabled: isWanted,
    placeholderData: undefined,
    initialData: () => {
      const before = client.getQueryData(queryKey);
      return before && { ...before, items: before.items.slice(-1) };
    },
    initialDataUpdatedAt: () => client.getQueryState(queryKey)?.dataUpdatedAt,
  });
}
