import { sql } from 'kysely';

import { idList } from './id-lists.ts';
import type { Db } from './tables.ts';

/** Assigns roles to a user. Returns the ids of those that the user did not have. */
export async function addUserRoles(db: Db, userId: string, roleIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ role_id: string }>`
    insert into user_roles (user_id, role_id)
    select ${userId}, id from ${idList(roleIds)} as wanted (id)
    on conflict do nothing returning role_id`.execute(db);
  return rows.map(({ role_id }) => role_id);
}

/** Removes every role that is not in `roleIds` from a user. */
export async function keepUserRoles(db: Db, userId: string, roleIds: readonly string[]): Promise<void> {
  await db.deleteFrom('user_roles').where('user_id', '=', userId).where('role_id', 'not in', idList(roleIds)).execute();
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
    .where('user_id', 'in', idList(userIds))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Counts the users with these ids that exist. */
export async function countExistingUsers(db: Db, userIds: readonly string[]): Promise<number> {
  const rows = await db.selectFrom('users').select('id').where('id', 'in', idList(userIds)).execute();
  return rows.length;
}

/** Assigns one role to existing users. */
export async function addRoleHolders(db: Db, roleId: string, userIds: readonly string[]): Promise<void> {
  await sql`
    insert into user_roles (user_id, role_id)
    select id, ${roleId} from ${idList(userIds)} as wanted (id)`.execute(db);
}
