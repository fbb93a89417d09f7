import { separateWords } from '#console/lib/name-pattern.ts';
import { errorCodes, gatewayErrorCodes } from '#contract/errors.ts';
import { maxPageSize } from '#contract/paging.ts';
import { containing } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import { ApiError } from './api-error.ts';
import type { Page } from './http.ts';
import type { UserListQuery, UserSearch } from './user-requests.ts';
import { inAnyCase, textSearch, textToFind } from './users.ts';

type Typed = NonNullable<UserSearch['typed']>;
type Find = (query: UserListQuery) => Promise<Page<User>>;

/** Codes of a search whose pattern may be why it was refused. */
const refusals: readonly unknown[] = [
  errorCodes.searchRefused,
  gatewayErrorCodes.patternFailed,
  gatewayErrorCodes.patternTooCostly,
];

/**
 * Searches for a typed text in another way: by its words if `first` found no users, and without the pattern if that was
 * refused.
 *
 * @param first how the search ended; undefined if it was not sent, as patterns are refused
 * @param onRefusal called if only the search with the pattern fails
 * @throws the reason of `first` if the pattern is not the cause
 */
export async function findOtherwise(
  query: UserListQuery,
  first: PromiseSettledResult<Page<User>> | undefined,
  find: Find,
  onRefusal: () => void,
): Promise<Page<User>> {
  const typed = query.search?.typed;
  if (typed === undefined) return find(query);
  if (first?.status === 'fulfilled') return (await findByWords(query, typed, find)) ?? first.value;
  const hasPattern = query.search?.matches.some(({ mode }) => mode === 'posix') === true;
  if (first !== undefined && !(hasPattern && isRefusal(first.reason))) throw first.reason;
  const found = await find({ ...query, search: plainSearch(typed) });
  onRefusal();
  return found;
}

const isRefusal = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 500 || refusals.includes(error.code));

/** Search for the text as it is, for a Logto that refuses patterns. */
const plainSearch = ({ text, field }: Typed): UserSearch =>
  inAnyCase({ mode: 'like', values: [containing(textToFind(text))] }, field);

/**
 * Searches for users whose name has all words of the text but one, which their email address has. The last word is most
 * often the one of the address. Empty if the text has other than two or three words.
 */
export function wordSearches({ text, field }: Typed): UserSearch[] {
  const words = field === undefined ? separateWords(text) : [];
  return words.toReversed().map((word) => ({
    matches: [
      ...(textSearch(words.filter((other) => other !== word).join(' '), 'name')?.matches ?? []),
      { field: 'primaryEmail', mode: 'like', values: [containing(withoutAccents(word))] },
    ],
    joint: 'and',
    isCaseSensitive: false,
  }));
}

const withoutAccents = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/**
 * Finds users by {@link wordSearches}, one after the other, as each reads the whole table: the newest users of each, and
 * of these the wanted page.
 *
 * @returns undefined if there is nothing to search for
 */
async function findByWords(
  { page, page_size }: UserListQuery,
  typed: Typed,
  find: Find,
): Promise<Page<User> | undefined> {
  const searches = wordSearches(typed);
  if (searches.length === 0) return undefined;
  const found = new Map<string, User>();
  let isCapped = false;
  for (const search of searches) {
    const { items, total } = await find({ page: 1, page_size: maxPageSize, search });
    for (const user of items) found.set(user.id, user);
    isCapped ||= total > items.length;
  }
  const users = [...found.values()].toSorted((one, other) => other.createdAt - one.createdAt);
  return { items: users.slice((page - 1) * page_size, page * page_size), total: users.length, isCapped };
}
