import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';

import { atTheEnd } from './columns.ts';
import { contains } from './contains.ts';
import type { OrganizationsTable } from './organization-tables.ts';
import type { Db } from './tables.ts';

export type OrganizationRow = Selectable<OrganizationsTable>;

type Window = { limit: number; offset: number };

/** Oldest first, changed ones at the end; Logto has no defined order. */
export function listOrganizations(
  db: Db,
  q: string | undefined,
  { limit, offset }: Window,
): Promise<OrganizationRow[]> {
  return db
    .selectFrom('organizations')
    .selectAll()
    .where(contains(q, searchedColumns))
    .orderBy('seq')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countOrganizations(db: Db, q: string | undefined): Promise<number> {
  const { total } = await db
    .selectFrom('organizations')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(contains(q, searchedColumns))
    .executeTakeFirstOrThrow();
  return Number(total);
}

const searchedColumns = ['id', 'name'];

export function findOrganization(db: Db, id: string): Promise<OrganizationRow | undefined> {
  return db.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst();
}

export function insertOrganization(db: Db, organization: Insertable<OrganizationsTable>): Promise<OrganizationRow> {
  return db.insertInto('organizations').values(organization).returningAll().executeTakeFirstOrThrow();
}

export function updateOrganization(
  db: Db,
  id: string,
  changes: Updateable<OrganizationsTable>,
): Promise<OrganizationRow | undefined> {
  return db
    .updateTable('organizations')
    .set({ ...changes, ...atTheEnd })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Deletes an organization with its memberships. Returns whether it existed. */
export async function deleteOrganization(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('organizations').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

type Featured = { usersCount: number; featuredUsers: { id: string; avatar: string | null; name: string | null }[] };

/** Returns the number of members and three of them for each organization id. */
export async function findFeaturedMembers(db: Db, ids: readonly string[]): Promise<Map<string, Featured>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Featured & { id: string }>`
    select
      organizations.id,
      (select count(*)::int from organization_users where organization_id = organizations.id) as "usersCount",
      (
        select coalesce(jsonb_agg(featured), '[]') from (
          select users.id, users.avatar, users.name
          from organization_users join users on users.id = organization_users.user_id
          where organization_id = organizations.id
          order by organization_users.user_id limit 3
        ) as featured
      ) as "featuredUsers"
    from organizations where organizations.id in (${sql.join(ids)})
  `.execute(db);
  return new Map(rows.map(({ id, ...featured }) => [id, featured]));
}
