import { maxPageSize } from '#contract/paging.ts';
import { type Search, type UserSearchField, writeSearch } from '#contract/search.ts';
import type { NewUser, UserPatch } from '#contract/users.ts';

import type { ApiRequest } from './api-request.ts';

/** `typed` is the text that an operator searches for anywhere, which may also be found in other ways. */
export type UserSearch = Search<UserSearchField> & {
  typed?: { text: string; field?: UserSearchField | undefined };
};

export type UserListQuery = {
  page: number;
  page_size: number;
  search?: UserSearch | undefined;
};

const one = '/api/users/{userId}';

/** Requests for users (logto-behavior.md#4, logto-behavior.md#5.3, logto-behavior.md#6). */
export const userRequests = {
  list: ({ page, page_size, search }: UserListQuery): ApiRequest => ({
    method: 'GET',
    route: '/api/users',
    query: [['page', page], ['page_size', page_size], ...(search === undefined ? [] : writeSearch(search))],
  }),

  /** At most one page of IDs. */
  byIds: (ids: readonly string[]): ApiRequest =>
    userRequests.list({
      page: 1,
      page_size: maxPageSize,
      search: { matches: [{ field: 'id', mode: 'exact', values: ids }], joint: 'or', isCaseSensitive: true },
    }),

  read: (userId: string): ApiRequest => ({ method: 'GET', route: one, params: { userId } }),

  create: (values: NewUser): ApiRequest => ({ method: 'POST', route: '/api/users', body: values }),

  update: (userId: string, values: UserPatch): ApiRequest => ({
    method: 'PATCH',
    route: one,
    params: { userId },
    body: values,
  }),

  setPassword: (userId: string, password: string): ApiRequest => ({
    method: 'PATCH',
    route: `${one}/password`,
    params: { userId },
    body: { password },
  }),

  /** Since Logto 1.41. Whether a password is expired can be written but not read (logto-behavior.md#5.3). */
  setPasswordExpired: (userId: string, isExpired: boolean): ApiRequest => ({
    method: 'PATCH',
    route: `${one}/password/expiration`,
    params: { userId },
    body: { isExpired },
  }),

  setSuspended: (userId: string, isSuspended: boolean): ApiRequest => ({
    method: 'PATCH',
    route: `${one}/is-suspended`,
    params: { userId },
    body: { isSuspended },
  }),

  remove: (userId: string): ApiRequest => ({ method: 'DELETE', route: one, params: { userId } }),
};
