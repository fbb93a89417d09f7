import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';

import { cleanText, halfWidth, spellingsOf } from '#console/lib/identifying-text.ts';
import { namePattern } from '#console/lib/name-pattern.ts';
import { dialedNumber, looksLikePhone } from '#console/lib/phones.ts';
import { maxPageSize } from '#contract/paging.ts';
import { containing, escapeRegex, type Search, type SearchMatch, type UserSearchField } from '#contract/search.ts';
import { type User, user } from '#contract/users.ts';

import { ApiError } from './api-error.ts';
import { fetchJson, fetchPage, type Page, sendRequest } from './http.ts';
import { type UserListQuery, type UserSearch, userRequests } from './user-requests.ts';

const detailKey = (id: string) => ['users', 'detail', id] as const;

/** Distinct IDs in a stable order, limited to one page. */
export const idsInOneRequest = (ids: readonly string[]): string[] => [...new Set(ids)].sort().slice(0, maxPageSize);

export const userQueries = {
  all: () => ['users'] as const,
  lists: () => [...userQueries.all(), 'list'] as const,
  /** Keys of all queries whose rows show users, which a change of an account makes stale. */
  rows: () => [
    userQueries.lists(),
    ['users', 'by-ids'],
    ['users', 'scanned-page'],
    ['roles', 'list'],
    ['roles', 'users'],
  ],
  /** @param searchRequestId ID of the search request that this request belongs to */
  list: (query: UserListQuery, searchRequestId?: string) => {
    const request = userRequests.list(query);
    return queryOptions({
      queryKey: [...userQueries.lists(), query],
      queryFn: ({ client, signal }) =>
        findTyped(query, client, (one) => fetchPage({ ...userRequests.list(one), searchRequestId }, user, signal)),
      placeholderData: keepPreviousData,
      meta: { request },
    });
  },

  /** Key of the account itself. */
  one: detailKey,
  /** Keys of a user's sessions and app grants. */
  access: (id: string) => [
    ['users', 'sessions', id],
    ['users', 'grants', id],
  ],

  /** The users with these IDs, by ID, in one request; unknown IDs are missing from the result. */
  byIds: (ids: readonly string[]) => {
    const distinct = idsInOneRequest(ids);
    const request = userRequests.byIds(distinct);
    return queryOptions({
      queryKey: [...userQueries.all(), 'by-ids', distinct],
      queryFn: async ({ signal }) => {
        const { items } = await fetchPage(request, user, signal);
        return new Map(items.map((found) => [found.id, found]));
      },
      enabled: distinct.length > 0,
      placeholderData: keepPreviousData,
      meta: { request },
    });
  },

  /** Starts with the row of a cached list, which is a complete user, and refetches in the background. */
  detail: (client: QueryClient, id: string) =>
    queryOptions({
      queryKey: detailKey(id),
      queryFn: ({ signal }) => fetchJson(userRequests.read(id), user, signal),
      meta: { request: userRequests.read(id) },
      initialData: () => userFromLists(client, id)?.user,
      initialDataUpdatedAt: () => userFromLists(client, id)?.updatedAt,
    }),
};

function userFromLists(client: QueryClient, id: string): { user: User; updatedAt: number } | undefined {
  const lists = client.getQueryCache().findAll({ queryKey: userQueries.lists() });
  const newestFirst = lists.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const { queryKey, state } of newestFirst) {
    const found = client.getQueryData<Page<User>>(queryKey)?.items.find((candidate) => candidate.id === id);
    if (found !== undefined) return { user: found, updatedAt: state.dataUpdatedAt };
  }
  return undefined;
}

/** Connections to a Logto that refused the patterns of {@link textSearch}; they are not sent again. */
const withoutPatterns = new WeakSet<QueryClient>();

/**
 * Finds users with `find`. A typed text that finds none is searched for by its words in several fields, and one whose
 * pattern is refused without patterns.
 */
export async function findTyped(
  query: UserListQuery,
  client: QueryClient,
  find: (query: UserListQuery) => Promise<Page<User>>,
): Promise<Page<User>> {
  if (query.search?.typed === undefined) return find(query);
  const [first] = withoutPatterns.has(client) ? [] : await Promise.allSettled([find(query)]);
  if (first?.status === 'fulfilled' && first.value.total > 0) return first.value;
  if (first?.status === 'rejected' && !(first.reason instanceof ApiError)) throw first.reason;
  const { findOtherwise } = await import('./typed-search.ts');
  return findOtherwise(query, first, find, () => withoutPatterns.add(client));
}

/**
 * Search for `text` anywhere in all fields, or in one, as in the search box of the list. In names it also finds the words
 * in another order and with other accents.
 */
export function textSearch(text: string, field?: UserSearchField): UserSearch | undefined {
  const match = containingOne(containedSpellings(text));
  if (match === undefined) return undefined;
  const pattern = field === undefined || field === 'name' ? namePattern(text) : undefined;
  const search = { ...inAnyCase(match, field), typed: { text: text.trim(), field } };
  if (pattern === undefined) return search;
  const byName = { field: 'name', mode: 'posix', values: [pattern] } as const;
  return { ...search, matches: field === 'name' ? [byName] : [match, byName] };
}

/** Matches any of `texts`. Several texts need a regular expression, as each field takes one pattern. */
function containingOne(texts: readonly string[]): SearchMatch<never> | undefined {
  const [only, ...others] = texts;
  if (only === undefined) return undefined;
  if (others.length === 0) return { mode: 'like', values: [containing(only)] };
  return { mode: 'posix', values: [texts.map(escapeRegex).join('|')] };
}

/** Spellings of `text` to search for: stored values may be in composed (NFC) or decomposed (NFD) form, and in half width. */
export function containedSpellings(text: string): string[] {
  const wanted = textToFind(text);
  const all = looksLikePhone(text) ? spellingsOf(wanted) : spellingsOf(wanted, text.trim(), halfWidth(wanted));
  return all.filter((one) => !all.some((other) => other !== one && one.includes(other)));
}

/** Exact match in all fields, or in one, for operators who may not search for parts of values. */
export function exactTextSearch(text: string, field?: UserSearchField): Search<UserSearchField> | undefined {
  const values = spellingsOf(text.trim(), exactText(text), halfWidth(exactText(text)));
  if (values.length === 0) return undefined;
  return inAnyCase({ mode: 'exact', values }, field);
}

export const inAnyCase = (match: SearchMatch<never>, field: UserSearchField | undefined): Search<UserSearchField> => ({
  matches: [field === undefined ? match : { ...match, field }],
  joint: 'or',
  isCaseSensitive: false,
});

/** Identifier types of activity entries, and the user fields that hold them. */
const memberOf = { username: 'username', email: 'primaryEmail', phone: 'primaryPhone' } as const;

/** An identifier entered at sign-in, and the user field that would hold it. */
export type EnteredIdentifier = { member: (typeof memberOf)[keyof typeof memberOf]; value: string };

export function asIdentifier({ type, value }: { type: string; value: string }): EnteredIdentifier | undefined {
  if (!Object.hasOwn(memberOf, type) || value === '') return undefined;
  const member = memberOf[type as keyof typeof memberOf];
  return { member, value: member === 'primaryPhone' ? toStoredForm(value) : value };
}

/** Exact match on one field. */
export const exactFieldSearch = (field: UserSearchField, value: string): Search<UserSearchField> => ({
  matches: [{ field, mode: 'exact', values: [value] }],
  joint: 'or',
  isCaseSensitive: field === 'id',
});

/**
 * Returns the text to search for: for a phone number the national number, which every stored form contains
 * (logto-behavior.md#5.3).
 */
export function textToFind(text: string): string {
  const whole = exactText(text);
  return looksLikePhone(text) && !dialedNumber(text).isNational ? whole.replace(countryCode, '') : whole;
}

/** Strips leading zeros (trunk and international prefixes) from phone numbers, as none is stored with them. */
function exactText(text: string): string {
  const stored = toStoredForm(cleanText(text));
  return looksLikePhone(text) ? stored.replace(/^0+(?=\d)/, '') : stored;
}

/** Country codes of the ITU numbering plan: one or two digits as listed, else three. */
const countryCode = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})0*(?=\d{7})/;

/** Returns a formatted phone number as digits, as Logto stores it (logto-behavior.md#5.3); other text unchanged. */
export const toStoredForm = (text: string): string => (looksLikePhone(text) ? dialedNumber(text).digits : text);

/** Caches the user that a write returned, so that the page shows it before the button stops being busy. */
export const cacheUser = (client: QueryClient, changed: User) => client.setQueryData(detailKey(changed.id), changed);

/** Records in the audit log that an account was opened. Errors are ignored, as they must not block reading. */
export const recordOpened = (userId: string): Promise<void> =>
  sendRequest({ method: 'POST', route: '/usher/users/{userId}/opened', params: { userId }, body: {} }).catch(
    () => undefined,
  );
