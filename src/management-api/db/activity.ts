import { sql } from 'kysely';

import type { Db } from './tables.ts';

/** Includes `since`, excludes `until`. */
export type Period = { since: Date; until: Date };

/** Counts the users created in each period. */
export async function countNewUsers(db: Db, periods: readonly Period[]): Promise<number[]> {
  return countIn(
    db,
    periods,
    (period) => sql`
    select count(*)::int from users where ${within(period)}`,
  );
}

/** Counts the users who got an access token in each period; tokens of machines don't count. */
export async function countActiveUsers(db: Db, periods: readonly Period[]): Promise<number[]> {
  return countIn(
    db,
    periods,
    (period) => sql`
    select count(distinct payload ->> 'userId')::int from logs
    where key like 'ExchangeTokenBy.%' and payload ->> 'userId' is not null
      and payload ->> 'result' = 'Success' and ${within(period)}`,
  );
}

const within = ({ since, until }: Period) => sql`created_at >= ${since} and created_at < ${until}`;

/** Runs all counts in one query. */
async function countIn(db: Db, periods: readonly Period[], count: (period: Period) => ReturnType<typeof sql>) {
  const counts = periods.map((period) => sql`(${count(period)})`);
  const { rows } = await sql<{ counts: number[] }>`select array[${sql.join(counts)}] as counts`.execute(db);
  return rows[0]?.counts ?? [];
}
