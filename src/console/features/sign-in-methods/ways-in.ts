import type { SignInExperience } from '#contract/sign-in-experience.ts';
import type { User } from '#contract/users.ts';

/** One way by which somebody gets into an account, second factors aside. */
export type WayIn =
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
 * The ways into an account that its tenant's sign-in page has open. Something that is stored but not offered there is none:
 * a password without an identifier to type, an account at a provider whose button is gone.
 *
 * @param settings undefined while unknown; then a password and accounts elsewhere count, and nothing else
 */
export function waysIn(
  { user, ssoConnectorIds, hasPasskey }: Account,
  settings: SignInExperience | undefined,
): WayIn[] {
  const typed = { username: user.username, email: user.primaryEmail, phone: user.primaryPhone };
  const methods = (settings?.signIn?.methods ?? assumedMethods).filter(
    ({ identifier }) => typed[identifier as keyof typeof typed],
  );
  const sendsCode = (to: string) =>
    methods.some(({ identifier, verificationCode }) => identifier === to && verificationCode);
  const isOffered = (target: string) => settings?.socialSignInConnectorTargets?.includes(target) ?? true;

  const ways: WayIn[] = [];
  if (user.hasPassword === true && methods.some(({ password }) => password)) ways.push({ kind: 'password' });
  if (sendsCode('email')) ways.push({ kind: 'emailCode' });
  if (sendsCode('phone')) ways.push({ kind: 'phoneCode' });
  if (hasPasskey && settings?.passkeySignIn?.enabled === true) ways.push({ kind: 'passkey' });
  for (const target of Object.keys(user.identities)) if (isOffered(target)) ways.push({ kind: 'social', target });
  if (settings?.singleSignOnEnabled !== false) {
    for (const ssoConnectorId of ssoConnectorIds) ways.push({ kind: 'enterprise', ssoConnectorId });
  }
  return ways;
}

const assumedMethods = ['username', 'email', 'phone'].map((identifier) => ({
  identifier,
  password: true,
  verificationCode: false,
}));
