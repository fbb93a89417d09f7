import type { AddedRoles } from '#contract/roles.ts';
import { addApplicationRoles, keepApplicationRoles } from '#management-api/db/application-roles.ts';
import { findRoles, type RoleRow } from '#management-api/db/roles.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError, type ErrorCode } from '#management-api/http/api-error.ts';

import { inTransaction } from './transaction.ts';

/**
 * Assigns roles to a machine-to-machine application, all or none. Roles that it has already are ignored
 * (logto-behavior.md#13.5).
 */
export async function assignApplicationRoles(db: Db, applicationId: string, roleIds: string[]): Promise<AddedRoles> {
  const wanted = [...new Set(roleIds)];
  const roles = await findRoles(db, wanted);
  refuseUserRoles(roles, 'application.invalid_role_type');
  if (roles.length < wanted.length) throw new ApiError('entity.not_exists_with_id');
  const added = new Set(await addApplicationRoles(db, applicationId, wanted));
  return { roleIds, addedRoleIds: wanted.filter((id) => added.has(id)) };
}

/**
 * Replaces the roles of a machine-to-machine application, all or none. Logto first removes, then refuses user roles, and
 * fails if there is no new role (logto-behavior.md#13.5).
 */
export async function replaceApplicationRoles(db: Db, applicationId: string, roleIds: string[]): Promise<void> {
  const wanted = [...new Set(roleIds)];
  const roles = await findRoles(db, wanted);
  if (roles.length < wanted.length) throw new ApiError('entity.not_exists_with_id');
  refuseUserRoles(roles, 'entity.db_constraint_violated');
  await inTransaction(db, async (transaction) => {
    await keepApplicationRoles(transaction, applicationId, wanted);
    await addApplicationRoles(transaction, applicationId, wanted);
  });
}

/** Applications can only have machine-to-machine roles. Routes report others with different codes. */
export function refuseUserRoles(roles: readonly RoleRow[], code: ErrorCode): void {
  if (roles.some(({ type }) => type === 'User')) throw new ApiError(code);
}
