import type { Page } from '#console/api/http.ts';
import type { Hit } from '#console/shared/search/use-lookup.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

export type FoundPage = Page<User> & {
  /** The field by which somebody was found exactly, by ID. */
  matched: ReadonlyMap<string, UserSearchField>;
};

/**
 * A page of the list with exact hits before its rows, so that rows that arrive later move nobody. Without the list the hits
 * are all; without hits the list stays as it is.
 */
export function withHitsFirst(
  hits: readonly Hit[],
  page: number,
  list: Page<User> | undefined,
  hitTotal: number,
): FoundPage | undefined {
  const matched = new Map(hits.map(({ user, field }) => [user.id, field]));
  const people = hits.map(({ user }) => user);
  if (list === undefined)
    return hits.length === 0 ? undefined : { items: people, total: hitTotal, isCapped: false, matched };
  if (page > 1) return { ...list, matched };
  const others = list.items.filter(({ id }) => !matched.has(id));
  return { ...list, items: [...people, ...others], total: Math.max(list.total, people.length), matched };
}
