import type { Permission } from '#contract/operators.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { OperatorSession } from '#gateway/operators/session.ts';

import type { OperatorPolicy } from './operator-policy.ts';

/** Actions that cannot be undone or that change permissions: an unattended session must not be enough for them. */
const alwaysFresh: readonly Permission[] = ['users:delete', 'audit:erase', 'approvals:decide', 'protection:write'];

/** Actions that need a fresh sign-in when they concern a protected role. */
const freshForProtectedRoles: readonly Permission[] = ['roles:assign', 'roles:write'];

type Question = {
  policy: Pick<OperatorPolicy, 'stepUpAfter'>;
  session: OperatorSession;
  permissions: readonly Permission[];
  /** Returns whether a role in the action is protected. */
  namesProtectedRole: () => Promise<boolean>;
  now: number;
};

/**
 * Requires a recent authentication for actions that need one.
 *
 * @throws {GatewayFault} `freshSignInNeeded` with `data.minutes`
 */
export async function requireFreshSignIn(question: Question): Promise<void> {
  const { permissions, namesProtectedRole } = question;
  if (isRecent(question)) return;
  const isNeeded =
    permissions.some((one) => alwaysFresh.includes(one)) ||
    (permissions.some((one) => freshForProtectedRoles.includes(one)) && (await namesProtectedRole()));
  if (isNeeded) requireRecentSignIn(question);
}

type SignIn = Pick<Question, 'policy' | 'session' | 'now'>;

/** @throws {GatewayFault} `freshSignInNeeded` with `data.minutes`, whatever the action */
export function requireRecentSignIn(signIn: SignIn): void {
  const { stepUpAfter } = signIn.policy;
  if (stepUpAfter === undefined || isRecent(signIn)) return;
  throw new GatewayFault('freshSignInNeeded', { data: { minutes: Math.round(stepUpAfter / 60_000) } });
}

const isRecent = ({ policy: { stepUpAfter }, session, now }: SignIn): boolean =>
  stepUpAfter === undefined || now - session.authenticatedAt <= stepUpAfter;
