import { type Kysely, type Migration, sql } from 'kysely';

import { migrate } from '#database/migrate.ts';
import { within } from '#database/within.ts';

export type EndedSessionTables = { gateway_ended_sessions: { id: string; until: string } };

/** A migration that has run somewhere is never changed again. */
const migrations: Record<string, Migration> = { '0001-ended-sessions': { up: createEndedSessions } };

async function createEndedSessions(db: Kysely<unknown>): Promise<void> {
  await sql`create table gateway_ended_sessions (id text primary key, until bigint not null)`.execute(db);
}

/** Brings the table up to date, in whatever database it shares with others. */
export const migrateEndedSessions = (db: Kysely<EndedSessionTables>): Promise<void> =>
  migrate(db, 'gateway_sessions', migrations);

/** Sessions that their operators ended, and that somebody may hold a copy of all the same. */
export type EndedSessions = {
  /** @param until when the session would have ended by itself (ms since the epoch) */
  add: (id: string, until: number) => Promise<void>;
  has: (id: string) => Promise<boolean>;
};

/** How often a process asks what the others have ended, in ms. */
const readEvery = 10_000;

type Options = {
  db: Kysely<EndedSessionTables>;
  clock: () => number;
  report: (error: unknown) => void;
  /** How long the database may take, in ms. */
  patience?: number;
};

/**
 * A sealed cookie is good until it expires, whoever carries it: signing out has to be remembered by the server. This process
 * knows at once, others that share the database within seconds. When it is away, what was known last holds.
 */
export function endedSessions({ db, clock, report, patience = 5000 }: Options): EndedSessions {
  const known = new Map<string, number>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  return {
    add: async (id, until) => {
      known.set(id, until);
      const row = { id, until: String(until) };
      const insert = db
        .insertInto('gateway_ended_sessions')
        .values(row)
        .onConflict((on) => on.doNothing());
      await within(patience, () => insert.execute()).catch(report);
    },
    has: async (id) => {
      const isFirst = readAt === Number.NEGATIVE_INFINITY;
      const read = clock() - readAt >= readEvery ? readOnce() : undefined;
      // Nobody waits for a database that is slow or away, but whoever comes first after a start.
      if (isFirst) await read;
      return known.has(id);
    },
  };

  function readOnce(): Promise<void> {
    reading ??= within(patience, read)
      .catch(report)
      .finally(() => {
        readAt = clock();
        reading = undefined;
      });
    return reading;
  }

  async function read(): Promise<void> {
    const now = clock();
    await db.deleteFrom('gateway_ended_sessions').where('until', '<', String(now)).execute();
    for (const { id, until } of await db.selectFrom('gateway_ended_sessions').selectAll().execute()) {
      known.set(id, Number(until));
    }
    for (const [id, until] of known) if (until < now) known.delete(id);
  }
}
