import * as z from 'zod/mini';

import type { Search, UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import type { Page } from '#console/api/http.ts';
import type { UserListQuery } from '#console/api/user-requests.ts';

const resultSetShape = z.object({
  query: z.object({
    page: z.number(),
    page_size: z.number(),
    search: z.optional(z.custom<Search<UserSearchField>>()),
  }),
  /** The users of that page, as it was. */
  ids: z.array(z.string()),
  total: z.number(),
});

/** The result set that a user was opened from. It travels in the history entry, so that it survives a reload. */
export type ResultSet = z.infer<typeof resultSetShape>;

const stateWithResultSet = z.object({ resultSet: resultSetShape });

/** The result set that a link brought along. */
export const resultSetIn = (state: unknown): ResultSet | undefined =>
  stateWithResultSet.safeParse(state).data?.resultSet;

export const resultSetOf = (query: UserListQuery, { items, total }: Page<User>): ResultSet => ({
  query,
  ids: items.map(({ id }) => id),
  total,
});

export type Direction = 'previous' | 'next';

const offsets = { previous: -1, next: 1 } as const;

/** Where `id` stands in the result set, counted from 1; nothing when it does not belong to it. */
export function positionOf(id: string, { ids, query }: ResultSet): number | undefined {
  const index = ids.indexOf(id);
  return index === -1 ? undefined : (query.page - 1) * query.page_size + index + 1;
}

/** The neighbor of `id` on the page that is known. */
export const adjacentUser = (id: string, { ids }: ResultSet, direction: Direction): string | undefined =>
  ids[ids.indexOf(id) + offsets[direction]];

/** The page that has to be asked for to go on from `id`, if there is one. */
export function pageBeyond(id: string, resultSet: ResultSet, direction: Direction): UserListQuery | undefined {
  const position = positionOf(id, resultSet);
  if (position === undefined || adjacentUser(id, resultSet, direction) !== undefined) return undefined;
  const { query, total } = resultSet;
  const isEnd = direction === 'previous' ? query.page === 1 : query.page * query.page_size >= total;
  return isEnd ? undefined : { ...query, page: query.page + offsets[direction] };
}

/** The user nearest to the page that was left. Somebody created or deleted meanwhile moves rows from page to page. */
export function nearestOf(turned: ResultSet, left: ResultSet, direction: Direction): string | undefined {
  const isNew = (id: string) => !left.ids.includes(id);
  return direction === 'previous' ? turned.ids.findLast(isNew) : turned.ids.find(isNew);
}
