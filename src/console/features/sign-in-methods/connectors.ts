import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import type { ApiRequest } from '#console/api/api-request.ts';
import { fetchJson } from '#console/api/http.ts';
import { connector, ssoConnector } from '#contract/connectors.ts';

const list: ApiRequest = { method: 'GET', route: '/api/connectors' };

export const connectorQueries = {
  /** All connectors, including those for email and SMS. They rarely change, so they stay fresh for minutes. */
  list: () =>
    queryOptions({
      queryKey: ['connectors'],
      queryFn: ({ signal }) => fetchJson(list, z.array(connector), signal),
      meta: { request: list },
      staleTime: 5 * 60_000,
    }),
};

const ssoList: ApiRequest = { method: 'GET', route: '/api/sso-connectors' };

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
      queryFn: ({ signal }) => fetchJson(ssoList, z.array(shownSsoConnector), signal),
      meta: { request: ssoList },
      staleTime: 5 * 60_000,
    }),
};
