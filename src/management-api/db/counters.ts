import { type RawBuilder, sql, type SqlBool } from 'kysely';

import type { Db } from './tables.ts';

/** What totals are kept of; see the migration. */
export type Topic = 'users' | 'user_roles' | 'organization_users' | 'logs_by_key' | 'logs_by_application';

/** Both are bigints in the database, far from where a number would lose precision. */
export type Tally = {
  rows: number;
  /** Grows with every write that is visible; what was read while it stood still belongs together. */
  writes: number;
};

type Sums = { rows: string; writes: string; parts: string };

/** Parts a sum may have before they are added up for good. */
const maxParts = 1000;

/** What is kept of `topic`, of the part called `name` if one is given. */
export async function readTally(db: Db, topic: Topic, name?: string): Promise<Tally> {
  return sums(db, name === undefined ? sql`topic = ${topic}` : sql`topic = ${topic} and name = ${name}`);
}

/** How often any of the topics was written. */
export async function readWrites(db: Db, topics: readonly Topic[]): Promise<number> {
  return (await sums(db, sql`topic in (${sql.join(topics)})`)).writes;
}

async function sums(db: Db, where: RawBuilder<SqlBool>): Promise<Tally> {
  const { rows } = await sql<Sums>`
    select coalesce(sum(rows), 0) as rows, coalesce(sum(writes), 0) as writes, count(*) as parts
    from tallies where ${where}
  `.execute(db);
  const [sum] = rows;
  if (Number(sum?.parts) > maxParts && !db.isTransaction) await addUp(db);
  return { rows: Number(sum?.rows ?? 0), writes: Number(sum?.writes ?? 0) };
}

/** Replaces the parts by their sums. Parts that another process is adding up at this moment are left to it. */
export async function addUp(db: Db): Promise<void> {
  await sql`
    with parts as (select ctid from tallies for update skip locked),
    removed as (delete from tallies where ctid in (select ctid from parts) returning *)
    insert into tallies select topic, name, sum(rows), sum(writes) from removed group by topic, name
  `.execute(db);
  // The embedded engine has nobody who would clear away the dead rows, and every sum would read past them.
  await sql`vacuum tallies`.execute(db);
}
