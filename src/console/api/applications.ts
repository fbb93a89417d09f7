import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { application } from '#contract/applications.ts';

import type { ApiRequest } from './api-request.ts';
import { withShownName } from './display-name.ts';
import { fetchJson } from './http.ts';

const list: ApiRequest = { method: 'GET', route: '/api/applications' };

export const applicationQueries = {
  /** All applications: without `page` the API returns the whole list. Cached for the session, as they rarely change. */
  list: () =>
    queryOptions({
      queryKey: ['applications'],
      queryFn: ({ signal }) => fetchJson(list, z.array(withShownName(application)), signal),
      meta: { request: list },
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
