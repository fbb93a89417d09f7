import { type Kysely, type Migration, sql } from 'kysely';

import type { OperatorRole } from '#contract/operators.ts';
import { migrate } from '#database/migrate.ts';
import { withTimeout } from '#database/with-timeout.ts';

type SessionTable = {
  id: string;
  subject: string;
  name: string;
  role: OperatorRole;
  /** Times in ms since the epoch. PostgreSQL's bigint is read as text. */
  signed_in_at: string;
  seen_at: string;
  /** When the session expires. */
  until: string;
  address: string | null;
};

export type OperatorSessionTables = {
  gateway_operator_sessions: SessionTable;
  gateway_ended_sessions: { id: string; until: string };
  gateway_ended_subjects: { subject: string; at: string; until: string };
};

/** Released migrations must not change. */
const migrations: Record<string, Migration> = {
  '0001-ended-sessions': { up: createEndedSessions },
  '0002-operator-sessions': { up: createOperatorSessions },
};

async function createEndedSessions(db: Kysely<unknown>): Promise<void> {
  await sql`create table gateway_ended_sessions (id text primary key, until bigint not null)`.execute(db);
}

async function createOperatorSessions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_operator_sessions (
      id text primary key,
      subject text not null,
      name text not null,
      role text not null,
      signed_in_at bigint not null,
      seen_at bigint not null,
      until bigint not null,
      address text
    )`.execute(db);
  await sql`create index gateway_operator_sessions_by_subject on gateway_operator_sessions (subject)`.execute(db);
  await sql`
    create table gateway_ended_subjects (
      subject text primary key,
      at bigint not null,
      until bigint not null
    )`.execute(db);
}

/** Migrates the tables. The database may also hold the tables of other modules. */
export const migrateOperatorSessions = (db: Kysely<OperatorSessionTables>): Promise<void> =>
  migrate(db, 'gateway_sessions', migrations);

/** A session as operators see it. Times in ms since the epoch. */
export type KnownSession = {
  id: string;
  operator: { subject: string; name: string; role: OperatorRole };
  signedInAt: number;
  seenAt: number;
  until: number;
  /** The last IP address of the operator. */
  address: string | undefined;
};

/** The session data in a request's cookie. */
export type CarriedSession = Pick<KnownSession, 'id' | 'signedInAt'> & { operator: { subject: string } };

/**
 * The sessions of all operators. Browsers hold the sealed session; the database lists sessions and records which were
 * ended.
 */
export type OperatorSessions = {
  /** Records a new or continued session. Never rejects. */
  record: (session: KnownSession) => Promise<void>;
  /** Ends one session, including copies of its cookie. */
  end: (session: Pick<KnownSession, 'id' | 'until'>) => Promise<void>;
  /**
   * Ends all sessions of an operator that started before now. Returns their number; 0 if the subject is not an operator
   * with sessions.
   */
  endAllOf: (subject: string) => Promise<number>;
  /**
   * Returns whether the session was ended, by this process or another.
   *
   * @param maxAge maximum age of a cached result, in ms; 0 always queries the database
   */
  isEnded: (session: CarriedSession, maxAge: number) => Promise<boolean>;
  /** Returns the active sessions, most recently seen first. */
  list: () => Promise<KnownSession[]>;
};

type Options = {
  db: Kysely<OperatorSessionTables>;
  clock: () => number;
  report: (error: unknown) => void;
  /** Maximum lifetime of a session, in ms. */
  maxLifetime: number;
  /** How long the database may take, in ms. */
  timeoutMs?: number;
};

/** How often expired rows are removed, in ms. */
const cleanEvery = 60_000;

/**
 * A sealed cookie stays valid until it expires, so the server has to record which sessions were ended. While the
 * database is unavailable, the last known state applies.
 */
export function operatorSessions({ db, clock, report, maxLifetime, timeoutMs = 5000 }: Options): OperatorSessions {
  const endedIds = new Map<string, number>();
  const endedSubjects = new Map<string, { at: number; until: number }>();
  let readAt = Number.NEGATIVE_INFINITY;
  let cleanedAt = clock();
  let reading: Promise<void> | undefined;

  const inTime = <T>(query: () => Promise<T>) => withTimeout(timeoutMs, query);

  return {
    record: async ({ id, operator, signedInAt, seenAt, until, address }) => {
      const row = {
        id,
        ...operator,
        signed_in_at: String(signedInAt),
        seen_at: String(seenAt),
        until: String(until),
        address: address ?? null,
      };
      const { seen_at, name, role } = row;
      await inTime(() =>
        db
          .insertInto('gateway_operator_sessions')
          .values(row)
          .onConflict((on) => on.column('id').doUpdateSet({ seen_at, name, role, address: row.address }))
          .execute(),
      ).catch(report);
    },

    end: async ({ id, until }) => {
      endedIds.set(id, until);
      await inTime(() =>
        db.transaction().execute(async (transaction) => {
          await transaction
            .insertInto('gateway_ended_sessions')
            .values({ id, until: String(until) })
            .onConflict((on) => on.doNothing())
            .execute();
          await transaction.deleteFrom('gateway_operator_sessions').where('id', '=', id).execute();
        }),
      ).catch(report);
    },

    endAllOf: async (subject) => {
      const at = clock();
      const until = at + maxLifetime;
      const row = { subject, at: String(at), until: String(until) };
      return inTime(() =>
        db.transaction().execute(async (transaction) => {
          const removal = transaction.deleteFrom('gateway_operator_sessions').where('subject', '=', subject);
          const count = Number((await removal.executeTakeFirstOrThrow()).numDeletedRows);
          if (count === 0) return 0;
          endedSubjects.set(subject, { at, until });
          await transaction
            .insertInto('gateway_ended_subjects')
            .values(row)
            .onConflict((on) => on.column('subject').doUpdateSet({ at: row.at, until: row.until }))
            .execute();
          return count;
        }),
      );
    },

    isEnded: async ({ id, signedInAt, operator }, maxAge) => {
      // Not `readOnce`: a query in progress may have started before the session was ended elsewhere.
      if (maxAge === 0) await inTime(read).catch(report);
      else if (clock() - readAt >= maxAge) await readOnce();
      const endedAt = endedSubjects.get(operator.subject)?.at;
      return endedIds.has(id) || (endedAt !== undefined && signedInAt <= endedAt);
    },

    list: () =>
      inTime(async () => {
        const rows = await db
          .selectFrom('gateway_operator_sessions')
          .selectAll()
          .where('until', '>', String(clock()))
          .orderBy('seen_at', 'desc')
          .limit(1000)
          .execute();
        return rows.map(({ id, subject, name, role, signed_in_at, seen_at, until, address }) => ({
          id,
          operator: { subject, name, role },
          signedInAt: Number(signed_in_at),
          seenAt: Number(seen_at),
          until: Number(until),
          address: address ?? undefined,
        }));
      }),
  };

  /** Concurrent requests share one query. */
  function readOnce(): Promise<void> {
    reading ??= inTime(read)
      .catch(report)
      .finally(() => {
        readAt = clock();
        reading = undefined;
      });
    return reading;
  }

  async function read(): Promise<void> {
    const now = clock();
    if (now - cleanedAt >= cleanEvery) await clean(now);
    const [ids, subjects] = await Promise.all([
      db.selectFrom('gateway_ended_sessions').selectAll().execute(),
      db.selectFrom('gateway_ended_subjects').selectAll().execute(),
    ]);
    for (const { id, until } of ids) endedIds.set(id, Number(until));
    for (const { subject, at, until } of subjects) {
      endedSubjects.set(subject, { at: Number(at), until: Number(until) });
    }
    for (const [id, until] of endedIds) if (until < now) endedIds.delete(id);
    for (const [subject, { until }] of endedSubjects) if (until < now) endedSubjects.delete(subject);
  }

  async function clean(now: number): Promise<void> {
    cleanedAt = now;
    await db.deleteFrom('gateway_ended_sessions').where('until', '<', String(now)).execute();
    await db.deleteFrom('gateway_ended_subjects').where('until', '<', String(now)).execute();
    await db.deleteFrom('gateway_operator_sessions').where('until', '<', String(now)).execute();
  }
}
