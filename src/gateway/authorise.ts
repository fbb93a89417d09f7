import type { Operator, Permission } from '#contract/operators.ts';

import { isExactSearch } from './exact-search.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { OperatorPolicy } from './operator-policy.ts';
import type { Rule } from './policy.ts';

/** What this request is, in the words of the permissions: all of them are needed. */
export const deedsOf = ({ needs }: Rule, body: unknown): readonly Permission[] =>
  typeof needs === 'function' ? needs(body) : [needs];

/** @throws {GatewayFault} `notPermitted` with the first permission that the operator lacks */
export function requirePermissions(
  { rolePermissions }: OperatorPolicy,
  { role }: Operator,
  deeds: readonly Permission[],
): void {
  const missing = deeds.find((deed) => !rolePermissions[role].includes(deed));
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

/** @throws {GatewayFault} `reasonRequired` with the deed that needs one */
export function requireReason(
  { reasonRequired }: OperatorPolicy,
  deeds: readonly Permission[],
  reason: string | undefined,
): void {
  const needing = deeds.find((deed) => reasonRequired.includes(deed));
  if (needing !== undefined && reason === undefined) {
    throw new GatewayFault('reasonRequired', { data: { permission: needing } });
  }
}
