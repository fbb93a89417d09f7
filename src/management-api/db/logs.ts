import { type Expression, expressionBuilder, type Selectable, sql, type SqlBool } from 'kysely';

import type { LogFilter } from '#contract/logs.ts';
import { newLongId } from '#management-api/services/ids.ts';

import { readCounter } from './counters.ts';
import { fromOffset, isDeep, newestFirst, scanFromNearerEnd, type Window } from './pages.ts';
import type { Db, LogsTable, Tables } from './tables.ts';
import { VersionedCache } from './versioned-cache.ts';

export type LogRow = Selectable<LogsTable>;

/** Newest first. Entries of other kinds, such as webhook deliveries, are stored but not listed (logto-behavior.md#7.1). */
export async function listLogs(db: Db, filter: LogFilter, window: Window): Promise<LogRow[]> {
  const where = logMatches(filter);
  const scan = scanFromNearerEnd(window, isDeep(window) ? await countLogs(db, filter) : undefined);
  const query = db
    .selectFrom('logs')
    .select(['seq', 'id', 'key', 'payload', 'created_at'])
    .where(where)
    .orderBy('created_at', scan.direction)
    .orderBy('seq', scan.direction)
    .limit(scan.limit);
  const rows = isDeep(scan) ? query.where(fromOffset('logs', where, scan)) : query.offset(scan.offset);
  return newestFirst(await rows.execute(), scan);
}

const cacheByDb = new WeakMap<Db, VersionedCache<number>>();

/** Counts matching entries, at most `cap`. */
export async function countLogs(db: Db, filter: LogFilter, cap?: number): Promise<number> {
  const { logKey, userId, applicationId, start_time, end_time } = filter;
  const byKey = await readCounter(db, 'logs_by_key', logKey);
  if (userId === undefined && start_time === undefined && end_time === undefined) {
    if (applicationId === undefined) return atMost(byKey.rows, cap);
    if (logKey === undefined) return atMost((await readCounter(db, 'logs_by_application', applicationId)).rows, cap);
  }
  const cache = cacheByDb.get(db) ?? new VersionedCache<number>();
  cacheByDb.set(db, cache);
  const key = JSON.stringify([logKey, userId, applicationId, start_time, end_time, cap]);
  return cache.get(key, byKey.writes, () => countMatching(db, logMatches(filter), cap));
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

/** Each condition matches an index of migration 0003-totals. */
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

/** Converted by PostgreSQL, which has a larger range of years than `Date` and rejects the rest. */
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

/** Replaces characters that `jsonb` rejects: NUL and lone surrogates. */
const storable = (_: string, value: unknown) =>
  typeof value === 'string' ? value.replaceAll(/[\0\p{Surrogate}]/gu, '\u{FFFD}') : value;
