import { addRoleApplications, countExistingApplications, someHaveRole } from '#management-api/db/application-roles.ts';
import type { RoleRow } from '#management-api/db/roles.ts';
import type { Db } from '#management-api/db/tables.ts';
import { addRoleHolders, countExistingUsers, hasRoleHolder } from '#management-api/db/user-roles.ts';
import { ApiError, type ErrorCode } from '#management-api/http/api-error.ts';

/** Assigns a role to all users, or to none if one has it already (logto-behavior.md#15.2). */
export async function assignToUsers(db: Db, role: RoleRow, userIds: readonly string[]): Promise<void> {
  refuseRepeated(userIds, 'role.user_exists');
  if (await hasRoleHolder(db, role.id, userIds)) throw new ApiError('role.user_exists');
  if ((await countExistingUsers(db, userIds)) < userIds.length) throw new ApiError('entity.not_found');
  if (role.type === 'MachineToMachine') throw new ApiError('entity.db_constraint_violated');
  await addRoleHolders(db, role.id, userIds);
}

/** Assigns a role to all applications, of any type, or to none if one has it already (logto-behavior.md#15.3). */
export async function assignToApplications(db: Db, role: RoleRow, applicationIds: readonly string[]): Promise<void> {
  refuseRepeated(applicationIds, 'role.application_exists');
  if (await someHaveRole(db, role.id, applicationIds)) throw new ApiError('role.application_exists');
  if ((await countExistingApplications(db, applicationIds)) < applicationIds.length) {
    throw new ApiError('entity.not_exists_with_id');
  }
  if (role.type === 'User') throw new ApiError('entity.db_constraint_violated');
  await addRoleApplications(db, role.id, applicationIds);
}

/** Refuses repeated IDs like assigned ones. Logto fails with 500. */
export function refuseRepeated(ids: readonly string[], code: ErrorCode): void {
  if (new Set(ids).size < ids.length) throw new ApiError(code);
}
