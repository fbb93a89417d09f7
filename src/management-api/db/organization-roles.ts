import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';

import { contains } from './contains.ts';
import type { OrganizationRolesTable } from './organization-tables.ts';
import type { Db } from './tables.ts';

export type OrganizationRoleRow = Selectable<OrganizationRolesTable>;

type Named = { id: string; name: string };

/** An organization role with its permissions, those of organizations and those of APIs. */
export type ListedOrganizationRole = OrganizationRoleRow & {
  scopes: Named[];
  resource_scopes: (Named & { resource: Named })[];
};

type Window = { limit: number; offset: number };

const searchedColumns = ['id', 'name', 'description'];

/** By name. */
export function listOrganizationRoles(
  db: Db,
  q: string | undefined,
  { limit, offset }: Window,
): Promise<ListedOrganizationRole[]> {
  return db
    .selectFrom('organization_roles')
    .selectAll()
    .select([scopesOfRole.as('scopes'), resourceScopesOfRole.as('resource_scopes')])
    .where(contains(q, searchedColumns))
    .orderBy('name')
    .limit(limit)
    .offset(offset)
    .execute();
}

const scopesOfRole: RawBuilder<Named[]> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', scope.id, 'name', scope.name) order by scope.seq), '[]')
  from organization_role_scopes join organization_scopes scope on scope.id = organization_scope_id
  where organization_role_id = organization_roles.id)`;

const resourceScopesOfRole: RawBuilder<ListedOrganizationRole['resource_scopes']> = sql`(
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'id', scope.id,
      'name', scope.name,
      'resource', jsonb_build_object('id', resource.id, 'name', resource.name)
    ) order by scope.seq
  ), '[]')
  from organization_role_resource_scopes
  join scopes scope on scope.id = scope_id
  join resources resource on resource.id = scope.resource_id
  where organization_role_id = organization_roles.id)`;

export async function countOrganizationRoles(db: Db, q: string | undefined): Promise<number> {
  const { total } = await db
    .selectFrom('organization_roles')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(contains(q, searchedColumns))
    .executeTakeFirstOrThrow();
  return Number(total);
}

export function findOrganizationRole(db: Db, id: string): Promise<OrganizationRoleRow | undefined> {
  return db.selectFrom('organization_roles').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Returns the roles with these names that exist. */
export async function findRolesByName(db: Db, names: readonly string[]): Promise<OrganizationRoleRow[]> {
  const { rows } = await sql<OrganizationRoleRow>`
    select * from organization_roles
    where name in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))
    order by seq`.execute(db);
  return rows;
}

export function insertOrganizationRole(db: Db, role: Insertable<OrganizationRolesTable>): Promise<OrganizationRoleRow> {
  return db.insertInto('organization_roles').values(role).returningAll().executeTakeFirstOrThrow();
}

export function updateOrganizationRole(
  db: Db,
  id: string,
  changes: Updateable<OrganizationRolesTable>,
): Promise<OrganizationRoleRow | undefined> {
  return db.updateTable('organization_roles').set(changes).where('id', '=', id).returningAll().executeTakeFirst();
}

/** Returns whether the role existed. */
export async function deleteOrganizationRole(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('organization_roles').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
