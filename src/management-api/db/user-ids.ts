import { sql } from 'kysely';

import type { Window } from './pages.ts';

/** The width of the column; the API makes ids of exactly so many ASCII characters. */
const width = 12;

/**
 * Ids of users in one text, newest first, each filled up with spaces to the same width. The database hands over any
 * number of them as one value, and any page of them is a slice.
 */
export type UserIds = string;

/** The ids of all the users that are selected. */
export const userIds = sql<UserIds>`
  coalesce(string_agg(rpad(id, ${sql.lit(width)}), '' order by created_at desc, seq desc), '')`;

export const countIds = (ids: UserIds): number => ids.length / width;

/** The ids of one page, each by itself. */
export function pageOfIds(ids: UserIds, { limit, offset }: Window): string[] {
  const page = ids.slice(offset * width, (offset + limit) * width);
  return Array.from({ length: countIds(page) }, (_, index) => page.slice(index * width, (index + 1) * width).trimEnd());
}
