import {
  type Expression,
  expressionBuilder,
  type Insertable,
  type Selectable,
  sql,
  type SqlBool,
  type Updateable,
} from 'kysely';

import type { CustomData, Profile } from '#contract/users.ts';
import type { Search, UserSearchField } from '#contract/search.ts';

import { matchesSearch } from './search.ts';
import type { Db, Tables, UsersTable } from './tables.ts';
import { hasRole, isMember } from './user-access.ts';

export type UserRow = Selectable<UsersTable>;

/** Which users a list is about. */
export type UserFilter = {
  search: Search<UserSearchField> | undefined;
  /** Only those who have this role. */
  roleId?: string | undefined;
  excludeRoleId?: string | undefined;
  excludeOrganizationId?: string | undefined;
};

type Window = { limit: number; offset: number };

const searchColumns = {
  id: 'id',
  primaryEmail: 'primary_email',
  primaryPhone: 'primary_phone',
  username: 'username',
  name: 'name',
} as const satisfies Record<UserSearchField, keyof UsersTable>;

/** Newest first. */
export function listUsers(db: Db, filter: UserFilter, { limit, offset }: Window): Promise<UserRow[]> {
  return db
    .selectFrom('users')
    .selectAll()
    .where(userMatches(filter))
    .orderBy('created_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countUsers(db: Db, filter: UserFilter): Promise<number> {
  const { total } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll().as('total'))
    .where(userMatches(filter))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function userMatches({ search, roleId, excludeRoleId, excludeOrganizationId }: UserFilter): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [];
  if (search !== undefined) conditions.push(matchesSearch(search, searchColumns));
  if (roleId) conditions.push(hasRole(roleId));
  if (excludeRoleId) conditions.push(sql`not ${hasRole(excludeRoleId)}`);
  if (excludeOrganizationId) conditions.push(sql`not ${isMember(excludeOrganizationId)}`);
  return expressionBuilder<Tables, 'users'>().and(conditions);
}

export function findUser(db: Db, id: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
}

export function insertUser(db: Db, user: Insertable<UsersTable>): Promise<UserRow> {
  return db.insertInto('users').values(user).returningAll().executeTakeFirstOrThrow();
}

export type UserChanges = Updateable<UsersTable> & { updated_at: Date };

/** The changed user, or `undefined` when there is none. */
export function updateUser(db: Db, id: string, changes: UserChanges): Promise<UserRow | undefined> {
  return db.updateTable('users').set(changes).where('id', '=', id).returningAll().executeTakeFirst();
}

/** Writes `members` over those of the stored object; the others stay. */
export function mergeUserObject(
  db: Db,
  id: string,
  column: 'custom_data' | 'profile',
  members: CustomData | Profile,
  now: Date,
): Promise<UserRow | undefined> {
  return db
    .updateTable('users')
    .set({ [column]: sql`${sql.ref(column)} || ${JSON.stringify(members)}::jsonb`, updated_at: now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Replaces a digest unless somebody has set another password in the meantime. */
export async function replaceDigest(
  db: Db,
  user: UserRow,
  digest: { password_digest: string; password_algorithm: string; updated_at: Date },
): Promise<void> {
  await db
    .updateTable('users')
    .set(digest)
    .where('id', '=', user.id)
    .where('password_digest', '=', user.password_digest)
    .execute();
}

/** Whether there was such a user. What belongs to a user goes with the row; log entries stay. */
export async function deleteUser(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('users').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
