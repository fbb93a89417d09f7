import type { OperatorSettings } from './operator-settings.ts';

/**
 * Returns a line printed at the start if there is no second operator who could approve; else, and in the demo,
 * undefined. The demo has one operator for each role.
 *
 * @param known number of operators who may approve and were active in the last 30 days
 */
export function approversLine(
  { kind, rolePermissions, knownRoles }: Pick<OperatorSettings, 'kind' | 'rolePermissions' | 'knownRoles'>,
  known: number,
): string | undefined {
  if (kind === 'demo') return undefined;
  if (!knownRoles.some((role) => rolePermissions[role].includes('approvals:decide'))) {
    return 'Approvals: no role has the permission approvals:decide. A fresh sign-in with a reason replaces the approval.';
  }
  if (known > 1) return undefined;
  return 'Approvals: no second operator who may approve was active in the last 30 days. Until then, a fresh sign-in with a reason replaces the approval.';
}
