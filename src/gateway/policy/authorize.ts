import type { Operator, Permission } from '#contract/operators.ts';
import { isReason, minReasonLength } from '#contract/reasons.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

import { isExactSearch } from './exact-search.ts';
import type { OperatorPolicy } from './operator-policy.ts';
import type { Rule } from './policy.ts';

/** Returns the permissions that a request needs, all of them. */
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
 * Allows operators who may not see personal data only exact searches. With patterns and totals they could guess masked
 * values letter by letter.
 *
 * @throws {GatewayFault} `searchNotPermitted`
 */
export function requireSearchPermission(
  { rolePermissions }: Pick<OperatorPolicy, 'rolePermissions'>,
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
 * Requires a reason with visible characters, whether or not the settings require one for the action.
 *
 * @throws {GatewayFault} `reasonRequired` with the requirements
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
