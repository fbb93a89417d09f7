import type { RoleRow } from '#management-api/db/roles.ts';
import type { Db } from '#management-api/db/tables.ts';
import { addRoleHolders, countExistingUsers, hasRoleHolder } from '#management-api/db/user-roles.ts';
import { ApiError } from '#management-api/http/api-error.ts';

/**
 * Gives a role to users: to all of them or, when one has it already or is named twice, to none (spec 8). Logto fails with a
 * 500 where one is named twice.
 */
export async function giveRole(db: Db, role: RoleRow, userIds: readonly string[]): Promise<void> {
  const users = [...new Set(userIds)];
  if (users.length < userIds.length) throw new ApiError('role.user_exists');
  if (await hasRoleHolder(db, role.id, users)) throw new ApiError('role.user_exists');
  if ((await countExistingUsers(db, users)) < users.length) throw new ApiError('entity.not_found');
  if (role.type === 'MachineToMachine') throw new ApiError('entity.db_constraint_violated');
  await addRoleHolders(db, role.id, users);
}
