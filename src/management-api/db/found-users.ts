import { type Expression, sql, type SqlBool } from 'kysely';

import { readWrites } from './counters.ts';
import type { Db } from './tables.ts';
import { filterKey, topicsOf, type UserFilter, userMatches } from './user-filter.ts';
import { countIds, type UserIds, userIds } from './user-ids.ts';
import { VersionedCache } from './versioned-cache.ts';

/** The matches of a filter. `ids` is present when they are few or their list is cached. */
export type FoundUsers = { total: number; ids?: UserIds | undefined };

/** Up to this number, reading the ids costs no more than counting. */
const maxFew = 500;

/** Upper limit for a list of ids; 500,000 ids take 6 MB. */
const maxListed = 500_000;

/** Number of long id lists to cache. */
const maxLists = 10;

type Caches = { found: VersionedCache<FoundUsers>; lists: VersionedCache<UserIds> };

const cachesByDb = new WeakMap<Db, Caches>();

/** Returns the matches of the filter, cached until a write could change them. */
export async function findUsers(db: Db, filter: UserFilter): Promise<FoundUsers> {
  const writes = await readWrites(db, topicsOf(filter));
  const { found, lists } = cachesOf(db);
  const { total, ids } = await found.get(filterKey(filter), writes, () => searchUsers(db, userMatches(filter)));
  return { total, ids: ids ?? lists.peek(filterKey(filter), writes) };
}

/** Returns the ids of all matches, cached like the totals; `undefined` above `maxListed` matches. */
export async function listFoundIds(db: Db, filter: UserFilter, { total }: FoundUsers): Promise<UserIds | undefined> {
  if (total > maxListed) return undefined;
  const writes = await readWrites(db, topicsOf(filter));
  return cachesOf(db).lists.get(filterKey(filter), writes, () => readIds(db, userMatches(filter)));
}

function cachesOf(db: Db): Caches {
  const caches = cachesByDb.get(db) ?? { found: new VersionedCache(), lists: new VersionedCache(maxLists) };
  cachesByDb.set(db, caches);
  return caches;
}

/** Reads the ids of up to `maxFew` matches; if there are more, counts them instead. */
async function searchUsers(db: Db, where: Expression<SqlBool>): Promise<FoundUsers> {
  const ids = await readIds(db, where, maxFew + 1);
  if (countIds(ids) <= maxFew) return { total: countIds(ids), ids };
  const { rows } = await sql<{ total: string }>`select count(*) as total from users where ${where}`.execute(db);
  return { total: Number(rows[0]?.total) };
}

/** The ids of all matches, or of any `limit` of them. */
async function readIds(db: Db, where: Expression<SqlBool>, limit?: number): Promise<UserIds> {
  const matching = db.selectFrom('users').select(['id', 'created_at', 'seq']).where(where);
  const { ids } = await db
    .selectFrom((limit === undefined ? matching : matching.limit(limit)).as('matching'))
    .select(userIds.as('ids'))
    .executeTakeFirstOrThrow();
  return ids;
}
