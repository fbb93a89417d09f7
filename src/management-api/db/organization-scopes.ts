import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';

import { contains } from './contains.ts';
import type { OrganizationScopesTable } from './organization-tables.ts';
import { isOwner, type Owner, type relations } from './relations.ts';
import type { Db } from './tables.ts';

export type OrganizationScopeRow = Selectable<OrganizationScopesTable>;

type Window = { limit: number; offset: number };

const searchedColumns = ['name'];

/** By name; all scopes without a window. */
export function listOrganizationScopes(
  db: Db,
  q: string | undefined,
  window: Window | undefined,
): Promise<OrganizationScopeRow[]> {
  const query = db.selectFrom('organization_scopes').selectAll().where(contains(q, searchedColumns)).orderBy('name');
  return (window === undefined ? query : query.limit(window.limit).offset(window.offset)).execute();
}

export async function countOrganizationScopes(db: Db, q: string | undefined): Promise<number> {
  const { total } = await db
    .selectFrom('organization_scopes')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(contains(q, searchedColumns))
    .executeTakeFirstOrThrow();
  return Number(total);
}

export function findOrganizationScope(db: Db, id: string): Promise<OrganizationScopeRow | undefined> {
  return db.selectFrom('organization_scopes').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The tables of the roles of members: users and applications. */
type RolesOfMembers = typeof relations.memberRoles | typeof relations.applicationRoles;

/** The scopes that the roles of a member in an organization contain, each once. */
export async function listScopesOfMember(
  db: Db,
  { table }: RolesOfMembers,
  member: Owner,
): Promise<OrganizationScopeRow[]> {
  const { rows } = await sql<OrganizationScopeRow>`
    select * from organization_scopes
    where id in (
      select organization_scope_id from ${sql.table(table)}
      join organization_role_scopes using (organization_role_id)
      where ${isOwner(member)})
    order by seq`.execute(db);
  return rows;
}

/** The names of an API's scopes that the roles of a member contain: in one organization, or in all if it names none. */
export async function listResourceScopesOfMember(
  db: Db,
  { table }: RolesOfMembers,
  member: Owner,
  indicator: string,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select scopes.name from scopes join resources on resources.id = scopes.resource_id
    where indicator = ${indicator} and scopes.id in (
      select scope_id from ${sql.table(table)}
      join organization_role_resource_scopes using (organization_role_id)
      where ${isOwner(member)})`.execute(db);
  return rows.map(({ name }) => name);
}

export function insertOrganizationScope(
  db: Db,
  scope: Insertable<OrganizationScopesTable>,
): Promise<OrganizationScopeRow> {
  return db.insertInto('organization_scopes').values(scope).returningAll().executeTakeFirstOrThrow();
}

export function updateOrganizationScope(
  db: Db,
  id: string,
  changes: Updateable<OrganizationScopesTable>,
): Promise<OrganizationScopeRow | undefined> {
  return db.updateTable('organization_scopes').set(changes).where('id', '=', id).returningAll().executeTakeFirst();
}

/** Returns whether the scope existed. */
export async function deleteOrganizationScope(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('organization_scopes').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
