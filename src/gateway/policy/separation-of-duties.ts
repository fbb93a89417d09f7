import type { Operator, Permission } from '#contract/operators.ts';

import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import type { OperatorPolicy } from './operator-policy.ts';

/**
 * The parts of taking an account over. Actions of one part leave the user another protection, or show only what is done
 * anyway; actions of two different parts together let an operator sign in as the user:
 *
 * - identifiers: messages for the user go to the operator, who then proves to be the user with a code (as a first factor, or
 *   as the second where Logto sends one);
 * - proof: the operator holds something that Logto takes for the user's first factor, or a token that acts as the user;
 * - factors: the second factor is gone, is not asked for, or is the operator's.
 *
 * Checking a code that the user reads out is in none of them: it goes to the address on file and signs nobody in. Neither are
 * suspending, unlinking, revoking and expiring, which only take ways in away.
 */
export const takeOverParts = {
  identifiers: ['users:write-identifiers'],
  proof: ['passwords:reset', 'passwords:set', 'one-time-tokens:create', 'identities:link', 'tokens:write'],
  factors: ['mfa:reset', 'mfa:enrol'],
} as const satisfies Record<string, readonly Permission[]>;

const parts: readonly (readonly Permission[])[] = Object.values(takeOverParts);

/** How long an action is remembered, in ms. */
const remembered = 24 * 60 * 60_000;

type Question = {
  policy: Pick<OperatorPolicy, 'separationOfDuties'>;
  auditLog: AuditLog;
  operator: Operator;
  permissions: readonly Permission[];
  targets: readonly string[];
  requestId: string;
  now: number;
};

/**
 * Whether the action, with what the operator did to one of the accounts in the last 24 hours, would hand the account over.
 * To be asked after the audit event is recorded, so that of two such requests at once each sees the other.
 */
export async function completesTakeOver(question: Question): Promise<boolean> {
  const { policy, auditLog, operator, permissions, targets, requestId, now } = question;
  if (operator.role === 'admin' && policy.separationOfDuties !== 'strict') return false;
  const actions = permissions.flatMap(otherParts);
  if (actions.length === 0) return false;
  for (const userId of targets) {
    // One after the other: mostly there is one.
    const recent = await auditLog.recentActions({
      operator,
      userId,
      actions,
      since: now - remembered,
      exceptRequestId: requestId,
    });
    if (recent.length > 0) return true;
  }
  return false;
}

/** The actions that complete a take-over together with this one. */
function otherParts(permission: Permission): readonly Permission[] {
  const own = parts.find((part) => part.includes(permission));
  return own === undefined ? [] : parts.filter((part) => part !== own).flat();
}
