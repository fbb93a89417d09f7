import { type Expression, expressionBuilder, type Selectable, sql, type SqlBool, type Updateable } from 'kysely';

import { internalRolePrefix } from '#contract/roles.ts';
import type { Search } from '#contract/search.ts';

import type { RolesTable, RoleType } from './access-tables.ts';
import { atTheEnd } from './columns.ts';
import { idList } from './id-lists.ts';
import { matchesSearch } from './search.ts';
import type { Db, Tables } from './tables.ts';

export type RoleRow = Selectable<RolesTable>;

export const roleSearchFields = ['id', 'name', 'description'] as const;
type RoleSearchField = (typeof roleSearchFields)[number];

const searchColumns = { id: 'id', name: 'name', description: 'description' } as const;

export type RoleFilter = {
  search?: Search<RoleSearchField> | undefined;
  type?: RoleType | undefined;
  /** Only roles of this user. */
  userId?: string | undefined;
  excludeUserId?: string | undefined;
  /** Only roles of this application. */
  applicationId?: string | undefined;
  excludeApplicationId?: string | undefined;
};

type Window = { limit: number; offset: number };

/** Oldest first, changed ones at the end; Logto has no defined order. */
export function listRoles(db: Db, filter: RoleFilter, { limit, offset }: Window): Promise<RoleRow[]> {
  return db
    .selectFrom('roles')
    .selectAll()
    .where(roleMatches(filter))
    .orderBy('seq')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countRoles(db: Db, filter: RoleFilter): Promise<number> {
  const { total } = await db
    .selectFrom('roles')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(roleMatches(filter))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function roleMatches({ search, type, ...holders }: RoleFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'roles'>();
  const conditions: Expression<SqlBool>[] = [sql`not starts_with(name, ${internalRolePrefix})`];
  if (search !== undefined) conditions.push(matchesSearch(search, searchColumns));
  if (type !== undefined) conditions.push(eb('type', '=', type));
  if (holders.userId) conditions.push(isOfUser(holders.userId));
  if (holders.excludeUserId) conditions.push(eb.not(isOfUser(holders.excludeUserId)));
  if (holders.applicationId) conditions.push(isOfApplication(holders.applicationId));
  if (holders.excludeApplicationId) conditions.push(eb.not(isOfApplication(holders.excludeApplicationId)));
  return eb.and(conditions);
}

const isOfUser = (userId: string) =>
  sql<SqlBool>`exists (select from user_roles where role_id = roles.id and user_id = ${userId})`;

const isOfApplication = (applicationId: string) =>
  sql<SqlBool>`exists (select from application_roles where role_id = roles.id and application_id = ${applicationId})`;

export function findRole(db: Db, id: string): Promise<RoleRow | undefined> {
  return db.selectFrom('roles').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findRoles(db: Db, ids: readonly string[]): Promise<RoleRow[]> {
  return ids.length === 0 ? [] : db.selectFrom('roles').selectAll().where('id', 'in', idList(ids)).execute();
}

/** Roles that are assigned to every new user. */
export async function listDefaultRoleIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('roles')
    .select('id')
    .where('is_default', '=', true)
    .where('type', '=', 'User')
    .execute();
  return rows.map(({ id }) => id);
}

export function insertRole(db: Db, role: Omit<RoleRow, 'seq'>): Promise<RoleRow> {
  return db.insertInto('roles').values(role).returningAll().executeTakeFirstOrThrow();
}

export function updateRole(db: Db, id: string, changes: Updateable<RolesTable>): Promise<RoleRow | undefined> {
  return db
    .updateTable('roles')
    .set({ ...changes, ...atTheEnd })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Deletes a role with its assignments. Returns whether it existed. */
export async function deleteRole(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('roles').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
