import { sql } from 'kysely';

import { idList } from './id-lists.ts';
import type { Db } from './tables.ts';

/** Assigns roles to an application. Returns the ids of those that it did not have. */
export async function addApplicationRoles(
  db: Db,
  applicationId: string,
  roleIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ role_id: string }>`
    insert into application_roles (application_id, role_id)
    select ${applicationId}, id from ${idList(roleIds)} as wanted (id)
    on conflict do nothing returning role_id`.execute(db);
  return rows.map(({ role_id }) => role_id);
}

/** Removes every role that is not in `roleIds` from an application. */
export async function keepApplicationRoles(db: Db, applicationId: string, roleIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('application_roles')
    .where('application_id', '=', applicationId)
    .where('role_id', 'not in', idList(roleIds))
    .execute();
}

/** Returns whether the application had the role. */
export async function removeApplicationRole(db: Db, applicationId: string, roleId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('application_roles')
    .where('application_id', '=', applicationId)
    .where('role_id', '=', roleId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function hasApplicationRole(db: Db, applicationId: string, roleId: string): Promise<boolean> {
  const row = await db
    .selectFrom('application_roles')
    .select('role_id')
    .where('application_id', '=', applicationId)
    .where('role_id', '=', roleId)
    .executeTakeFirst();
  return row !== undefined;
}
