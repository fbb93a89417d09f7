import type { Page } from '#console/api/http.ts';
import { pageCount } from '#console/ui/page-math.ts';
import type { AuditEvent } from '#contract/audit-log.ts';
import type { Log } from '#contract/logs.ts';
import type { PageQuery } from '#contract/paging.ts';

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

export type Actions = { entries: readonly AuditEvent[]; isCut: boolean };
