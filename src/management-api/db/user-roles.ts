import type { Db } from './tables.ts';

/** Assigns roles to a user. Returns the ids of those that the user did not have. */
export async function addUserRoles(db: Db, userId: string, roleIds: readonly string[]): Promise<string[]> {
  if (roleIds.length === 0) return [];
  const rows = await db
    .insertInto('user_roles')
    .values(roleIds.map((role_id) => ({ user_id: userId, role_id })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('role_id')
    .execute();
  return rows.map(({ role_id }) => role_id);
}

/** Removes every role that is not in `roleIds` from a user. */
export async function keepUserRoles(db: Db, userId: string, roleIds: readonly string[]): Promise<void> {
  const query = db.deleteFrom('user_roles').where('user_id', '=', userId);
  await (roleIds.length === 0 ? query : query.where('role_id', 'not in', roleIds)).execute();
}

/** Returns whether the user had the role. */
export async function removeUserRole(db: Db, userId: string, roleId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('user_roles')
    .where('user_id', '=', userId)
    .where('role_id', '=', roleId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whether one of these users has the role. */
export async function hasRoleHolder(db: Db, roleId: string, userIds: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('user_roles')
    .select('user_id')
    .where('role_id', '=', roleId)
    .where('user_id', 'in', userIds)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Counts the users with these ids that exist. */
export async function countExistingUsers(db: Db, userIds: readonly string[]): Promise<number> {
  const rows = await db.selectFrom('users').select('id').where('id', 'in', userIds).execute();
  return rows.length;
}

/** Assigns one role to existing users. */
export async function addRoleHolders(db: Db, roleId: string, userIds: readonly string[]): Promise<void> {
  await db
    .insertInto('user_roles')
    .values(userIds.map((user_id) => ({ user_id, role_id: roleId })))
    .execute();
}
