import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { identityQueries } from '#console/data/identities.ts';
import { mfaQueries } from '#console/data/mfa.ts';
import { signInExperienceQueries } from '#console/data/sign-in-experience.ts';
import { ssoConnectorQueries } from '#console/data/sso-connectors.ts';
import type { User } from '#contract/users.ts';

import { useProvider } from './use-provider.ts';
import { type WayIn, waysIn } from './ways-in.ts';

/** The ways into an account and what to call them. `isCertain` is false while something they depend on is unknown. */
export function useWaysIn(user: User) {
  const { t } = useTranslation();
  const provider = useProvider();
  const settings = useQuery(signInExperienceQueries.current());
  const identities = useQuery(identityQueries.all(user.id));
  const factors = useQuery(mfaQueries.list(user.id));
  const ssoConnectors = useQuery(ssoConnectorQueries.list());

  const ssoConnectorIds = identities.data?.ssoIdentities.map(({ ssoConnectorId }) => ssoConnectorId) ?? [];
  const hasPasskey = factors.data?.some(({ type }) => type === 'WebAuthn') ?? false;

  function nameOf(way: WayIn): string {
    if (way.kind === 'social') return provider(way.target).name;
    if (way.kind !== 'enterprise') return t(`signInMethods.way.${way.kind}`);
    return ssoConnectors.data?.find(({ id }) => id === way.ssoConnectorId)?.connectorName ?? way.ssoConnectorId;
  }

  return {
    ways: waysIn({ user, ssoConnectorIds, hasPasskey }, settings.data),
    nameOf,
    isCertain: settings.isSuccess && identities.isSuccess && factors.isSuccess,
  };
}
