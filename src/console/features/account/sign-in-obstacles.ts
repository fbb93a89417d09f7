import { entryErrorCode } from '#contract/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';
import type { SignInExperience } from '#contract/sign-in-experience.ts';
import type { User } from '#contract/users.ts';

/** A reason why a user may be unable to sign in. */
export type SignInObstacle =
  | { kind: 'suspended' }
  /** The account has none of the identifiers that the tenant accepts for sign-in. */
  | { kind: 'noIdentifier'; accepted: readonly string[] }
  /** The account has an identifier but no password or other factor to verify it. */
  | { kind: 'noMethod' }
  /** Locked after too many attempts, at most until `until`, which is Infinity if no date can hold the end. */
  | { kind: 'blocked'; until: number }
  | { kind: 'failures'; count: number; last: Log };

type Known = {
  user: User;
  /** All optional values are undefined while unknown. */
  experience: SignInExperience | undefined;
  hasEnterpriseIdentity: boolean | undefined;
  /** Failed attempts of the last day with this account's identifiers, newest first. */
  failures: readonly Log[] | undefined;
  /** When a lockout was lifted; earlier failures do not count. */
  unlockedAt?: number | undefined;
  now: number;
};

const blockedCode = 'session.verification_blocked_too_many_attempts';

/** Default of Logto in minutes, if the tenant sets none (logto-behavior.md#10.5). */
const defaultLockout = 60;

/** Number of failures since the last sign-in that is reported. */
const minFailures = 3;

/** Returns the known obstacles to signing in; unknown values cause none. */
export function signInObstacles(known: Known): SignInObstacle[] {
  const obstacles: SignInObstacle[] = known.user.isSuspended ? [{ kind: 'suspended' }] : [];
  return [...obstacles, ...missingMethods(known), ...recentFailures(known)];
}

function missingMethods({ user, experience, hasEnterpriseIdentity }: Known): SignInObstacle[] {
  const methods = experience?.signIn?.methods;
  if (methods === undefined || hasSocialAccount(user) || hasEnterpriseIdentity !== false) return [];
  const usable = methods.filter(({ identifier }) => hasIdentifier(user, identifier));
  if (usable.length === 0) return [{ kind: 'noIdentifier', accepted: methods.map(({ identifier }) => identifier) }];
  // Servers before 1.20 do not report whether there is a password.
  const mayHavePassword = user.hasPassword !== false;
  const canSignIn = usable.some(({ password, verificationCode }) => verificationCode || (password && mayHavePassword));
  return canSignIn ? [] : [{ kind: 'noMethod' }];
}

function recentFailures({ user, experience, failures = [], unlockedAt = 0, now }: Known): SignInObstacle[] {
  const since = failures.filter(({ createdAt }) => createdAt > Math.max(user.lastSignInAt ?? 0, unlockedAt));
  const lockout = (experience?.sentinelPolicy?.lockoutDuration ?? defaultLockout) * 60_000;
  const blocked = since.find((entry) => entryErrorCode(entry) === blockedCode && entry.createdAt + lockout > now);
  if (blocked !== undefined) {
    const until = blocked.createdAt + lockout;
    // The tenant may set any number of minutes (logto-behavior.md#19.1), also more than a `Date` can hold.
    return [{ kind: 'blocked', until: Number.isNaN(new Date(until).getTime()) ? Infinity : until }];
  }
  const [last] = since;
  return last !== undefined && since.length >= minFailures ? [{ kind: 'failures', count: since.length, last }] : [];
}

/** Returns whether the user has a social account, which needs neither identifier nor password. */
export const hasSocialAccount = ({ identities }: User): boolean => Object.keys(identities).length > 0;

function hasIdentifier(user: User, identifier: string): boolean {
  switch (identifier) {
    case 'username':
      return user.username !== null;
    case 'email':
      return user.primaryEmail !== null;
    case 'phone':
      return user.primaryPhone !== null;
    default:
      return false;
  }
}
