import { type Expression, sql, type SqlBool } from 'kysely';

import { VersionedCache } from './versioned-cache.ts';
import type { Db } from './tables.ts';
import { readWrites } from './counters.ts';
import { keyOf, topicsOf, type UserFilter, userMatches } from './user-filter.ts';
import { countIds, type UserIds, userIds } from './user-ids.ts';

/** Whom a filter finds: how many, and who if they are few or were named before. */
export type FoundUsers = { total: number; ids?: UserIds | undefined };

/** So many are few: naming them costs no more than counting them. */
const maxFew = 500;

/** So many can be named; their ids are 6 MB. */
const maxNamed = 500_000;

/** Searches whose many ids are kept. */
const maxLists = 10;

type Kept = { found: VersionedCache<FoundUsers>; lists: VersionedCache<UserIds> };

const keptOf = new WeakMap<Db, Kept>();

/** Whom the filter finds, searched once and kept until somebody writes what could change it. */
export async function findUsers(db: Db, filter: UserFilter): Promise<FoundUsers> {
  const writes = await readWrites(db, topicsOf(filter));
  const { found, lists } = storageIn(db);
  const { total, ids } = await found.get(keyOf(filter), writes, () => searchUsers(db, userMatches(filter)));
  return { total, ids: ids ?? lists.peek(keyOf(filter), writes) };
}

/** Who the many are that the filter finds, kept like the rest; `undefined` if they are too many to be named. */
export async function nameUsers(db: Db, filter: UserFilter, { total }: FoundUsers): Promise<UserIds | undefined> {
  if (total > maxNamed) return undefined;
  const writes = await readWrites(db, topicsOf(filter));
  return storageIn(db).lists.get(keyOf(filter), writes, () => readIds(db, userMatches(filter)));
}

function storageIn(db: Db): Kept {
  const kept = keptOf.get(db) ?? { found: new VersionedCache(), lists: new VersionedCache(maxLists) };
  keptOf.set(db, kept);
  return kept;
}

/** Gives up naming them as soon as there are too many, and counts then. */
async function searchUsers(db: Db, where: Expression<SqlBool>): Promise<FoundUsers> {
  const ids = await readIds(db, where, maxFew + 1);
  if (countIds(ids) <= maxFew) return { total: countIds(ids), ids };
  const { rows } = await sql<{ total: string }>`select count(*) as total from users where ${where}`.execute(db);
  return { total: Number(rows[0]?.total) };
}

/** The ids of all who match, or of any `limit` of them. */
async function readIds(db: Db, where: Expression<SqlBool>, limit?: number): Promise<UserIds> {
  const matching = db.selectFrom('users').select(['id', 'created_at', 'seq']).where(where);
  const { ids } = await db
    .selectFrom((limit === undefined ? matching : matching.limit(limit)).as('matching'))
    .select(userIds.as('ids'))
    .executeTakeFirstOrThrow();
  return ids;
}
