import { isPhonePart, separateWords } from '#console/lib/name-pattern.ts';
import { errorCodes, gatewayErrorCodes } from '#contract/errors.ts';
import { maxPageSize } from '#contract/paging.ts';
import { containing, type UserSearchField } from '#contract/search.ts';
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
 * Searches for users whose name has all words of the text but one, which `member` has. The last word is most often the one
 * of the address. A part of a phone number can only be in the phone number. Empty if the text has other than two or three
 * words.
 */
export function wordSearches({ text, field }: Typed, member: 'primaryEmail' | 'username'): UserSearch[] {
  const words = field === undefined ? separateWords(text) : [];
  const searchFor = (word: string, elsewhere: UserSearchField, part: string): UserSearch => ({
    matches: [
      ...(textSearch(words.filter((other) => other !== word).join(' '), 'name')?.matches ?? []),
      { field: elsewhere, mode: 'like', values: [containing(part)] },
    ],
    joint: 'and',
    isCaseSensitive: false,
  });
  const phonePart = words.find(isPhonePart);
  if (phonePart !== undefined) {
    return member === 'primaryEmail' ? [searchFor(phonePart, 'primaryPhone', storedPart(phonePart))] : [];
  }
  return words.toReversed().map((word) => searchFor(word, member, withoutAccents(word)));
}

/** Returns the digits of a part of a phone number as they are stored, without the zero before national numbers. */
const storedPart = (word: string): string => word.replace(/^(?:\+|00?)/, '');

const withoutAccents = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/**
 * Finds users by {@link wordSearches}, one after the other, as each reads the whole table: the newest users of each, and
 * of these the wanted page. Usernames are searched only if no email address or phone number matches.
 *
 * @returns undefined if there is nothing to search for
 */
async function findByWords(
  { page, page_size }: UserListQuery,
  typed: Typed,
  find: Find,
): Promise<Page<User> | undefined> {
  const found = new Map<string, User>();
  let isCapped = false;
  const findAll = async (searches: readonly UserSearch[]) => {
    for (const search of searches) {
      const { items, total } = await find({ page: 1, page_size: maxPageSize, search });
      for (const user of items) found.set(user.id, user);
      isCapped ||= total > items.length;
    }
  };
  const searches = wordSearches(typed, 'primaryEmail');
  if (searches.length === 0) return undefined;
  await findAll(searches);
  if (found.size === 0) await findAll(wordSearches(typed, 'username'));
  const users = [...found.values()].toSorted((one, other) => other.createdAt - one.createdAt);
  return { items: users.slice((page - 1) * page_size, page * page_size), total: users.length, isCapped };
}
