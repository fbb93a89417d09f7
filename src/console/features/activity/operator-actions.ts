import type { Page } from '#console/api/http.ts';
import { pageCount } from '#console/ui/page-math.ts';
import type { AuditEvent } from '#contract/audit-log.ts';
import type { Log } from '#contract/logs.ts';
import type { PageQuery } from '#contract/paging.ts';

import { isAttempt, type SignInAttempt } from './sign-in-attempts.ts';

/** A row of the activity: an entry of the log, the attempt of several, or what an operator did. */
export type Told = Log | SignInAttempt | AuditEvent;

export const isAction = (told: Told): told is AuditEvent => 'sequence' in told;

/** The moment that its row shows. */
function timeOf(told: Told): number {
  if (isAction(told)) return told.at;
  return isAttempt(told) ? told.decisive.createdAt : told.createdAt;
}

/**
 * All of it, newest first. An action is written down before it is carried out: what was logged in the same millisecond is the
 * newer.
 */
export const interleave = (logged: readonly (Log | SignInAttempt)[], actions: readonly AuditEvent[]): Told[] =>
  [...logged, ...actions].toSorted((a, b) => timeOf(b) - timeOf(a));

/** Where a page of the log ends: older actions belong to the pages after it, and all that are left to the last. */
export function lowerEnd({ items, total, isCapped }: Page<Log>, { page, page_size }: PageQuery): number {
  const pages = pageCount(total, page_size);
  const isBeyond = !isCapped && page > pages;
  const isLast = isCapped ? items.length < page_size : page === pages;
  if (isBeyond) return Number.POSITIVE_INFINITY;
  return isLast ? Number.NEGATIVE_INFINITY : (items.at(-1)?.createdAt ?? Number.NEGATIVE_INFINITY);
}

/** The moment from which on actions belong to pages of the log before this one; inclusive ends do not overlap. */
export function upperEnd(above: Log | undefined, endTime: number | undefined): number | undefined {
  const ends = [above && above.createdAt - 1, endTime].filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** Those not older than a page, of the newest that are not newer than it; `isCut` when there may be more of them. */
export function actionsSince({ items, total, isCapped }: Page<AuditEvent>, end: number): Actions {
  const entries = items.filter(({ at }) => at >= end);
  return { entries, isCut: entries.length === items.length && (isCapped || total > items.length) };
}

export type Actions = { entries: readonly AuditEvent[]; isCut: boolean };
