import type { Operator, Permission } from '#contract/operators.ts';
import { isReason, minReasonLength } from '#contract/reasons.ts';

import { isExactSearch } from './exact-search.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { OperatorPolicy } from './operator-policy.ts';
import type { Rule } from './policy.ts';

/** What this request is, in the words of the permissions: all of them are needed. */
export const actionsOf = ({ needs }: Rule, body: unknown): readonly Permission[] =>
  typeof needs === 'function' ? needs(body) : [needs];

/** @throws {GatewayFault} `notPermitted` with the first permission that the operator lacks */
export function requirePermissions(
  { rolePermissions }: OperatorPolicy,
  { role }: Operator,
  actions: readonly Permission[],
): void {
  const missing = actions.find((action) => !rolePermissions[role].includes(action));
  if (missing !== undefined) throw new GatewayFault('notPermitted', { data: { permission: missing } });
}

/**
 * Operators who may not see personal data may look people up by values they know in full. With patterns and their totals a
 * masked value could be guessed letter by letter.
 *
 * @throws {GatewayFault} `searchNotPermitted`
 */
export function requireSearchPermission(
  { rolePermissions }: OperatorPolicy,
  { role }: Operator,
  query: URLSearchParams,
): void {
  if (rolePermissions[role].includes('users:search') || isExactSearch(query)) return;
  throw new GatewayFault('searchNotPermitted', { data: { permission: 'users:search' satisfies Permission } });
}

/** @throws {GatewayFault} `reasonRequired` with the action that needs one */
export function requireReason(
  policy: OperatorPolicy,
  actions: readonly Permission[],
  reason: string | undefined,
): void {
  const needing = actions.find((action) => policy.reasonRequired.includes(action));
  if (needing !== undefined) requireGivenReason(policy, [needing], reason);
}

/**
 * Demands a reason that a reader can see, whatever the settings say of the action.
 *
 * @throws {GatewayFault} `reasonRequired` with what it has to be
 */
export function requireGivenReason(
  { reasonPattern }: Pick<OperatorPolicy, 'reasonPattern'>,
  [permission]: readonly Permission[],
  reason: string | undefined,
): string {
  if (isReason(reason, reasonPattern)) return reason;
  const pattern = reasonPattern?.source;
  throw new GatewayFault('reasonRequired', { data: { permission, minLength: minReasonLength, pattern } });
}
