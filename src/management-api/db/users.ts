import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';

import type { CustomData, Profile } from '#contract/users.ts';

import { readCounter } from './counters.ts';
import { findUsers, type FoundUsers, listFoundIds } from './found-users.ts';
import {
  fromOffset,
  isDeep,
  isSafeWindow,
  newestFirst,
  type WindowScan,
  scanFromNearerEnd,
  type Window,
} from './pages.ts';
import type { Db, UsersTable } from './tables.ts';
import { matchesAll, type UserFilter, userMatches } from './user-filter.ts';
import { pageOfIds } from './user-ids.ts';

export type UserRow = Selectable<UsersTable>;

/** Newest first. */
export async function listUsers(db: Db, filter: UserFilter, window: Window): Promise<UserRow[]> {
  if (matchesAll(filter)) {
    // The first pages are read without counting.
    const total = isDeep(window) ? await countUsers(db, filter) : undefined;
    return readUserScan(db, filter, scanFromNearerEnd(window, total));
  }
  if (!isSafeWindow(window)) return readUserScan(db, filter, { ...window, direction: 'desc' });
  const found = await findUsers(db, filter);
  if (found.ids !== undefined) return listUsersById(db, pageOfIds(found.ids, window));
  const scan = scanFromNearerEnd(window, found.total);
  const near = await listNearEnd(db, filter, scan, found);
  if (near !== undefined) return near;
  const ids = await listFoundIds(db, filter, found);
  return ids === undefined ? readUserScan(db, filter, scan) : listUsersById(db, pageOfIds(ids, window));
}

export async function countUsers(db: Db, filter: UserFilter): Promise<number> {
  if (matchesAll(filter)) return (await readCounter(db, 'users')).rows;
  return (await findUsers(db, filter)).total;
}

/** Reads the window in list order, skipping `offset` matches. */
export async function readUserScan(db: Db, filter: UserFilter, scan: WindowScan): Promise<UserRow[]> {
  const where = userMatches(filter);
  const query = db
    .selectFrom('users')
    .selectAll()
    .where(where)
    .orderBy('created_at', scan.direction)
    .orderBy('seq', scan.direction)
    .limit(scan.limit);
  const rows = isDeep(scan) ? query.where(fromOffset('users', where, scan)) : query.offset(scan.offset);
  return newestFirst(await rows.execute(), scan);
}

/** Minimum number of users that {@link listNearEnd} reads. */
const minReach = 1000;

/**
 * Returns the window if the users near the start of the scan fill it. Limits the number of users read, because
 * PostgreSQL's estimate of how common a text is may be far off and lead to a scan of the whole table.
 */
async function listNearEnd(
  db: Db,
  filter: UserFilter,
  scan: WindowScan,
  found: FoundUsers,
): Promise<UserRow[] | undefined> {
  // If the window is not filled, this adds little to the cost of listing all matches.
  const reach = Math.max(minReach, Math.floor(found.total / 10));
  if (scan.offset + scan.limit > reach) return undefined;
  const candidates = db
    .selectFrom('users')
    .selectAll()
    .orderBy('created_at', scan.direction)
    .orderBy('seq', scan.direction)
    .limit(reach)
    .as('users');
  const rows = await db
    .selectFrom(candidates)
    .selectAll()
    .where(userMatches(filter))
    .orderBy('created_at', scan.direction)
    .orderBy('seq', scan.direction)
    .limit(scan.limit)
    .offset(scan.offset)
    .execute();
  return rows.length < scan.limit ? undefined : newestFirst(rows, scan);
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

/** Returns the changed user; `undefined` if it does not exist. */
export function updateUser(db: Db, id: string, changes: UserChanges): Promise<UserRow | undefined> {
  return db.updateTable('users').set(changes).where('id', '=', id).returningAll().executeTakeFirst();
}

/** Overwrites the given members of the stored object; the others stay. */
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

/** Replaces a digest unless the password was changed in the meantime. */
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

/** Deletes a user with all related rows except log entries. Returns whether the user existed. */
export async function deleteUser(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('users').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
