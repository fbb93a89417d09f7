import { type Expression, expressionBuilder, type Selectable, sql, type SqlBool } from 'kysely';

import type { LogFilter } from '#contract/logs.ts';
import { newLongId } from '#management-api/services/ids.ts';

import type { Db, LogsTable, Tables } from './tables.ts';

export type LogRow = Selectable<LogsTable>;

type Window = { limit: number; offset: number };

/** Entries of other kinds, such as webhook deliveries, are kept but not listed (spec 7.1). */
const listedKinds = [
  'ExchangeTokenBy',
  'RevokeToken',
  'RevokeGrants',
  'Interaction',
  'JwtCustomizer',
  'SamlApplication',
  'Action',
  'Unknown',
];

/** Newest first. */
export function listLogs(db: Db, filter: LogFilter, { limit, offset }: Window): Promise<LogRow[]> {
  return db
    .selectFrom('logs')
    .selectAll()
    .where(logMatches(filter))
    .orderBy('created_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many entries there are; with `cap`, no more than that are counted. */
export async function countLogs(db: Db, filter: LogFilter, cap?: number): Promise<number> {
  const matching = db.selectFrom('logs').select('id').where(logMatches(filter));
  const { total } = await db
    .selectFrom((cap === undefined ? matching : matching.limit(cap)).as('matching'))
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function logMatches(filter: LogFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'logs'>();
  const conditions: Expression<SqlBool>[] = [
    sql<SqlBool>`key like any (array[${sql.join(listedKinds.map((kind) => `${kind}%`))}])`,
  ];
  if (filter.logKey !== undefined) conditions.push(eb('key', '=', filter.logKey));
  if (filter.userId !== undefined) conditions.push(sql`payload ->> 'userId' = ${filter.userId}`);
  if (filter.applicationId !== undefined) conditions.push(sql`payload ->> 'applicationId' = ${filter.applicationId}`);
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
