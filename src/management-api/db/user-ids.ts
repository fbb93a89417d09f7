import { sql } from 'kysely';

import type { Window } from './pages.ts';

/** The width of the column; generated ids have exactly this many ASCII characters. */
const width = 12;

/**
 * Ids of users in one string, newest first, each padded with spaces to the same width. The database returns any number of
 * them as one value, and a page is a slice.
 */
export type UserIds = string;

/** Aggregates the ids of the selected users. */
export const userIds = sql<UserIds>`
  coalesce(string_agg(rpad(id, ${sql.lit(width)}), '' order by created_at desc, seq desc), '')`;

export const countIds = (ids: UserIds): number => ids.length / width;

/** Splits the ids of one page. */
export function pageOfIds(ids: UserIds, { limit, offset }: Window): string[] {
  const page = ids.slice(offset * width, (offset + limit) * width);
  return Array.from({ length: countIds(page) }, (_, index) => page.slice(index * width, (index + 1) * width).trimEnd());
}
