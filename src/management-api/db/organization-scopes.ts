import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';

import { contains } from './contains.ts';
import type { OrganizationScopesTable } from './organization-tables.ts';
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

/** The scopes that the roles of a user in an organization contain, each once. */
export async function listScopesOfMember(
  db: Db,
  organizationId: string,
  userId: string,
): Promise<OrganizationScopeRow[]> {
  const { rows } = await sql<OrganizationScopeRow>`
    select * from organization_scopes
    where id in (
      select organization_scope_id from organization_user_roles
      join organization_role_scopes using (organization_role_id)
      where organization_id = ${organizationId} and user_id = ${userId})
    order by seq`.execute(db);
  return rows;
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
