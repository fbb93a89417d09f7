import { type RawBuilder, sql, type SqlBool } from 'kysely';

import type { Db } from './tables.ts';

/** The counted subjects, as the column `topic` stores them; see migrations 0003-totals and 0004-counters. */
export type Topic = 'users' | 'user_roles' | 'organization_users' | 'logs_by_key' | 'logs_by_application';

/** Both are bigints in the database, far below the limit of safe integers. */
export type Counter = {
  rows: number;
  /** Grows with every visible write: results computed at the same value are consistent with each other. */
  writes: number;
};

type Sums = { rows: string; writes: string; parts: string };

/** Rows of one sum in `counters` above which they are compacted. */
const maxParts = 1000;

/** Reads the counter of `topic`, or its part `name`. */
export async function readCounter(db: Db, topic: Topic, name?: string): Promise<Counter> {
  return sums(db, name === undefined ? sql`topic = ${topic}` : sql`topic = ${topic} and name = ${name}`);
}

/** Counts the writes to any of the topics. */
export async function readWrites(db: Db, topics: readonly Topic[]): Promise<number> {
  return (await sums(db, sql`topic in (${sql.join(topics)})`)).writes;
}

async function sums(db: Db, where: RawBuilder<SqlBool>): Promise<Counter> {
  const { rows } = await sql<Sums>`
    select coalesce(sum(rows), 0) as rows, coalesce(sum(writes), 0) as writes, count(*) as parts
    from counters where ${where}
  `.execute(db);
  const [sum] = rows;
  if (Number(sum?.parts) > maxParts && !db.isTransaction) await compactCounters(db);
  return { rows: Number(sum?.rows ?? 0), writes: Number(sum?.writes ?? 0) };
}

/** Replaces the rows by their sums. Skips rows that another process is compacting. */
export async function compactCounters(db: Db): Promise<void> {
  await sql`
    with parts as (select ctid from counters for update skip locked),
    removed as (delete from counters where ctid in (select ctid from parts) returning *)
    insert into counters select topic, name, sum(rows), sum(writes) from removed group by topic, name
  `.execute(db);
  // PGlite has no autovacuum, and every sum would read past the dead rows.
  await sql`vacuum counters`.execute(db);
}
