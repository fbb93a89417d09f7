import { type Kysely, type Migration, sql } from 'kysely';

import type { AuditLogHead } from '#contract/audit-log.ts';
import { migrate } from '#database/migrate.ts';

export type AuditStreamTables = {
  /** One row for each destination. PostgreSQL's bigint is read as text; times in ms since the epoch. */
  gateway_audit_stream: {
    name: string;
    position: string;
    hash: string;
    anchored_at: string;
    /** The process that sends, and until when it alone does. */
    holder: string | null;
    held_until: string;
  };
};

/** A migration that has run somewhere is never changed again. */
const migrations: Record<string, Migration> = { '0001-audit-stream': { up: createAuditStream } };

async function createAuditStream(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_audit_stream (
      name text primary key,
      position bigint not null,
      hash text not null,
      anchored_at bigint not null,
      holder text,
      held_until bigint not null
    )`.execute(db);
}

/** Brings the table up to date, in whatever database it shares with others. */
export const migrateAuditStream = (db: Kysely<AuditStreamTables>): Promise<void> =>
  migrate(db, 'gateway_audit_stream', migrations);

/** How far a destination has been sent. */
export type Position = AuditLogHead & { anchoredAt: number };

type Options = {
  db: Kysely<AuditStreamTables>;
  /** The destination. */
  name: string;
  /** This process. */
  holder: string;
  /** How long a process that stopped keeps the others from sending, in ms. */
  leaseMs: number;
};

/** The time of the database, which all processes share. */
const now = sql<string>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** How far a destination has been sent, and which of the processes on one database sends. */
export function streamPositions({ db, name, holder, leaseMs }: Options) {
  const own = () => db.updateTable('gateway_audit_stream').where('name', '=', name).where('holder', '=', holder);
  return {
    /** Becomes, or stays, the one process that sends. Returns undefined when another is. */
    take: async (): Promise<Position | undefined> => {
      await db
        .insertInto('gateway_audit_stream')
        .values({ name, position: '0', hash: '', anchored_at: '0', holder: null, held_until: '0' })
        .onConflict((on) => on.doNothing())
        .execute();
      const row = await db
        .updateTable('gateway_audit_stream')
        .set({ holder, held_until: sql`${now} + ${leaseMs}` })
        .where('name', '=', name)
        .where((where) => where.or([where('holder', '=', holder), where('held_until', '<', now)]))
        .returning(['position', 'hash', 'anchored_at'])
        .executeTakeFirst();
      return row && { sequence: Number(row.position), hash: row.hash, anchoredAt: Number(row.anchored_at) };
    },

    /** @throws when another process sends by now */
    advance: async ({ sequence, hash, anchoredAt }: Position): Promise<void> => {
      const change = { position: String(sequence), hash, anchored_at: String(anchoredAt) };
      const { numUpdatedRows } = await own().set(change).executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw new Error('Another process sends the audit stream.');
    },

    /** Lets another process send. */
    release: async (): Promise<void> => {
      await own().set({ held_until: '0' }).execute();
    },
  };
}
