import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import * as z from 'zod';

import { maxPageSize } from '#contract/paging.ts';
import { containing, type Search, type UserSearchField, writeSearch } from '#contract/search.ts';
import { customData, type NewUser, type Profile, type User, user, type UserPatch } from '#contract/users.ts';

import { get, getPage, type Page, patch, post, remove } from './http.ts';

export type UserListQuery = {
  page: number;
  page_size: number;
  search?: Search<UserSearchField> | undefined;
};

const detailKey = (id: string) => ['users', 'detail', id] as const;

const pathOf = (id: string) => `/api/users/${encodeURIComponent(id)}`;

export const userQueries = {
  all: () => ['users'] as const,
  lists: () => [...userQueries.all(), 'list'] as const,
  list: ({ page, page_size, search }: UserListQuery) =>
    queryOptions({
      queryKey: [...userQueries.lists(), { page, page_size, search }],
      queryFn: ({ signal }) =>
        getPage(
          '/api/users',
          [['page', page], ['page_size', page_size], ...(search === undefined ? [] : writeSearch(search))],
          user,
          signal,
        ),
      placeholderData: keepPreviousData,
    }),

  /** The users with these IDs, by ID, in one request; unknown IDs are missing from the answer. */
  byIds: (ids: readonly string[]) => {
    const distinct = [...new Set(ids)].sort().slice(0, maxPageSize);
    return queryOptions({
      queryKey: [...userQueries.all(), 'by-ids', distinct],
      queryFn: async ({ signal }) => {
        const search = {
          matches: [{ field: 'id', mode: 'exact', values: distinct }],
          joint: 'or',
          isCaseSensitive: true,
        } as const;
        const { items } = await getPage(
          '/api/users',
          [['page_size', maxPageSize], ...writeSearch(search)],
          user,
          signal,
        );
        return new Map(items.map((found) => [found.id, found]));
      },
      enabled: distinct.length > 0,
      placeholderData: keepPreviousData,
    });
  },

  /** A row of a list is the whole user: with it a page can open at once, and ask again in the background. */
  detail: (client: QueryClient, id: string) =>
    queryOptions({
      queryKey: detailKey(id),
      queryFn: ({ signal }) => get(pathOf(id), user, signal),
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

/** "Contains this text" over all fields, as the box on the list means it. */
export function textSearch(text: string): Search<UserSearchField> | undefined {
  const wanted = asStored(text.trim());
  if (wanted === '') return undefined;
  return { matches: [{ mode: 'like', values: [containing(wanted)] }], joint: 'or', isCaseSensitive: false };
}

/** A telephone number as people write it is stored as bare digits (spec 5.3). */
export function asStored(text: string): string {
  const looksLikePhone = /^\+?[\d\s().-]+$/.test(text) && /\d{4}/.test(text.replace(/\D/g, ''));
  return looksLikePhone ? text.replace(/\D/g, '') : text;
}

/** A write answers with the user as it is now: the screen shows that before the button stops being busy. */
const remember = (client: QueryClient, changed: User) => client.setQueryData(detailKey(changed.id), changed);

/** `profile` holds only what changed; `""` and `undefined` both mean "no value". */
export type UserChanges = Omit<UserPatch, 'profile'> & { profile?: Profile | undefined };

export const userMutations = {
  create: () =>
    mutationOptions({
      mutationFn: (values: NewUser) => post('/api/users', values, user),
      onSuccess: (created, _values, _result, { client }) => remember(client, created),
      meta: { invalidates: [userQueries.lists()] },
      // The password among the values must not stay in the mutation cache.
      gcTime: 0,
    }),

  update: (id: string) =>
    mutationOptions({
      mutationFn: async ({ profile, ...changes }: UserChanges) => {
        if (profile === undefined) return patch(pathOf(id), changes, user);
        // The merging route of the API cannot remove a member, so the profile is written whole, merged into what is
        // stored this moment. Without `If-Match` upstream a race of milliseconds remains.
        const stored = await get(pathOf(id), user);
        return patch(pathOf(id), { ...changes, profile: mergeProfile(stored.profile, profile) }, user);
      },
      onSuccess: (changed, _changes, _result, { client }) => remember(client, changed),
      meta: { invalidates: [userQueries.all()] },
    }),

  replaceCustomData: (id: string) =>
    mutationOptions({
      mutationFn: (value: z.output<typeof customData>) => patch(pathOf(id), { customData: value }, user),
      onSuccess: (changed, _value, _result, { client }) => remember(client, changed),
      meta: { invalidates: [userQueries.all()] },
    }),

  setPassword: (id: string) =>
    mutationOptions({
      mutationFn: (password: string) => patch(`${pathOf(id)}/password`, { password }, user),
      onSuccess: (changed, _password, _result, { client }) => remember(client, changed),
      meta: { invalidates: [userQueries.all()] },
      // The password must not stay in the mutation cache.
      gcTime: 0,
    }),

  setSuspended: (id: string) =>
    mutationOptions({
      mutationFn: (isSuspended: boolean) => patch(`${pathOf(id)}/is-suspended`, { isSuspended }, user),
      onSuccess: (changed, _isSuspended, _result, { client }) => remember(client, changed),
      meta: { invalidates: [userQueries.all()] },
    }),

  remove: (id: string) =>
    mutationOptions({
      mutationFn: () => remove(pathOf(id)),
      meta: { invalidates: [userQueries.lists()] },
    }),
};

/** Members that are empty afterwards are left out, so that they do not stay behind as empty strings. */
export function mergeProfile(stored: Profile, changes: Profile): Profile {
  const address = withoutEmpty({ ...stored.address, ...changes.address });
  return withoutEmpty({
    ...stored,
    ...changes,
    address: Object.keys(address).length === 0 ? undefined : address,
  });
}

const withoutEmpty = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined && member !== '')) as T;
