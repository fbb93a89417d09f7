import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';

import type { CustomData, Profile } from '#contract/users.ts';

import { findUsers, type FoundUsers, nameUsers } from './found-users.ts';
import { fromOffset, isDeep, isUsual, newestFirst, type Walk, readFromNearerEnd, type Window } from './pages.ts';
import type { Db, UsersTable } from './tables.ts';
import { readTally } from './counters.ts';
import { isEveryone, type UserFilter, userMatches } from './user-filter.ts';
import { pageOfIds } from './user-ids.ts';

export type UserRow = Selectable<UsersTable>;

/** Newest first. */
export async function listUsers(db: Db, filter: UserFilter, window: Window): Promise<UserRow[]> {
  if (isEveryone(filter)) {
    // The first pages need no total to be found.
    const total = isDeep(window) ? await countUsers(db, filter) : undefined;
    return iterateUsers(db, filter, readFromNearerEnd(window, total));
  }
  if (!isUsual(window)) return iterateUsers(db, filter, { ...window, direction: 'desc' });
  const found = await findUsers(db, filter);
  if (found.ids !== undefined) return listUsersById(db, pageOfIds(found.ids, window));
  const walk = readFromNearerEnd(window, found.total);
  const near = await listNearEnd(db, filter, walk, found);
  if (near !== undefined) return near;
  const ids = await nameUsers(db, filter, found);
  return ids === undefined ? iterateUsers(db, filter, walk) : listUsersById(db, pageOfIds(ids, window));
}

export async function countUsers(db: Db, filter: UserFilter): Promise<number> {
  if (isEveryone(filter)) return (await readTally(db, 'users')).rows;
  return (await findUsers(db, filter)).total;
}

/** The window of all who match, however long the way. */
export async function iterateUsers(db: Db, filter: UserFilter, walk: Walk): Promise<UserRow[]> {
  const where = userMatches(filter);
  const query = db
    .selectFrom('users')
    .selectAll()
    .where(where)
    .orderBy('created_at', walk.direction)
    .orderBy('seq', walk.direction)
    .limit(walk.limit);
  const rows = isDeep(walk) ? query.where(fromOffset('users', where, walk)) : query.offset(walk.offset);
  return newestFirst(await rows.execute(), walk);
}

/** So many users are looked at for every search that many match. */
const minReach = 1000;

/**
 * The window, if the users near the end where the walk starts fill it. Says how far to look: PostgreSQL's own guess how
 * common a text is may be far off, and lead it through the whole table.
 */
async function listNearEnd(db: Db, filter: UserFilter, walk: Walk, found: FoundUsers): Promise<UserRow[] | undefined> {
  // In vain, this adds little to what naming all who match will take.
  const reach = Math.max(minReach, Math.floor(found.total / 10));
  if (walk.offset + walk.limit > reach) return undefined;
  const candidates = db
    .selectFrom('users')
    .selectAll()
    .orderBy('created_at', walk.direction)
    .orderBy('seq', walk.direction)
    .limit(reach)
    .as('users');
  const rows = await db
    .selectFrom(candidates)
    .selectAll()
    .where(userMatches(filter))
    .orderBy('created_at', walk.direction)
    .orderBy('seq', walk.direction)
    .limit(walk.limit)
    .offset(walk.offset)
    .execute();
  return rows.length < walk.limit ? undefined : newestFirst(rows, walk);
}

function listUsersById(db: Db, ids: readonly string[]): Promise<UserRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('users')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('created_at', 'desc')
    .orderBy('seq', 'desc')
    .execute();
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
