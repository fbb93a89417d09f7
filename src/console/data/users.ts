import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { maxPageSize } from '#contract/paging.ts';
import { containing, type Search, type UserSearchField } from '#contract/search.ts';
import { type CustomData, type NewUser, type Profile, type User, user, type UserPatch } from '#contract/users.ts';

import { ask, askPage, type Page, tell } from './http.ts';
import { type UserListQuery, userRequests } from './user-requests.ts';

const detailKey = (id: string) => ['users', 'detail', id] as const;

export const userQueries = {
  all: () => ['users'] as const,
  lists: () => [...userQueries.all(), 'list'] as const,
  list: (query: UserListQuery) => {
    const request = userRequests.list(query);
    return queryOptions({
      queryKey: [...userQueries.lists(), query],
      queryFn: ({ signal }) => askPage(request, user, signal),
      placeholderData: keepPreviousData,
      meta: { request },
    });
  },

  /** The users with these IDs, by ID, in one request; unknown IDs are missing from the answer. */
  byIds: (ids: readonly string[]) => {
    const distinct = [...new Set(ids)].sort().slice(0, maxPageSize);
    const request = userRequests.byIds(distinct);
    return queryOptions({
      queryKey: [...userQueries.all(), 'by-ids', distinct],
      queryFn: async ({ signal }) => {
        const { items } = await askPage(request, user, signal);
        return new Map(items.map((found) => [found.id, found]));
      },
      enabled: distinct.length > 0,
      placeholderData: keepPreviousData,
      meta: { request },
    });
  },

  /** A row of a list is the whole user: with it a page can open at once, and ask again in the background. */
  detail: (client: QueryClient, id: string) =>
    queryOptions({
      queryKey: detailKey(id),
      queryFn: ({ signal }) => ask(userRequests.read(id), user, signal),
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

/** "Contains this text" over all fields, as the box on the list means it. */
export function textSearch(text: string): Search<UserSearchField> | undefined {
  const wanted = wantedText(text);
  if (wanted === '') return undefined;
  return { matches: [{ mode: 'like', values: [containing(wanted)] }], joint: 'or', isCaseSensitive: false };
}

/**
 * What to look for in the fields. No telephone number is kept with a zero before it: that is how a country, or the way out of
 * one, is dialled.
 */
export function wantedText(text: string): string {
  const stored = asStored(text.trim());
  return isPhone(text.trim()) ? stored.replace(/^0+/, '') || stored : stored;
}

/** A telephone number as people write it is stored as bare digits (spec 5.3). */
export const asStored = (text: string): string => (isPhone(text) ? text.replace(/\D/g, '') : text);

const isPhone = (text: string): boolean => /^\+?[\d\s().-]+$/.test(text) && /\d{4}/.test(text.replace(/\D/g, ''));

/** A write answers with the user as it is now: the screen shows that before the button stops being busy. */
const remember = (client: QueryClient, changed: User) => client.setQueryData(detailKey(changed.id), changed);

/** `profile` holds only what changed; `""` and `undefined` both mean "no value". */
export type UserChanges = Omit<UserPatch, 'profile'> & { profile?: Profile | undefined };

export const userMutations = {
  create: () =>
    mutationOptions({
      mutationFn: (values: NewUser) => ask(userRequests.create(values), user),
      onSuccess: (created, _values, _result, { client }) => remember(client, created),
      meta: { invalidates: [userQueries.lists()] },
      // The password among the values must not stay in the mutation cache.
      gcTime: 0,
    }),

  update: (id: string) =>
    mutationOptions({
      mutationFn: async ({ profile, ...changes }: UserChanges) => {
        if (profile === undefined) return ask(userRequests.update(id, changes), user);
        // The merging route of the API cannot remove a member, so the profile is written whole, merged into what is
        // stored this moment. Without `If-Match` upstream a race of milliseconds remains.
        const stored = await ask(userRequests.read(id), user);
        return ask(userRequests.update(id, { ...changes, profile: mergeProfile(stored.profile, profile) }), user);
      },
      onSuccess: (changed, _changes, _result, { client }) => remember(client, changed),
      meta: { invalidates: [userQueries.all()] },
    }),

  replaceCustomData: (id: string) =>
    mutationOptions({
      mutationFn: (value: CustomData) => ask(userRequests.replaceCustomData(id, value), user),
      onSuccess: (changed, _value, _result, { client }) => remember(client, changed),
      meta: { invalidates: [userQueries.all()] },
    }),

  setPassword: (id: string) =>
    mutationOptions({
      mutationFn: (password: string) => ask(userRequests.setPassword(id, password), user),
      onSuccess: (changed, _password, _result, { client }) => remember(client, changed),
      meta: { invalidates: [userQueries.all()] },
      // The password must not stay in the mutation cache.
      gcTime: 0,
    }),

  setSuspended: (id: string) =>
    mutationOptions({
      mutationFn: (isSuspended: boolean) => ask(userRequests.setSuspended(id, isSuspended), user),
      onSuccess: (changed, _isSuspended, _result, { client }) => remember(client, changed),
      meta: { invalidates: [userQueries.all()] },
    }),

  remove: (id: string) =>
    mutationOptions({
      mutationFn: () => tell(userRequests.remove(id)),
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
