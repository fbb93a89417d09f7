import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';

import type { ApiRequest } from '#console/api/api-request.ts';
import { fetchJson } from '#console/api/http.ts';
import { shownName } from '#console/lib/identifying-text.ts';
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

/** Provider of a linked account. */
export type IdentityProvider = {
  name: string;
  logo: string | null;
  logoDark: string | null;
  /** True when the connector no longer exists; linked accounts remain then. */
  isGone: boolean;
};

/** Returns the provider of a target, in the language of the interface; the first of several connectors counts. */
export function useSocialProvider(): (target: string) => IdentityProvider {
  const { i18n } = useTranslation();
  const { data: connectors } = useQuery(connectorQueries.list());
  return (target) => {
    const connector = connectors?.find((each) => each.type === 'Social' && each.target === target);
    if (connector === undefined) return unknownProvider(target, connectors !== undefined);
    const { logo, logoDark } = connector;
    return {
      name: shownName(inLanguage(connector.name, i18n.language) ?? target, target),
      logo,
      logoDark,
      isGone: false,
    };
  };
}

/** Returns the provider of an enterprise connector. */
export function useEnterpriseProvider(): (ssoConnectorId: string) => IdentityProvider {
  const { data: connectors } = useQuery(ssoConnectorQueries.list());
  return (ssoConnectorId) => {
    const connector = connectors?.find(({ id }) => id === ssoConnectorId);
    if (connector === undefined) return unknownProvider(ssoConnectorId, connectors !== undefined);
    const { connectorName, providerLogo, providerLogoDark } = connector;
    return {
      name: shownName(connectorName, ssoConnectorId),
      logo: providerLogo,
      logoDark: providerLogoDark,
      isGone: false,
    };
  };
}

const unknownProvider = (name: string, isGone: boolean): IdentityProvider => ({
  name,
  logo: null,
  logoDark: null,
  isGone,
});

/** Returns the text for a language, of a related tag (`zh-CN` for `zh` and vice versa), or the English text. */
export function inLanguage(texts: Readonly<Record<string, string>>, language: string): string | undefined {
  const [base] = language.split('-');
  const related = Object.keys(texts).find((tag) => tag.split('-')[0] === base);
  return texts[language] ?? (related === undefined ? undefined : texts[related]) ?? texts['en'];
}
