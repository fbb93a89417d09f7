import { type Expression, expressionBuilder, type Selectable, sql, type SqlBool } from 'kysely';

import type { LogFilter } from '#contract/logs.ts';
import { newLongId } from '#management-api/services/ids.ts';

import { VersionedCache } from './versioned-cache.ts';
import { fromOffset, isDeep, newestFirst, readFromNearerEnd, type Window } from './pages.ts';
import type { Db, LogsTable, Tables } from './tables.ts';
import { readTally } from './counters.ts';

export type LogRow = Selectable<LogsTable>;

/** Newest first. Entries of other kinds, such as webhook deliveries, are kept but not listed (spec 7.1). */
export async function listLogs(db: Db, filter: LogFilter, window: Window): Promise<LogRow[]> {
  const where = logMatches(filter);
  const walk = readFromNearerEnd(window, isDeep(window) ? await countLogs(db, filter) : undefined);
  const query = db
    .selectFrom('logs')
    .select(['seq', 'id', 'key', 'payload', 'created_at'])
    .where(where)
    .orderBy('created_at', walk.direction)
    .orderBy('seq', walk.direction)
    .limit(walk.limit);
  const rows = isDeep(walk) ? query.where(fromOffset('logs', where, walk)) : query.offset(walk.offset);
  return newestFirst(await rows.execute(), walk);
}

const keptOf = new WeakMap<Db, VersionedCache<number>>();

/** How many entries there are; with `cap`, no more than that are counted. */
export async function countLogs(db: Db, filter: LogFilter, cap?: number): Promise<number> {
  const { logKey, userId, applicationId, start_time, end_time } = filter;
  const byKey = await readTally(db, 'logs_by_key', logKey);
  if (userId === undefined && start_time === undefined && end_time === undefined) {
    if (applicationId === undefined) return atMost(byKey.rows, cap);
    if (logKey === undefined) return atMost((await readTally(db, 'logs_by_application', applicationId)).rows, cap);
  }
  const kept = keptOf.get(db) ?? new VersionedCache<number>();
  keptOf.set(db, kept);
  const key = JSON.stringify([logKey, userId, applicationId, start_time, end_time, cap]);
  return kept.get(key, byKey.writes, () => countMatching(db, logMatches(filter), cap));
}

const atMost = (count: number, cap = Infinity): number => Math.min(count, cap);

async function countMatching(db: Db, where: Expression<SqlBool>, cap: number | undefined): Promise<number> {
  const matching = db.selectFrom('logs').select('created_at').where(where);
  const { total } = await db
    .selectFrom((cap === undefined ? matching : matching.limit(cap)).as('matching'))
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** Each filter in the words of an index; see the migration. */
function logMatches(filter: LogFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'logs'>();
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`is_listed`];
  if (filter.logKey !== undefined) conditions.push(eb('key', '=', filter.logKey));
  if (filter.userId !== undefined) conditions.push(sql`user_id = ${filter.userId}`);
  if (filter.applicationId !== undefined) conditions.push(sql`application_id = ${filter.applicationId}`);
  if (filter.start_time !== undefined) conditions.push(sql`created_at >= ${atMilliseconds(filter.start_time)}`);
  if (filter.end_time !== undefined) conditions.push(sql`created_at <= ${atMilliseconds(filter.end_time)}`);
  return eb.and(conditions);
}

/** Left to PostgreSQL, which knows more years than a Date and refuses the rest. */
const atMilliseconds = (time: number) => sql`to_timestamp(${time}::float8 / 1000)`;

export function findLog(db: Db, id: string): Promise<LogRow | undefined> {
  return db.selectFrom('logs').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertLog(db: Db, key: string, payload: Record<string, unknown>, createdAt: Date): Promise<void> {
  await db
    .insertInto('logs')
    .values({ id: newLongId(), key, payload: JSON.stringify({ key, ...payload }, storable), created_at: createdAt })
    .execute();
}

/** A log must not fail over characters that `jsonb` refuses: NUL and halves of a surrogate pair. */
const storable = (_: string, value: unknown) =>
  typeof value === 'string' ? value.replaceAll(/[\0\p{Surrogate}]/gu, '\u{FFFD}') : value;
