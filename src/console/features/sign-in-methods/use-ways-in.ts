import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { identityQueries } from './identities.ts';
import { mfaQueries } from '#console/api/mfa.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import type { User } from '#contract/users.ts';

import { useEnterpriseProvider, useSocialProvider } from './use-provider.ts';
import { type WayIn, waysIn } from './ways-in.ts';

/** The ways into an account and what to call them. `isCertain` is false while something they depend on is unknown. */
export function useWaysIn(user: User) {
  const { t } = useTranslation();
  const socialProvider = useSocialProvider();
  const enterpriseProvider = useEnterpriseProvider();
  const settings = useQuery(signInExperienceQueries.current());
  const identities = useQuery(identityQueries.all(user.id));
  const factors = useQuery(mfaQueries.list(user.id));

  const ssoConnectorIds = identities.data?.ssoIdentities.map(({ ssoConnectorId }) => ssoConnectorId) ?? [];
  const hasPasskey = factors.data?.some(({ type }) => type === 'WebAuthn') ?? false;

  function nameOf(way: WayIn): string {
    if (way.kind === 'social') return socialProvider(way.target).name;
    if (way.kind === 'enterprise') return enterpriseProvider(way.ssoConnectorId).name;
    return t(`signInMethods.way.${way.kind}`);
  }

  return {
    ways: waysIn({ user, ssoConnectorIds, hasPasskey }, settings.data),
    nameOf,
    isCertain: settings.isSuccess && identities.isSuccess && factors.isSuccess,
  };
}
