import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { resource, scope } from '#contract/resources.ts';

import type { ApiRequest } from './api-request.ts';
import { withShownName } from './display-name.ts';
import { fetchJson } from './http.ts';

const listWithScopes: ApiRequest = { method: 'GET', route: '/api/resources', query: { includeScopes: true } };

const resourceWithScopes = withShownName(z.extend(resource, { scopes: z.array(withShownName(scope)) }));

export const resourceQueries = {
  /** All APIs with their permissions: without `page` the API returns the whole list. */
  withScopes: () =>
    queryOptions({
      queryKey: ['resources', 'with-scopes'],
      queryFn: ({ signal }) => fetchJson(listWithScopes, z.array(resourceWithScopes), signal),
      meta: { request: listWithScopes },
    }),
};
