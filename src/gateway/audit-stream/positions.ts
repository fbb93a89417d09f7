import { type Kysely, type Migration, sql } from 'kysely';

import type { AuditLogHead } from '#contract/audit-log.ts';
import { migrate } from '#database/migrate.ts';

export type AuditStreamTables = {
  /** One row per destination. PostgreSQL's bigint is read as text; times in ms since the epoch. */
  gateway_audit_stream: {
    name: string;
    position: string;
    hash: string;
    anchored_at: string;
    /** The sending process, and the end of its lease. */
    holder: string | null;
    held_until: string;
  };
};

/** Released migrations must not change. */
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

/** Migrates the table. The database may also hold the tables of other modules. */
export const migrateAuditStream = (db: Kysely<AuditStreamTables>): Promise<void> =>
  migrate(db, 'gateway_audit_stream', migrations);

/** The last event sent to a destination. */
export type Position = AuditLogHead & { anchoredAt: number };

type Options = {
  db: Kysely<AuditStreamTables>;
  /** Key of the destination. */
  name: string;
  /** ID of this process. */
  holder: string;
  /** How long a stopped process keeps the others from sending, in ms. */
  leaseMs: number;
};

/** The clock of the database, which all processes share. */
const now = sql<string>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** The position of a destination, and the lease that decides which process sends. */
export function streamPositions({ db, name, holder, leaseMs }: Options) {
  const own = () => db.updateTable('gateway_audit_stream').where('name', '=', name).where('holder', '=', holder);
  return {
    /** Takes or renews the lease. Returns undefined while another process holds it. */
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

    /** @throws when another process has taken the lease */
    advance: async ({ sequence, hash, anchoredAt }: Position): Promise<void> => {
      const change = { position: String(sequence), hash, anchored_at: String(anchoredAt) };
      const { numUpdatedRows } = await own().set(change).executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw new Error('Another process took over the audit stream.');
    },

    /** Ends the lease. */
    release: async (): Promise<void> => {
      await own().set({ held_until: '0' }).execute();
    },
  };
}
