import { memberOfChannel } from '#contract/callers.ts';
import type { MessageChannel, Operator, Permission } from '#contract/operators.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';

import type { OperatorPolicy } from './operator-policy.ts';

/**
 * The parts of an account take-over. Actions of one part leave the user another protection; actions of two different
 * parts together let an operator sign in as the user:
 *
 * - identifiers: messages for the user go to the operator, who can then verify a code (as the first factor, or as the
 *   second factor where Logto sends one);
 * - proof: the operator has a credential that Logto accepts as the user's first factor, or a token that acts as the
 *   user;
 * - factors: MFA is removed, not required, or under the operator's control.
 *
 * Checking a code that the user reads out is in none of them: it goes to the address on file and does not sign anyone
 * in. Nor are suspending, unlinking, revoking and expiring, which only remove ways to sign in.
 */
export const takeOverParts = {
  identifiers: ['users:write-identifiers', 'identifiers:correct'],
  proof: ['passwords:reset', 'passwords:set', 'one-time-tokens:create', 'identities:link', 'tokens:write'],
  factors: ['mfa:reset', 'mfa:enroll'],
} as const satisfies Record<string, readonly Permission[]>;

const parts: readonly (readonly Permission[])[] = Object.values(takeOverParts);

/** How long an earlier action counts, in ms. */
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
 * Returns whether the action, together with the operator's actions on one of the accounts in the last 24 hours, would
 * complete a take-over. Call it after the start of the action is recorded, so that of two simultaneous requests each
 * sees the other.
 */
export async function completesTakeOver(question: Question): Promise<boolean> {
  const { policy, auditLog, operator, permissions, targets, requestId, now } = question;
  if (operator.role === 'admin' && policy.separationOfDuties !== 'strict') return false;
  const actions = permissions.flatMap(otherParts);
  if (actions.length === 0) return false;
  for (const userId of targets) {
    // In sequence: there is rarely more than one.
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

/**
 * Returns whether the operator changed this email address or phone number of the account in the last 24 hours, so that a
 * code sent to it may have reached the operator.
 */
export async function hasSetAddress(question: {
  auditLog: Pick<AuditLog, 'recentActions'>;
  operator: Operator;
  userId: string;
  channel: MessageChannel;
  now: number;
}): Promise<boolean> {
  const { auditLog, operator, userId, channel, now } = question;
  const actions = takeOverParts.identifiers;
  const recent = await auditLog.recentActions({ operator, userId, actions, since: now - remembered });
  return recent.some(({ changedFields }) => changedFields.includes(memberOfChannel[channel]));
}

/** Returns the actions that complete a take-over together with this one. */
function otherParts(permission: Permission): readonly Permission[] {
  const own = parts.find((part) => part.includes(permission));
  return own === undefined ? [] : parts.filter((part) => part !== own).flat();
}
