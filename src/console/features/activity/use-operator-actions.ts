import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import { auditLogQueries } from '#console/api/audit-log.ts';
import type { Page } from '#console/api/http.ts';
import { logQueries, type LogListQuery } from '#console/api/logs.ts';
import { useLast } from '#console/lib/use-last.ts';
import type { Log } from '#contract/logs.ts';
import { maxPageSize } from '#contract/paging.ts';

import { type Actions, actionsSince, pageStartTime, pageEndTime } from './operator-actions.ts';

type Options = {
  query: LogListQuery;
  /** The response to `query`; undefined while the previous page is shown as a placeholder. */
  logs: Page<Log> | undefined;
  isEnabled: boolean;
};

const none: Actions = { entries: [], isCut: false };

/**
 * Loads the operator actions in the time range of one page of entries. The request is sent together with that of the
 * page when the start of the range is known; the end of the range follows from the loaded page.
 */
export function useOperatorActions({ query, logs, isEnabled }: Options) {
  const { page, page_size, userId, start_time, end_time } = query;
  const above = useEntryAbove(query, isEnabled && page > 1);
  const entryAbove = above.data?.items[0];
  const auditLog = useQuery({
    ...auditLogQueries.list({
      userId,
      // Only writes and reveals: views of the account would outnumber them.
      kind: 'write',
      from: start_time,
      to: pageEndTime(entryAbove, end_time),
      page: 1,
      page_size: maxPageSize,
    }),
    enabled: isEnabled && (page === 1 || entryAbove !== undefined),
    placeholderData: undefined,
  });
  const found = isEnabled ? auditLog.data : undefined;
  const actions = useMemo(
    () => logs && (found ? actionsSince(found, pageStartTime(logs, { page, page_size })) : none),
    [logs, found, page, page_size],
  );
  return {
    // The previous page is a placeholder until this one is loaded, and so are its actions.
    actions: useLast(actions) ?? none,
    isPending: above.isLoading || auditLog.isLoading,
    error: isEnabled ? (above.error ?? auditLog.error) : null,
    retry: () => (above.isError ? above.refetch() : auditLog.refetch()),
  };
}

/** The last entry of the previous page, taken from the cache when that page was loaded. */
function useEntryAbove(query: LogListQuery, isEnabled: boolean) {
  const client = useQueryClient();
  const { queryKey } = logQueries.list({ ...query, page: query.page - 1 });
  return useQuery({
    ...logQueries.above(query),
    enabled: isEnabled,
    placeholderData: undefined,
    initialData: () => {
      const before = client.getQueryData(queryKey);
      return before && { ...before, items: before.items.slice(-1) };
    },
    initialDataUpdatedAt: () => client.getQueryState(queryKey)?.dataUpdatedAt,
  });
}
