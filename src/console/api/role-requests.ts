import { maxPageSize } from '#contract/paging.ts';
import type { NewRole, Role, RolePatch } from '#contract/roles.ts';
import { containing, writeSearch } from '#contract/search.ts';

import type { ApiRequest } from './api-request.ts';
import type { UserSearch } from './user-requests.ts';

type PageOf = { page: number; page_size: number };

export type RoleListQuery = PageOf & {
  /** Searches all fields for this text. */
  search?: string;
  type?: Role['type'] | undefined;
};

export type RoleUsersQuery = PageOf & { roleId: string; search?: UserSearch | undefined };

const withIds = (values: readonly string[]) =>
  writeSearch({ matches: [{ field: 'id', mode: 'exact', values }], joint: 'or', isCaseSensitive: true });

const one = '/api/roles/{id}';
const ofUser = '/api/users/{userId}/roles';

/** Requests for roles (logto-behavior.md#8) and for the roles of a user (logto-behavior.md#5.4). */
export const roleRequests = {
  list: ({ page, page_size, search = '', type }: RoleListQuery): ApiRequest => ({
    method: 'GET',
    route: '/api/roles',
    query: [
      ['page', page],
      ['page_size', page_size],
      ['type', type],
      ['search', search.trim() === '' ? undefined : containing(search.trim())],
    ],
  }),

  /** Reads one role from the list, which has its user count; the route of a single role has not. */
  listOne: (id: string): ApiRequest => ({ method: 'GET', route: '/api/roles', query: withIds([id]) }),

  /** At most one page of IDs. */
  byIds: (ids: readonly string[]): ApiRequest => ({
    method: 'GET',
    route: '/api/roles',
    query: [['page', 1], ['page_size', maxPageSize], ...withIds(ids)],
  }),

  read: (id: string): ApiRequest => ({ method: 'GET', route: one, params: { id } }),

  create: (values: NewRole): ApiRequest => ({ method: 'POST', route: '/api/roles', body: values }),

  update: (id: string, values: RolePatch): ApiRequest => ({
    method: 'PATCH',
    route: one,
    params: { id },
    body: values,
  }),

  remove: (id: string): ApiRequest => ({ method: 'DELETE', route: one, params: { id } }),

  scopes: (id: string): ApiRequest => ({ method: 'GET', route: `${one}/scopes`, params: { id } }),

  users: ({ roleId, page, page_size, search }: RoleUsersQuery): ApiRequest => ({
    method: 'GET',
    route: `${one}/users`,
    params: { id: roleId },
    query: [['page', page], ['page_size', page_size], ...(search === undefined ? [] : writeSearch(search))],
  }),

  /** Finds which of these users have the role; at most one page of IDs. */
  usersAmong: (roleId: string, userIds: readonly string[]): ApiRequest =>
    roleRequests.users({
      roleId,
      page: 1,
      page_size: maxPageSize,
      search: { matches: [{ field: 'id', mode: 'exact', values: userIds }], joint: 'or', isCaseSensitive: true },
    }),

  /** Requests the maximum page size: without `page` the API returns only 20 (logto-behavior.md#12.11). */
  ofUser: (userId: string, page: number): ApiRequest => ({
    method: 'GET',
    route: ofUser,
    params: { userId },
    query: { page, page_size: maxPageSize },
  }),

  /** Adds roles to the user. Unlike `POST /api/roles/{id}/users`, roles assigned already are not an error. */
  assign: (userId: string, roleIds: readonly string[]): ApiRequest => ({
    method: 'POST',
    route: ofUser,
    params: { userId },
    body: { roleIds },
  }),

  unassign: (userId: string, roleId: string): ApiRequest => ({
    method: 'DELETE',
    route: `${ofUser}/{roleId}`,
    params: { userId, roleId },
  }),
};
