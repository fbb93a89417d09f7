import type { Log } from '#contract/logs.ts';
import type { SignInExperience } from '#contract/sign-in-experience.ts';
import type { User } from '#contract/users.ts';

import { entryErrorCode } from '#console/api/entry-error-code.ts';

/** A reason why a person may not be able to sign in. */
export type SignInObstacle =
  | { kind: 'suspended' }
  /** The tenant signs people in by identifiers of which this account has none. */
  | { kind: 'noIdentifier'; accepted: readonly string[] }
  /** There is an identifier, and no way to prove that it is one's own. */
  | { kind: 'noMethod' }
  /** Too many attempts; ends by itself, at the latest then. */
  | { kind: 'blocked'; until: number }
  | { kind: 'failures'; count: number; last: Log };

type Known = {
  user: User;
  /** Undefined while unknown, as everything here. */
  experience: SignInExperience | undefined;
  hasEnterpriseIdentity: boolean | undefined;
  /** Failed attempts of the last day with this account's identifiers, newest first. */
  failures: readonly Log[] | undefined;
  /** When a lock-out was lifted; what failed before led to it, and counts no more. */
  unlockedAt?: number | undefined;
  now: number;
};

const blockedCode = 'session.verification_blocked_too_many_attempts';

/** In minutes, where the tenant says nothing (spec 10.5). */
const defaultLockout = 60;

/** So many failures since the last sign-in are no slip of the fingers. */
const repeated = 3;

/** What keeps a person from signing in, as far as it is known: what is not known is not claimed. */
export function signInObstacles(known: Known): SignInObstacle[] {
  const obstacles: SignInObstacle[] = known.user.isSuspended ? [{ kind: 'suspended' }] : [];
  return [...obstacles, ...missingMeans(known), ...refusals(known)];
}

function missingMeans({ user, experience, hasEnterpriseIdentity }: Known): SignInObstacle[] {
  const methods = experience?.signIn?.methods;
  if (methods === undefined || hasAccountElsewhere(user) || hasEnterpriseIdentity !== false) return [];
  const usable = methods.filter(({ identifier }) => hasIdentifier(user, identifier));
  if (usable.length === 0) return [{ kind: 'noIdentifier', accepted: methods.map(({ identifier }) => identifier) }];
  // Servers before 1.20 do not say whether there is a password.
  const mayHavePassword = user.hasPassword !== false;
  const isOpen = usable.some(({ password, verificationCode }) => verificationCode || (password && mayHavePassword));
  return isOpen ? [] : [{ kind: 'noMethod' }];
}

function refusals({ user, experience, failures = [], unlockedAt = 0, now }: Known): SignInObstacle[] {
  const since = failures.filter(({ createdAt }) => createdAt > Math.max(user.lastSignInAt ?? 0, unlockedAt));
  const lockout = (experience?.sentinelPolicy?.lockoutDuration ?? defaultLockout) * 60_000;
  const blocked = since.find((entry) => entryErrorCode(entry) === blockedCode && entry.createdAt + lockout > now);
  if (blocked !== undefined) return [{ kind: 'blocked', until: blocked.createdAt + lockout }];
  const [last] = since;
  return last !== undefined && since.length >= repeated ? [{ kind: 'failures', count: since.length, last }] : [];
}

/** Whether a way in is left that needs neither identifier nor password of this tenant. */
export const hasAccountElsewhere = ({ identities }: User): boolean => Object.keys(identities).length > 0;

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
