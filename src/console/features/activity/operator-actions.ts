import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import { auditLogQueries } from '#console/api/audit-log.ts';
import type { Page } from '#console/api/http.ts';
import { logQueries, type LogListQuery } from '#console/api/logs.ts';
import { useLast } from '#console/lib/use-last.ts';
import { pageCount } from '#console/ui/page-math.ts';
import type { AuditEvent } from '#contract/audit-log.ts';
import type { Log } from '#contract/logs.ts';
import { type PageQuery, maxPageSize } from '#contract/paging.ts';

import { isAttempt, type SignInAttempt } from './sign-in-attempts.ts';

/** A row of the activity table: an entry, a sign-in attempt of several entries, or an operator action. */
export type ActivityItem = Log | SignInAttempt | AuditEvent;

export const isAction = (item: ActivityItem): item is AuditEvent => 'sequence' in item;

/** The time that the row shows. */
function timeOf(item: ActivityItem): number {
  if (isAction(item)) return item.at;
  return isAttempt(item) ? item.decisive.createdAt : item.createdAt;
}

/**
 * Merges entries and operator actions, newest first. Usher records an action before it sends the request, so an entry
 * of the same millisecond counts as newer.
 */
export const interleave = (logged: readonly (Log | SignInAttempt)[], actions: readonly AuditEvent[]): ActivityItem[] =>
  [...logged, ...actions].toSorted((a, b) => timeOf(b) - timeOf(a));

/** Time of the oldest entry of a page: older actions belong to later pages; the last page has no lower limit. */
export function pageStartTime({ items, total, isCapped }: Page<Log>, { page, page_size }: PageQuery): number {
  const pages = pageCount(total, page_size);
  const isBeyond = !isCapped && page > pages;
  const isLast = isCapped ? items.length < page_size : page === pages;
  if (isBeyond) return Number.POSITIVE_INFINITY;
  return isLast ? Number.NEGATIVE_INFINITY : (items.at(-1)?.createdAt ?? Number.NEGATIVE_INFINITY);
}

/** Time of the newest action that belongs to this page, inclusive; undefined when there is no upper limit. */
export function pageEndTime(above: Log | undefined, endTime: number | undefined): number | undefined {
  const ends = [above && above.createdAt - 1, endTime].filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** Keeps the actions not older than `end`; `isCut` is true when the response may lack some of them. */
export function actionsSince({ items, total, isCapped }: Page<AuditEvent>, end: number): Actions {
  const entries = items.filter(({ at }) => at >= end);
  return { entries, isCut: entries.length === items.length && (isCapped || total > items.length) };
}

type Actions = { entries: readonly AuditEvent[]; isCut: boolean };

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
