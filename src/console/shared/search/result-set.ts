import * as z from 'zod/mini';

import type { Page } from '#console/api/http.ts';
import type { UserListQuery } from '#console/api/user-requests.ts';
import type { Search, UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

const resultSetShape = z.object({
  query: z.object({
    page: z.number(),
    page_size: z.number(),
    search: z.optional(z.custom<Search<UserSearchField>>()),
  }),
  /** IDs of the users on that page when it was shown. */
  ids: z.array(z.string()),
  total: z.number(),
});

/** The list page that a user was opened from. Stored in the history entry, so that it survives a reload. */
export type ResultSet = z.infer<typeof resultSetShape>;

const stateWithResultSet = z.object({ resultSet: resultSetShape });

/** Reads the result set from the state of a history entry. */
export const resultSetIn = (state: unknown): ResultSet | undefined =>
  stateWithResultSet.safeParse(state).data?.resultSet;

export const resultSetOf = (query: UserListQuery, { items, total }: Page<User>): ResultSet => ({
  query,
  ids: items.map(({ id }) => id),
  total,
});

export type Direction = 'previous' | 'next';

const offsets = { previous: -1, next: 1 } as const;

/** Position of `id` in the result set, counted from 1; undefined if it is not part of it. */
export function positionOf(id: string, { ids, query }: ResultSet): number | undefined {
  const index = ids.indexOf(id);
  return index === -1 ? undefined : (query.page - 1) * query.page_size + index + 1;
}

/** Neighbor of `id` on the same page. */
export const adjacentUser = (id: string, { ids }: ResultSet, direction: Direction): string | undefined =>
  ids[ids.indexOf(id) + offsets[direction]];

/** Query of the next or previous page if `id` is at the end of its page and there is another. */
export function pageBeyond(id: string, resultSet: ResultSet, direction: Direction): UserListQuery | undefined {
  const position = positionOf(id, resultSet);
  if (position === undefined || adjacentUser(id, resultSet, direction) !== undefined) return undefined;
  const { query, total } = resultSet;
  const isEnd = direction === 'previous' ? query.page === 1 : query.page * query.page_size >= total;
  return isEnd ? undefined : { ...query, page: query.page + offsets[direction] };
}

/** The first user of the new page that the last page did not have, as rows move when users are created or deleted. */
export function nearestOf(turned: ResultSet, left: ResultSet, direction: Direction): string | undefined {
  const isNew = (id: string) => !left.ids.includes(id);
  return direction === 'previous' ? turned.ids.findLast(isNew) : turned.ids.find(isNew);
}
