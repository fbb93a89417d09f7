import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { listedOrganizationRole, type OrganizationRole, organizationRole } from '#contract/organization-template.ts';
import { organization, userOrganization } from '#contract/organizations.ts';
import { maxPageSize } from '#contract/paging.ts';

import type { ApiRequest, WriteInput } from './api-request.ts';
import { withShownName } from './display-name.ts';
import { fetchJson, fetchPage, sendRemoval, sendRequest } from './http.ts';
import { settleBy } from './settle.ts';
import { userQueries } from './users.ts';

export type OrganizationListQuery = { q: string; page: number; page_size: number };

const rolesOfMember = z.array(withShownName(z.pick(organizationRole, { id: true, name: true })));
const joinedOrganization = withShownName(z.extend(userOrganization, { organizationRoles: rolesOfMember }));

const member = '/api/organizations/{id}/users/{userId}';

/** Requests for a user's organization memberships (logto-behavior.md#5.9, logto-behavior.md#18.2). */
export const organizationRequests = {
  ofUser: (userId: string): ApiRequest => ({
    method: 'GET',
    route: '/api/users/{userId}/organizations',
    params: { userId },
  }),

  list: (query: OrganizationListQuery): ApiRequest => ({ method: 'GET', route: '/api/organizations', query }),

  roles: (page: number): ApiRequest => ({
    method: 'GET',
    route: '/api/organization-roles',
    query: { page, page_size: maxPageSize },
  }),

  add: (id: string, userId: string): ApiRequest => ({
    method: 'POST',
    route: '/api/organizations/{id}/users',
    params: { id },
    body: { userIds: [userId] },
  }),

  remove: (id: string, userId: string): ApiRequest => ({ method: 'DELETE', route: member, params: { id, userId } }),

  assignRoles: (id: string, userId: string, organizationRoleIds: readonly string[]): ApiRequest => ({
    method: 'POST',
    route: `${member}/roles`,
    params: { id, userId },
    body: { organizationRoleIds },
  }),

  removeRole: (id: string, userId: string, organizationRoleId: string): ApiRequest => ({
    method: 'DELETE',
    route: `${member}/roles/{organizationRoleId}`,
    params: { id, userId, organizationRoleId },
  }),
};

export const organizationQueries = {
  /** Sorted by name, because the API defines no order. */
  ofUser: (userId: string) => {
    const request = organizationRequests.ofUser(userId);
    return queryOptions({
      queryKey: [...userQueries.all(), 'organizations', userId],
      queryFn: async ({ signal }) => {
        const joined = await fetchJson(request, z.array(joinedOrganization), signal);
        return joined.sort((a, b) => a.name.localeCompare(b.name));
      },
      meta: { request },
    });
  },

  list: (query: OrganizationListQuery) => {
    const request = organizationRequests.list(query);
    return queryOptions({
      queryKey: ['organizations', 'list', query],
      queryFn: ({ signal }) => fetchPage(request, withShownName(organization), signal),
      placeholderData: keepPreviousData,
      meta: { request },
    });
  },

  /** All organization roles for users. They are few, so every dialog lists all of them. */
  roles: () =>
    queryOptions({
      queryKey: ['organizations', 'roles'],
      queryFn: async ({ signal }) => {
        const roles: OrganizationRole[] = [];
        for (let page = 1; ; page += 1) {
          const { items, total } = await fetchPage(
            organizationRequests.roles(page),
            withShownName(listedOrganizationRole),
            signal,
          );
          roles.push(...items);
          if (items.length === 0 || roles.length >= total) return roles.filter(({ type }) => type === 'User');
        }
      },
      meta: { request: organizationRequests.roles(1) },
    }),
};

/**
 * Role IDs to assign and remove in one organization. Other roles stay, including those assigned by others meanwhile.
 */
export type RoleChange = { organizationId: string; added: readonly string[]; removed: readonly string[] };

/** Returns the requests of a role change. */
export const roleChangeRequests = (userId: string, { organizationId, added, removed }: RoleChange): ApiRequest[] => [
  ...(added.length > 0 ? [organizationRequests.assignRoles(organizationId, userId, added)] : []),
  ...removed.map((roleId) => organizationRequests.removeRole(organizationId, userId, roleId)),
];

/**
 * Returns the requests that add a user to an organization: the membership first, because only members can have roles.
 */
export const joinRequests = (userId: string, { organizationId, roleIds }: Joining): ApiRequest[] => [
  organizationRequests.add(organizationId, userId),
  ...roleChangeRequests(userId, { organizationId, added: roleIds, removed: [] }),
];

export type Joining = { organizationId: string; roleIds: readonly string[] };

export const organizationMutations = {
  join: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: { organizationId, roleIds }, ...cause }: WriteInput<Joining>) =>
        settleBy(
          async () => {
            for (const request of joinRequests(userId, { organizationId, roleIds })) {
              await sendRequest({ ...request, ...cause });
            }
          },
          async () => {
            const roles = await rolesIn(userId, organizationId);
            return roles !== undefined && roleIds.every((id) => roles.has(id));
          },
        ),
      onError: (_error, _input, _result, { client }) => refetchMemberships(client, userId),
      meta: { invalidates: [organizationQueries.ofUser(userId).queryKey] },
    }),

  changeRoles: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: change, ...cause }: WriteInput<RoleChange>) =>
        settleBy(
          async () => {
            for (const request of roleChangeRequests(userId, change)) {
              await (request.method === 'DELETE' ? sendRemoval : sendRequest)({ ...request, ...cause });
            }
          },
          async () => {
            const roles = (await rolesIn(userId, change.organizationId)) ?? new Set();
            return change.added.every((id) => roles.has(id)) && !change.removed.some((id) => roles.has(id));
          },
        ),
      onError: (_error, _input, _result, { client }) => refetchMemberships(client, userId),
      meta: { invalidates: [organizationQueries.ofUser(userId).queryKey] },
    }),

  leave: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: organizationId, ...cause }: WriteInput<string>) =>
        settleBy(
          () => sendRemoval({ ...organizationRequests.remove(organizationId, userId), ...cause }),
          async () => (await rolesIn(userId, organizationId)) === undefined,
        ),
      meta: { invalidates: [organizationQueries.ofUser(userId).queryKey] },
    }),
};

/** IDs of the roles that a user has in an organization; undefined when the user is not a member. */
async function rolesIn(userId: string, organizationId: string): Promise<ReadonlySet<string> | undefined> {
  const joined = await fetchJson(organizationRequests.ofUser(userId), z.array(userOrganization));
  const membership = joined.find(({ id }) => id === organizationId);
  return membership && new Set(membership.organizationRoles.map(({ id }) => id));
}

/** Refetches after a failure, because some of the requests may have been carried out. */
const refetchMemberships = (client: QueryClient, userId: string) =>
  client.invalidateQueries({ queryKey: organizationQueries.ofUser(userId).queryKey });
