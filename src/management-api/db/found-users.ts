import { type Expression, sql, type SqlBool } from 'kysely';

import { KeptUntilWritten } from './kept.ts';
import type { Db } from './tables.ts';
import { readWrites } from './tallies.ts';
import { keyOf, topicsOf, type UserFilter, userMatches } from './user-filter.ts';

/** Whom a filter finds: how many, and when they are few also who, newest first. */
export type FoundUsers = { total: number; ids?: readonly string[] };

/** So many are few: they are kept by their ids, and no page of them needs another search. */
const maxIds = 500;

const keptOf = new WeakMap<Db, KeptUntilWritten<FoundUsers>>();

/** Whom the filter finds, searched once and kept until somebody writes what could change it. */
export async function findUsers(db: Db, filter: UserFilter): Promise<FoundUsers> {
  const writes = await readWrites(db, topicsOf(filter));
  return keptIn(db).get(keyOf(filter), writes, () => searchUsers(db, userMatches(filter)));
}

/** The same if it is kept. */
export async function recallUsers(db: Db, filter: UserFilter): Promise<FoundUsers | undefined> {
  return keptIn(db).peek(keyOf(filter), await readWrites(db, topicsOf(filter)));
}

function keptIn(db: Db): KeptUntilWritten<FoundUsers> {
  const kept = keptOf.get(db) ?? new KeptUntilWritten<FoundUsers>();
  keptOf.set(db, kept);
  return kept;
}

/** Gives up naming them as soon as there are too many, and counts then. */
async function searchUsers(db: Db, where: Expression<SqlBool>): Promise<FoundUsers> {
  const few = db
    .selectFrom('users')
    .select(['id', 'created_at', 'seq'])
    .where(where)
    .limit(maxIds + 1);
  const found = await db
    .selectFrom(few.as('few'))
    .select('id')
    .orderBy('created_at', 'desc')
    .orderBy('seq', 'desc')
    .execute();
  if (found.length <= maxIds) return { total: found.length, ids: found.map(({ id }) => id) };
  const { rows } = await sql<{ total: string }>`select count(*) as total from users where ${where}`.execute(db);
  return { total: Number(rows[0]?.total) };
}
