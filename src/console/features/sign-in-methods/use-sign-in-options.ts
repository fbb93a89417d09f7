import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { mfaQueries } from '#console/api/mfa.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import type { User } from '#contract/users.ts';

import { identityQueries } from './identities.ts';
import { type SignInOption, possibleSignIns } from './sign-in-options.ts';
import { useEnterpriseProvider, useSocialProvider } from './use-provider.ts';

/** Returns the sign-in options of a user and their names. `isCertain` is false until all data is loaded. */
export function useSignInOptions(user: User) {
  const { t } = useTranslation();
  const socialProvider = useSocialProvider();
  const enterpriseProvider = useEnterpriseProvider();
  const settings = useQuery(signInExperienceQueries.current());
  const identities = useQuery(identityQueries.all(user.id));
  const factors = useQuery(mfaQueries.list(user.id));

  const ssoConnectorIds = identities.data?.ssoIdentities.map(({ ssoConnectorId }) => ssoConnectorId) ?? [];
  const hasPasskey = factors.data?.some(({ type }) => type === 'WebAuthn') ?? false;

  function nameOf(option: SignInOption): string {
    if (option.kind === 'social') return socialProvider(option.target).name;
    if (option.kind === 'enterprise') return enterpriseProvider(option.ssoConnectorId).name;
    return t(`signInMethods.way.${option.kind}`);
  }

  return {
    options: possibleSignIns({ user, ssoConnectorIds, hasPasskey }, settings.data),
    nameOf,
    isCertain: settings.isSuccess && identities.isSuccess && factors.isSuccess,
  };
}
