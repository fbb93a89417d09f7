import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import type { ApiRequest } from '#console/api/api-request.ts';
import { fetchJson } from '#console/api/http.ts';
import { ssoConnector } from '#contract/sso-connectors.ts';

const list: ApiRequest = { method: 'GET', route: '/api/sso-connectors' };

/** Members of an enterprise connector that the console uses. */
const shownSsoConnector = z.pick(ssoConnector, {
  id: true,
  connectorName: true,
  providerLogo: true,
  providerLogoDark: true,
});

export const ssoConnectorQueries = {
  list: () =>
    queryOptions({
      queryKey: ['sso-connectors'],
      queryFn: ({ signal }) => fetchJson(list, z.array(shownSsoConnector), signal),
      meta: { request: list },
      staleTime: 5 * 60_000,
    }),
};
