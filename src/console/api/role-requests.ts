import { maxPageSize } from '#contract/paging.ts';
import type { NewRole, Role, RolePatch } from '#contract/roles.ts';
import { containing, type Search, type UserSearchField, writeSearch } from '#contract/search.ts';

import type { ApiRequest } from './api-request.ts';

type PageOf = { page: number; page_size: number };

export type RoleListQuery = PageOf & {
  /** "Contains this text", in any field. */
  search?: string;
  type?: Role['type'] | undefined;
};

export type RoleUsersQuery = PageOf & { roleId: string; search?: Search<UserSearchField> | undefined };

const one = '/api/roles/{id}';
const ofUser = '/api/users/{userId}/roles';

/** What can be asked about roles (spec 8), and about the roles of a user (spec 5.4). */
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

  /** The list tells how many have a role; the route of one role does not. */
  listOne: (id: string): ApiRequest => ({
    method: 'GET',
    route: '/api/roles',
    query: writeSearch({ matches: [{ field: 'id', mode: 'exact', values: [id] }], joint: 'or', isCaseSensitive: true }),
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

  /** Which of these users, at most one page of them, have the role. */
  usersAmong: (roleId: string, userIds: readonly string[]): ApiRequest =>
    roleRequests.users({
      roleId,
      page: 1,
      page_size: maxPageSize,
      search: { matches: [{ field: 'id', mode: 'exact', values: userIds }], joint: 'or', isCaseSensitive: true },
    }),

  /** The API answers 20 where no page is asked for (trap 11). */
  ofUser: (userId: string, page: number): ApiRequest => ({
    method: 'GET',
    route: ofUser,
    params: { userId },
    query: { page, page_size: maxPageSize },
  }),

  /** Adds to what the user has. Those assigned already are no error here, as they are on `POST /api/roles/{id}/users`. */
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
