import type { AddedRoles } from '#contract/roles.ts';
import { findRoles, type RoleRow } from '#management-api/db/roles.ts';
import type { Db } from '#management-api/db/tables.ts';
import { addUserRoles, keepUserRoles } from '#management-api/db/user-roles.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { inTransaction } from './transaction.ts';

/** Assigns roles to an existing user; roles that the user already has are ignored. */
export async function addRoles(db: Db, userId: string, roleIds: string[]): Promise<AddedRoles> {
  const wanted = [...new Set(roleIds)];
  const roles = await existingRoles(db, wanted);
  if (roles.some(isForMachines)) throw new ApiError('user.invalid_role_type');
  const added = new Set(await addUserRoles(db, userId, wanted));
  return { roleIds, addedRoleIds: wanted.filter((id) => added.has(id)) };
}

/** Replaces the roles of an existing user, all or none. Logto refuses machine-to-machine roles after removals (logto-behavior.md#5.4). */
export async function replaceRoles(db: Db, userId: string, roleIds: string[]): Promise<{ roleIds: string[] }> {
  const wanted = [...new Set(roleIds)];
  const roles = await existingRoles(db, wanted);
  if (roles.some(isForMachines)) throw new ApiError('entity.db_constraint_violated');
  await inTransaction(db, async (transaction) => {
    await keepUserRoles(transaction, userId, wanted);
    await addUserRoles(transaction, userId, wanted);
  });
  return { roleIds: wanted };
}

const isForMachines = ({ type }: RoleRow) => type === 'MachineToMachine';

async function existingRoles(db: Db, ids: readonly string[]): Promise<RoleRow[]> {
  const roles = await findRoles(db, ids);
  if (roles.length < ids.length) throw new ApiError('entity.not_exists_with_id');
  return roles;
}
