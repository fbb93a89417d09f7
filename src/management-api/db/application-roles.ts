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

/** Whether one of these applications has the role. */
export async function someHaveRole(db: Db, roleId: string, applicationIds: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('application_roles')
    .select('application_id')
    .where('role_id', '=', roleId)
    .where('application_id', 'in', idList(applicationIds))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Counts the applications with these ids that exist. */
export async function countExistingApplications(db: Db, applicationIds: readonly string[]): Promise<number> {
  const rows = await db.selectFrom('applications').select('id').where('id', 'in', idList(applicationIds)).execute();
  return rows.length;
}

/** Assigns one role to existing applications. */
export async function addRoleApplications(db: Db, roleId: string, applicationIds: readonly string[]): Promise<void> {
  await sql`
    insert into application_roles (application_id, role_id)
    select id, ${roleId} from ${idList(applicationIds)} as wanted (id)`.execute(db);
}
