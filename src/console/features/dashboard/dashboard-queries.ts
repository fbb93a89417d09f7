import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { activeUsers, newUsers, userTotal } from '#contract/dashboard.ts';

import type { ApiRequest } from '#console/api/api-request.ts';
import { fetchJson } from '#console/api/http.ts';

const total: ApiRequest = { method: 'GET', route: '/api/dashboard/users/total' };
const newcomers: ApiRequest = { method: 'GET', route: '/api/dashboard/users/new' };
const active = (date: string | undefined): ApiRequest => ({
  method: 'GET',
  route: '/api/dashboard/users/active',
  query: { date },
});

/** Counts of users (spec 10.7). */
export const dashboardQueries = {
  total: () =>
    queryOptions({
      queryKey: ['dashboard', 'total'],
      queryFn: ({ signal }) => fetchJson(total, userTotal, signal),
      meta: { request: total },
    }),

  newUsers: () =>
    queryOptions({
      queryKey: ['dashboard', 'new'],
      queryFn: ({ signal }) => fetchJson(newcomers, newUsers, signal),
      meta: { request: newcomers },
    }),

  /** The day, week and month that end with `date` (`2026-08-20`), or today. */
  activeUsers: (date: string | undefined) =>
    queryOptions({
      queryKey: ['dashboard', 'active', date],
      queryFn: ({ signal }) => fetchJson(active(date), activeUsers, signal),
      placeholderData: keepPreviousData,
      meta: { request: active(date) },
    }),
};
