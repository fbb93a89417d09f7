import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { identityQueries } from '#console/api/identities.ts';
import { mfaQueries } from '#console/api/mfa.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { useEnterpriseProvider, useSocialProvider } from '#console/shared/account/connectors.ts';
import type { SignInExperience } from '#contract/sign-in-experience.ts';
import type { User } from '#contract/users.ts';

/** One way to sign in to an account, without regard to MFA. */
export type SignInOption =
  | { kind: 'password' | 'emailCode' | 'phoneCode' | 'passkey' }
  | { kind: 'social'; target: string }
  | { kind: 'enterprise'; ssoConnectorId: string };

type Account = {
  user: User;
  /** Connectors of the user's enterprise identities. */
  ssoConnectorIds: readonly string[];
  hasPasskey: boolean;
};

/**
 * Returns the sign-in options that the tenant's sign-in page offers for an account. Credentials that the page does not
 * accept do not count, e.g. a password without an identifier, or a social account whose connector is not shown.
 *
 * @param settings undefined while unknown; then only a password and linked accounts count
 */
export function possibleSignIns(
  { user, ssoConnectorIds, hasPasskey }: Account,
  settings: SignInExperience | undefined,
): SignInOption[] {
  const identifiers = { username: user.username, email: user.primaryEmail, phone: user.primaryPhone };
  const methods = (settings?.signIn?.methods ?? defaultMethods).filter(
    ({ identifier }) => identifiers[identifier as keyof typeof identifiers],
  );
  const sendsCode = (to: string) =>
    methods.some(({ identifier, verificationCode }) => identifier === to && verificationCode);
  const isOffered = (target: string) => settings?.socialSignInConnectorTargets?.includes(target) ?? true;

  const options: SignInOption[] = [];
  if (user.hasPassword === true && methods.some(({ password }) => password)) options.push({ kind: 'password' });
  if (sendsCode('email')) options.push({ kind: 'emailCode' });
  if (sendsCode('phone')) options.push({ kind: 'phoneCode' });
  if (hasPasskey && settings?.passkeySignIn?.enabled === true) options.push({ kind: 'passkey' });
  for (const target of Object.keys(user.identities)) if (isOffered(target)) options.push({ kind: 'social', target });
  if (settings?.singleSignOnEnabled !== false) {
    for (const ssoConnectorId of ssoConnectorIds) options.push({ kind: 'enterprise', ssoConnectorId });
  }
  return options;
}

const defaultMethods = ['username', 'email', 'phone'].map((identifier) => ({
  identifier,
  password: true,
  verificationCode: false,
}));

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
