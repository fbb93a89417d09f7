import type { Page } from '#console/data/http.ts';
import { pageCount } from '#console/ui/page-math.ts';
import type { JournalEntry } from '#contract/audit-log.ts';
import type { Log } from '#contract/logs.ts';
import type { PageQuery } from '#contract/paging.ts';

import { isStory, type Story } from './sign-in-attempts.ts';

/** A row of the activity: an entry of the log, the story of several, or what an operator did. */
export type Told = Log | Story | JournalEntry;

export const isDeed = (told: Told): told is JournalEntry => 'sequence' in told;

/** The moment that its row shows. */
function timeOf(told: Told): number {
  if (isDeed(told)) return told.at;
  return isStory(told) ? told.decisive.createdAt : told.createdAt;
}

/**
 * All of it, newest first. A deed is written down before it is carried out: what was logged in the same millisecond is the
 * newer.
 */
export const interleave = (logged: readonly (Log | Story)[], deeds: readonly JournalEntry[]): Told[] =>
  [...logged, ...deeds].toSorted((a, b) => timeOf(b) - timeOf(a));

/** Where a page of the log ends: older deeds belong to the pages after it, and all that are left to the last. */
export function lowerEnd({ items, total, isCapped }: Page<Log>, { page, page_size }: PageQuery): number {
  const pages = pageCount(total, page_size);
  const isBeyond = !isCapped && page > pages;
  const isLast = isCapped ? items.length < page_size : page === pages;
  if (isBeyond) return Number.POSITIVE_INFINITY;
  return isLast ? Number.NEGATIVE_INFINITY : (items.at(-1)?.createdAt ?? Number.NEGATIVE_INFINITY);
}

/** The moment from which on deeds belong to pages of the log before this one; inclusive ends do not overlap. */
export function upperEnd(above: Log | undefined, endTime: number | undefined): number | undefined {
  const ends = [above && above.createdAt - 1, endTime].filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** Those not older than a page, of the newest that are not newer than it; `isCut` when there may be more of them. */
export function deedsSince({ items, total, isCapped }: Page<JournalEntry>, end: number): Deeds {
  const entries = items.filter(({ at }) => at >= end);
  return { entries, isCut: entries.length === items.length && (isCapped || total > items.length) };
}

export type Deeds = { entries: readonly JournalEntry[]; isCut: boolean };
