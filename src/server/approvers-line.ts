import type { OperatorSettings } from './operator-settings.ts';

/**
 * What to print at the start where nobody else could approve; undefined where somebody can, and in the demo, which has one
 * operator for each role.
 *
 * @param known operators who may approve and were here in the last 30 days
 */
export function approversLine(
  { kind, rolePermissions, knownRoles }: Pick<OperatorSettings, 'kind' | 'rolePermissions' | 'knownRoles'>,
  known: number,
): string | undefined {
  if (kind === 'demo') return undefined;
  if (!knownRoles.some((role) => rolePermissions[role].includes('approvals:decide'))) {
    return 'Approvals: no role has approvals:decide. A fresh sign-in with a reason stands in for a second operator.';
  }
  if (known > 1) return undefined;
  return 'Approvals: no second operator who may approve was here in the last 30 days. For the only one, a fresh sign-in with a reason stands in.';
}
