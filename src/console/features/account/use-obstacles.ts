import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { accountQueries, failuresOf } from '#console/api/account.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { callAt } from '#console/lib/call-at.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import type { User } from '#contract/users.ts';

import { unlockQueries } from './sign-in-help/unlock.ts';
import { hasSocialAccount, type SignInObstacle, signInObstacles } from './sign-in-obstacles.ts';
import type { KnownAttempts } from './use-attempts.ts';

export type KnownObstacles = {
  obstacles: readonly SignInObstacle[];
  /** The queries that the obstacles depend on, besides the failed attempts. */
  queries: readonly UseQueryResult[];
  /** When a lockout ends by itself, in milliseconds since the epoch; Infinity if it never does. */
  blockedUntil: number | undefined;
};

/** Returns the known obstacles to signing in. A lockout disappears when it ends. */
export function useObstacles(user: User, attempts: KnownAttempts): KnownObstacles {
  const { may } = useOperator();
  const [now, setNow] = useState(() => Date.now());
  const experience = useQuery(signInExperienceQueries.current());
  const unlockedHere = useQuery(unlockQueries.unlockedAt(user.id)).data;
  // Enterprise identities matter only for users without a password or social account.
  const needsEnterprise = user.hasPassword === false && !hasSocialAccount(user);
  const identities = useQuery({ ...accountQueries.identities(user.id), enabled: needsEnterprise });

  const known = {
    user,
    experience: experience.data,
    hasEnterpriseIdentity: needsEnterprise ? identities.data && identities.data.ssoIdentities.length > 0 : false,
    failures: attempts.data && failuresOf(user, attempts.data),
    unlockedAt: unlockedHere,
    now,
  };
  const found = signInObstacles(known);
  // Another operator, or this one before reloading the page, may have lifted the lockout.
  const isBlocked = found.some(({ kind }) => kind === 'blocked');
  const unlockedAt = useQuery({
    ...unlockQueries.lastUnlock(user.id),
    enabled: isBlocked && may('users:history'),
  }).data;
  const obstacles =
    unlockedAt === undefined ? found : signInObstacles({ ...known, unlockedAt: Math.max(unlockedHere, unlockedAt) });

  const blockedUntil = obstacles.find((obstacle) => obstacle.kind === 'blocked')?.until;
  useEffect(() => {
    if (blockedUntil === undefined) return;
    // Timers may fire a little early.
    return callAt(blockedUntil, () => setNow(Math.max(Date.now(), blockedUntil + 1)));
  }, [blockedUntil]);

  return { obstacles, queries: [experience, ...(needsEnterprise ? [identities] : [])], blockedUntil };
}
