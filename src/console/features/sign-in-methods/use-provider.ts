import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { connectorQueries } from '#console/data/connectors.ts';
import { inLanguage } from '#console/lib/in-language.ts';

export type Provider = {
  name: string;
  logo: string | null;
  logoDark: string | null;
  /** An account can outlive the connector it came by. */
  isGone: boolean;
};

/** Who stands behind a target, in the language of the interface. Several connectors may share one: the first speaks. */
export function useProvider(): (target: string) => Provider {
  const { i18n } = useTranslation();
  const connectors = useQuery(connectorQueries.list());
  return (target) => {
    const connector = connectors.data?.find((each) => each.type === 'Social' && each.target === target);
    if (connector === undefined) {
      return { name: target, logo: null, logoDark: null, isGone: connectors.data !== undefined };
    }
    const { logo, logoDark } = connector;
    return { name: inLanguage(connector.name, i18n.language) ?? target, logo, logoDark, isGone: false };
  };
}
