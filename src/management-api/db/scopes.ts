import {
  type Expression,
  expressionBuilder,
  type Insertable,
  type Selectable,
  sql,
  type SqlBool,
  type Updateable,
} from 'kysely';

import type { Search } from '#contract/search.ts';

import type { ScopesTable } from './access-tables.ts';
import { atTheEnd } from './columns.ts';
import { idList } from './id-lists.ts';
import { matchesSearch } from './search.ts';
import type { Db, Tables } from './tables.ts';

export type ScopeRow = Selectable<ScopesTable>;

export const scopeSearchFields = ['id', 'name', 'description'] as const;
type ScopeSearchField = (typeof scopeSearchFields)[number];

const searchColumns = { id: 'scopes.id', name: 'scopes.name', description: 'scopes.description' } as const;

/** Scopes of one API, or of one role. */
export type ScopeFilter = {
  resourceId?: string | undefined;
  roleId?: string | undefined;
  search?: Search<ScopeSearchField> | undefined;
};

type Window = { limit: number; offset: number };

export function listScopes(db: Db, filter: ScopeFilter, window?: Window): Promise<ScopeRow[]> {
  const query = db.selectFrom('scopes').selectAll().where(scopeMatches(filter)).orderBy('seq');
  return (window === undefined ? query : query.limit(window.limit).offset(window.offset)).execute();
}

export async function countScopes(db: Db, filter: ScopeFilter): Promise<number> {
  const { total } = await db
    .selectFrom('scopes')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(scopeMatches(filter))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function scopeMatches({ resourceId, roleId, search }: ScopeFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'scopes'>();
  const conditions: Expression<SqlBool>[] = [];
  if (resourceId !== undefined) conditions.push(eb('resource_id', '=', resourceId));
  if (roleId !== undefined) {
    const ofRole = eb.selectFrom('role_scopes').select('scope_id').where('role_id', '=', roleId);
    conditions.push(eb('scopes.id', 'in', ofRole));
  }
  if (search !== undefined) conditions.push(matchesSearch(search, searchColumns));
  return eb.and(conditions);
}

/** Returns the scopes with these ids that exist, each with its API's indicator. */
export async function findScopes(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('scopes')
    .innerJoin('resources', 'resources.id', 'scopes.resource_id')
    .select(['scopes.id', 'resources.indicator'])
    .where('scopes.id', 'in', idList(ids))
    .execute();
}

type ScopeKey = { resourceId: string; name: string };

export function findScopeByName(db: Db, { resourceId, name }: ScopeKey): Promise<ScopeRow | undefined> {
  return db
    .selectFrom('scopes')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .where('name', '=', name)
    .executeTakeFirst();
}

export function insertScope(db: Db, scope: Insertable<ScopesTable>): Promise<ScopeRow> {
  return db.insertInto('scopes').values(scope).returningAll().executeTakeFirstOrThrow();
}

/** Returns the changed scope; `undefined` if it does not exist. */
export function updateScope(db: Db, id: string, changes: Updateable<ScopesTable>): Promise<ScopeRow | undefined> {
  return db
    .updateTable('scopes')
    .set({ ...changes, ...atTheEnd })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Deletes a scope with its assignments to roles. Returns whether it existed. */
export async function deleteScope(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('scopes').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Adds scopes that the role does not have yet. */
export async function addRoleScopes(db: Db, roleId: string, scopeIds: readonly string[]): Promise<void> {
  await sql`
    insert into role_scopes (role_id, scope_id)
    select ${roleId}, id from ${idList(scopeIds)} as wanted (id)`.execute(db);
}

/** Returns whether the role had the scope. */
export async function removeRoleScope(db: Db, roleId: string, scopeId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('role_scopes')
    .where('role_id', '=', roleId)
    .where('scope_id', '=', scopeId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The scopes of an API that a user's roles contain. */
export async function listUserScopes(db: Db, userId: string, indicator: string): Promise<string[]> {
  const rows = await db
    .selectFrom('user_roles')
    .innerJoin('role_scopes', 'role_scopes.role_id', 'user_roles.role_id')
    .innerJoin('scopes', 'scopes.id', 'role_scopes.scope_id')
    .innerJoin('resources', 'resources.id', 'scopes.resource_id')
    .select('scopes.name')
    .distinct()
    .where('user_id', '=', userId)
    .where('indicator', '=', indicator)
    .execute();
  return rows.map(({ name }) => name);
}
