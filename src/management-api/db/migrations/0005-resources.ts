import { type Kysely, sql } from 'kysely';

/** At most one default resource, and indexes for deleting roles and scopes with their assignments. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unique index resources_default on resources (is_default) where is_default`.execute(db);
  await sql`create index application_roles_by_role on application_roles (role_id, application_id)`.execute(db);
  await sql`create index role_scopes_by_scope on role_scopes (scope_id)`.execute(db);
}
