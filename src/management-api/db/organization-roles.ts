import { type Insertable, type Selectable, sql, type SqlBool } from 'kysely';

import { containing } from '#contract/search.ts';

import type { OrganizationRolesTable } from './access-tables.ts';
import type { Db } from './tables.ts';

export type OrganizationRoleRow = Selectable<OrganizationRolesTable>;

type Window = { limit: number; offset: number };

export function listOrganizationRoles(
  db: Db,
  q: string | undefined,
  { limit, offset }: Window,
): Promise<OrganizationRoleRow[]> {
  return db
    .selectFrom('organization_roles')
    .selectAll()
    .where(contains(q))
    .orderBy('seq')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countOrganizationRoles(db: Db, q: string | undefined): Promise<number> {
  const { total } = await db
    .selectFrom('organization_roles')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(contains(q))
    .executeTakeFirstOrThrow();
  return Number(total);
}

const contains = (q: string | undefined) =>
  q ? sql<SqlBool>`(id ilike ${containing(q)} or name ilike ${containing(q)})` : sql<SqlBool>`true`;

export function findOrganizationRole(db: Db, id: string): Promise<OrganizationRoleRow | undefined> {
  return db.selectFrom('organization_roles').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Returns the roles with these ids or names that exist. */
export async function findOrganizationRoles(
  db: Db,
  column: 'id' | 'name',
  values: readonly string[],
): Promise<OrganizationRoleRow[]> {
  return values.length === 0
    ? []
    : db.selectFrom('organization_roles').selectAll().where(column, 'in', values).execute();
}

export function insertOrganizationRole(db: Db, role: Insertable<OrganizationRolesTable>): Promise<OrganizationRoleRow> {
  return db.insertInto('organization_roles').values(role).returningAll().executeTakeFirstOrThrow();
}

/** Returns whether the role existed. */
export async function deleteOrganizationRole(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('organization_roles').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
