import { QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';

import type { User } from '#contract/users.ts';

import { ApiError } from './api-error.ts';
import type { Page } from './http.ts';
import { wordSearches } from './typed-search.ts';
import type { UserListQuery } from './user-requests.ts';
import { findTyped, textSearch } from './users.ts';

type Find = (query: UserListQuery) => Promise<Page<User>>;

const user = (id: string, createdAt: number) => ({ id, createdAt }) as User;
const page = (items: User[], total = items.length): Page<User> => ({ items, total, isCapped: false });
const queryFor = (text: string): UserListQuery => ({ page: 1, page_size: 2, search: textSearch(text) });
const refusal = (status: number, code?: string) =>
  new ApiError(new Response(null, { status }), code === undefined ? {} : { code });
/** What a search is about: modes and fields. */
const kindOf = ({ search }: UserListQuery) =>
  search?.matches.map(({ field, mode }) => `${field ?? 'all'} ${mode}`).join();

it('searches for the words but one in names, and for that one in emails', () => {
  const parts = wordSearches({ text: 'Müller, Contoso' }, 'primaryEmail').map(({ matches, joint }) => [
    joint,
    ...matches.map(({ field, values }) => [field, values[0]]),
  ]);
  expect(parts).toEqual([
    ['and', ['name', expect.stringContaining('|ue)')], ['primaryEmail', '%contoso%']],
    ['and', ['name', expect.stringContaining('ç')], ['primaryEmail', '%muller%']],
  ]);
  expect(wordSearches({ text: 'ana maria acme2' }, 'primaryEmail')).toHaveLength(3);
});

it.each([
  [{ text: 'Maria' }],
  [{ text: 'ana maria de contoso' }],
  [{ text: 'maria c' }],
  [{ text: '+49 161 4960752' }],
  [{ text: 'maria maria' }],
  [{ text: 'maria contoso', field: 'name' as const }],
])('has no words of different fields in %o', (typed) => {
  expect(wordSearches(typed, 'primaryEmail')).toEqual([]);
});

it('searches by words only if the text is found nowhere, and merges what it finds', async () => {
  const found = vi.fn<Find>(async () => page([user('a', 1)], 7));
  expect((await findTyped(queryFor('maria contoso'), new QueryClient(), found)).total).toBe(7);
  expect(found).toHaveBeenCalledOnce();

  const answers = [page([]), page([user('old', 1), user('both', 2)]), page([user('both', 2), user('new', 3)])];
  const find = vi.fn<Find>(async () => answers.shift() ?? page([]));
  const merged = await findTyped(queryFor('maria contoso'), new QueryClient(), find);
  expect([merged.items.map(({ id }) => id), merged.total]).toEqual([['new', 'both'], 3]);
  expect(find).toHaveBeenCalledTimes(3);
});

it.each([
  [400, 'gateway.pattern_failed'],
  [400, 'gateway.pattern_too_costly'],
  [400, 'request.invalid_input'],
  [500, undefined],
])('leaves the pattern out after a refusal with %i %s, also from then on', async (status, code) => {
  const client = new QueryClient();
  const find = vi.fn<Find>(async (query) => {
    if (kindOf(query)?.includes('posix')) throw refusal(status, code);
    return page([user('a', 1)]);
  });
  expect((await findTyped(queryFor('ana maria'), client, find)).total).toBe(1);
  expect((await findTyped(queryFor('maria ana'), client, find)).total).toBe(1);
  expect(find.mock.calls.map(([query]) => kindOf(query))).toEqual(['all like,name posix', 'all like', 'all like']);

  await findTyped(queryFor('ana maria'), new QueryClient(), find);
  expect(find).toHaveBeenCalledTimes(5);
});

it('does not take another failure for a refusal', async () => {
  const client = new QueryClient();
  const find = vi.fn<Find>(async () => {
    throw refusal(502, 'gateway.upstream_unreachable');
  });
  await expect(findTyped(queryFor('ana maria'), client, find)).rejects.toThrow('502');
  expect(find).toHaveBeenCalledOnce();
  // A search that fails without the pattern too says nothing about patterns.
  const failing = vi.fn<Find>(async () => {
    throw refusal(500);
  });
  await expect(findTyped(queryFor('ana maria'), client, failing)).rejects.toThrow('500');
  await expect(findTyped(queryFor('ana maria'), client, failing)).rejects.toThrow('500');
  expect(failing).toHaveBeenCalledTimes(4);
});

it('searches once for a word that is found nowhere', async () => {
  const find = vi.fn<Find>(async () => page([]));
  await findTyped({ page: 1, page_size: 20, search: textSearch('Ada') }, new QueryClient(), find);
  expect(find).toHaveBeenCalledOnce();
});

it.each(['Maria 0151', '+151 maria'])(
  'searches for the part of a phone number in %s once, in phone numbers',
  (text) => {
    const searches = wordSearches({ text }, 'primaryEmail');
    expect(searches.map(({ matches }) => matches.map(({ field, values }) => [field, values[0]]))).toEqual([
      [
        ['name', expect.any(String)],
        ['primaryPhone', '%151%'],
      ],
    ]);
    expect(wordSearches({ text }, 'username')).toEqual([]);
  },
);

it('searches usernames only if no address has one of the words', async () => {
  const answers = [page([]), page([]), page([]), page([user('a', 1)])];
  const find = vi.fn<Find>(async () => answers.shift() ?? page([]));
  const found = await findTyped(queryFor('maria sales7'), new QueryClient(), find);
  expect(found.items.map(({ id }) => id)).toEqual(['a']);
  expect(find.mock.calls.slice(-2).map(([query]) => query.search?.matches.at(-1)?.field)).toEqual([
    'username',
    'username',
  ]);
});
