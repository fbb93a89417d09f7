import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query';
import { dequal } from 'dequal/lite';
import * as z from 'zod/mini';

import { maxPageSize } from '#contract/paging.ts';
import { resource, scopeWithResource } from '#contract/resources.ts';
import { listedRole, type NewRole, type Role, role, type RolePatch } from '#contract/roles.ts';
import { user } from '#contract/users.ts';

import { accountQueries } from './account.ts';
import type { WriteCause, WriteInput } from './api-request.ts';
import { withShownName } from './display-name.ts';
import { doForEach, type NamedItem } from './do-for-each.ts';
import { expectedBy } from './expected-values.ts';
import { forgetDeleted } from './forget-deleted.ts';
import { fetchJson, fetchPage, sendRemoval, sendRequest } from './http.ts';
import { type RoleListQuery, roleRequests, type RoleUsersQuery } from './role-requests.ts';
import { isNotFound, settle, settleBy } from './settle.ts';
import { findTyped } from './users.ts';

const namedScope = withShownName(z.extend(scopeWithResource, { resource: withShownName(resource) }));

export const roleQueries = {
  all: () => ['roles'] as const,

  list: (query: RoleListQuery) => {
    const request = roleRequests.list(query);
    return queryOptions({
      queryKey: [...roleQueries.all(), 'list', query],
      queryFn: ({ signal }) => fetchPage(request, withShownName(listedRole), signal),
      placeholderData: keepPreviousData,
      meta: { request },
    });
  },

  detail: (id: string) =>
    queryOptions({
      queryKey: [...roleQueries.all(), 'detail', id],
      queryFn: ({ signal }) => fetchJson(roleRequests.read(id), withShownName(role), signal),
      meta: { request: roleRequests.read(id) },
    }),

  /** Those of these roles that exist; at most one page of IDs. */
  byIds: (ids: readonly string[]) => {
    const request = roleRequests.byIds(ids);
    return queryOptions({
      queryKey: [...roleQueries.all(), 'by-ids', ids],
      queryFn: async ({ signal }) => (await fetchPage(request, withShownName(listedRole), signal)).items,
      enabled: ids.length > 0,
      placeholderData: keepPreviousData,
      meta: { request },
    });
  },

  /** The role with its user count; null if it was deleted. */
  holders: (id: string) =>
    queryOptions({
      queryKey: [...roleQueries.all(), 'holders', id],
      queryFn: async ({ signal }) =>
        (await fetchPage(roleRequests.listOne(id), withShownName(listedRole), signal)).items[0] ?? null,
      meta: { request: roleRequests.listOne(id) },
    }),

  users: (query: RoleUsersQuery) => {
    const request = roleRequests.users(query);
    return queryOptions({
      queryKey: [...roleQueries.all(), 'users', query],
      queryFn: ({ client, signal }) =>
        findTyped(query, client, (one) => fetchPage(roleRequests.users({ ...query, ...one }), user, signal)),
      placeholderData: keepPreviousData,
      meta: { request },
    });
  },

  /** IDs of those among these users who have the role; at most one page of IDs. */
  usersAmong: (roleId: string, userIds: readonly string[]) => {
    const request = roleRequests.usersAmong(roleId, userIds);
    return queryOptions({
      queryKey: [...roleQueries.all(), 'users-among', roleId, userIds],
      queryFn: async ({ signal }) => {
        const { items } = await fetchPage(request, user, signal);
        return new Set(items.map(({ id }) => id));
      },
      enabled: userIds.length > 0,
      placeholderData: keepPreviousData,
      meta: { request },
    });
  },

  /** All roles of a user, by name. */
  ofUser: (userId: string) =>
    queryOptions({
      queryKey: [...roleQueries.all(), 'of-user', userId],
      queryFn: ({ signal }) => readRolesOf(userId, signal),
      meta: { request: roleRequests.ofUser(userId, 1) },
    }),

  /** Permissions of a role. Under its own key, as assigning a role does not change them. */
  scopes: (id: string) =>
    queryOptions({
      queryKey: ['role-scopes', id],
      queryFn: ({ signal }) => fetchJson(roleRequests.scopes(id), z.array(namedScope), signal),
      meta: { request: roleRequests.scopes(id) },
    }),
};

async function readRolesOf(userId: string, signal?: AbortSignal): Promise<Role[]> {
  // Deduplicated by ID: the API defines no order, so a role may appear on two pages.
  const found = new Map<string, Role>();
  for (let page = 1; ; page += 1) {
    // Sequential: the total is known only after the first page.
    const { items, total } = await fetchPage(roleRequests.ofUser(userId, page), withShownName(role), signal);
    for (const item of items) found.set(item.id, item);
    if (items.length === 0 || page * maxPageSize >= total) break;
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The values that a patch replaces; without a name that has no visible characters, for which the ID is shown. */
function expectedOf(patch: RolePatch, seen: Role) {
  const { name, ...others } = expectedBy(patch, seen);
  return name === undefined || name === seen.id ? others : { name, ...others };
}

export const roleMutations = {
  create: () =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<NewRole>) =>
        settle(
          () => fetchJson({ ...roleRequests.create(values), reason }, withShownName(role)),
          async () => {
            const query = { page: 1, page_size: maxPageSize, search: values.name };
            const { items } = await fetchPage(roleRequests.list(query), withShownName(listedRole));
            const answer = items.find(({ name }) => name === values.name);
            return answer === undefined ? 'notFound' : { answer };
          },
        ),
      meta: { invalidates: [roleQueries.all()] },
    }),

  /** Changes a role unless a changed value is not as the operator has `seen` it: then the gateway refuses. */
  update: (id: string, seen: Role) =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<RolePatch>) =>
        settle(
          () =>
            fetchJson(
              { ...roleRequests.update(id, values), expected: expectedOf(values, seen), reason },
              withShownName(role),
            ),
          async () => {
            const answer = await fetchJson(roleRequests.read(id), withShownName(role));
            return dequal({ ...answer, ...values }, answer) ? { answer } : 'unchanged';
          },
        ),
      onSuccess: (changed, _input, _result, { client }) =>
        client.setQueryData(roleQueries.detail(id).queryKey, changed),
      meta: { invalidates: [roleQueries.all()] },
    }),

  remove: (id: string) =>
    mutationOptions({
      mutationFn: ({ reason }: WriteInput<void>) =>
        settleBy(
          () => sendRemoval({ ...roleRequests.remove(id), reason }),
          () => isNotFound(() => fetchJson(roleRequests.read(id), role)),
        ),
      onSuccess: (_nothing, _input, _result, { client }) => forgetDeleted(client, id),
      // Not the role itself: its page is still open and would show "not found".
      meta: {
        invalidates: [
          [...roleQueries.all(), 'list'],
          [...roleQueries.all(), 'of-user'],
        ],
      },
    }),

  /** Assigns roles to one user. */
  assign: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: roles, ...cause }: WriteInput<readonly NamedItem[]>) =>
        assign(
          userId,
          roles.map(({ id }) => id),
          cause,
        ),
      meta: { invalidates: [roleQueries.all(), accountQueries.roles(userId).queryKey] },
    }),

  /** Removes roles from one user. */
  unassign: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: roles, ...cause }: WriteInput<readonly NamedItem[]>) =>
        doForEach(roles, ({ id }) => unassign(userId, id, cause)),
      meta: { invalidates: [roleQueries.all(), accountQueries.roles(userId).queryKey] },
    }),

  /**
   * Assigns one role to users, one request each: the role's own route refuses all if one has it
   * (logto-behavior.md#12.40).
   */
  addUsers: (roleId: string) =>
    mutationOptions({
      mutationFn: ({ values: users, ...cause }: WriteInput<readonly NamedItem[]>) =>
        doForEach(users, ({ id }) => assign(id, [roleId], cause)),
      meta: { invalidates: [roleQueries.all()] },
    }),

  /** Removes one role from users. */
  removeUsers: (roleId: string) =>
    mutationOptions({
      mutationFn: ({ values: users, ...cause }: WriteInput<readonly NamedItem[]>) =>
        doForEach(users, ({ id }) => unassign(id, roleId, cause)),
      meta: { invalidates: [roleQueries.all()] },
    }),
};

const assign = (userId: string, roleIds: readonly string[], cause: WriteCause): Promise<void> =>
  settleBy(
    () => sendRequest({ ...roleRequests.assign(userId, roleIds), ...cause }),
    async () => {
      const now = new Set((await readRolesOf(userId)).map(({ id }) => id));
      return roleIds.every((id) => now.has(id));
    },
  );

const unassign = (userId: string, roleId: string, cause: WriteCause): Promise<void> =>
  settleBy(
    () => sendRemoval({ ...roleRequests.unassign(userId, roleId), ...cause }),
    async () => (await readRolesOf(userId)).every(({ id }) => id !== roleId),
  );
