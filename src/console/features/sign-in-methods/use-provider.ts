import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { shownName } from '#console/lib/identifying-text.ts';
import { inLanguage } from '#console/lib/in-language.ts';

import { connectorQueries, ssoConnectorQueries } from './connectors.ts';

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
