import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import type { ApiRequest } from '#console/api/api-request.ts';
import { fetchJson } from '#console/api/http.ts';
import { activeUsers, newUsers, userTotal } from '#contract/dashboard.ts';

const totalRequest: ApiRequest = { method: 'GET', route: '/api/dashboard/users/total' };
const newUsersRequest: ApiRequest = { method: 'GET', route: '/api/dashboard/users/new' };
const activeRequest = (date: string | undefined): ApiRequest => ({
  method: 'GET',
  route: '/api/dashboard/users/active',
  query: { date },
});

/** Counts of users (logto-behavior.md#10.7). */
export const dashboardQueries = {
  total: () =>
    queryOptions({
      queryKey: ['dashboard', 'total'],
      queryFn: ({ signal }) => fetchJson(totalRequest, userTotal, signal),
      meta: { request: totalRequest },
    }),

  newUsers: () =>
    queryOptions({
      queryKey: ['dashboard', 'new'],
      queryFn: ({ signal }) => fetchJson(newUsersRequest, newUsers, signal),
      meta: { request: newUsersRequest },
    }),

  /** Counts of the day, week and month that end with `date` (`2026-08-20`, default today). */
  activeUsers: (date: string | undefined) =>
    queryOptions({
      queryKey: ['dashboard', 'active', date],
      queryFn: ({ signal }) => fetchJson(activeRequest(date), activeUsers, signal),
      placeholderData: keepPreviousData,
      meta: { request: activeRequest(date) },
    }),
};
