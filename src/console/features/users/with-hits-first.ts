import type { Page } from '#console/api/http.ts';
import type { Hit } from '#console/shared/search/use-lookup.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

export type FoundPage = Page<User> & {
  /** Fields of exact matches, by user ID. */
  matched: ReadonlyMap<string, UserSearchField>;
};

/**
 * Returns a page of the list with exact matches before its rows, so that rows that load later do not move them. Without
 * a list only the matches are returned.
 */
export function withHitsFirst(
  hits: readonly Hit[],
  page: number,
  list: Page<User> | undefined,
  hitTotal: number,
): FoundPage | undefined {
  const matched = new Map(hits.map(({ user, field }) => [user.id, field]));
  const hitUsers = hits.map(({ user }) => user);
  if (list === undefined)
    return hits.length === 0 ? undefined : { items: hitUsers, total: hitTotal, isCapped: false, matched };
  if (page > 1) return { ...list, matched };
  const others = list.items.filter(({ id }) => !matched.has(id));
  return { ...list, items: [...hitUsers, ...others], total: Math.max(list.total, hitUsers.length), matched };
}
