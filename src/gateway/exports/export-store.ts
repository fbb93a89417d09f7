import { type Kysely, type Migration, type Selectable, sql } from 'kysely';
import { nanoid } from 'nanoid';

import {
  type ExportProgress,
  type ExportSource,
  exportStates,
  newExport,
  type NewExport,
  sourceOf,
} from '#contract/exports.ts';
import type { Operator } from '#contract/operators.ts';
import { migrate } from '#database/migrate.ts';
import { databaseInTime } from '#gateway/database-in-time.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

type ExportTable = {
  id: string;
  subject: string;
  /** {@link NewExport} as JSON. */
  request: string;
  reason: string | null;
  /** Times in ms since the epoch. PostgreSQL's bigint is read as text. */
  created_at: string;
  state: (typeof exportStates)[number];
  /** Changes with each download. */
  run: string | null;
  /** When the running download last reported its progress. */
  seen_at: string;
  total: number;
  rows: number;
  cut_cells: number;
  code: string | null;
  source: ExportSource;
  read_rows: number;
};

export type ExportTables = { gateway_exports: ExportTable };

/** Released migrations must not change. */
const migrations: Record<string, Migration> = {
  '0001-exports': { up: createExports },
  '0002-sources': { up: addSources },
};

async function createExports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_exports (
      id text primary key,
      subject text not null,
      request text not null,
      reason text,
      created_at bigint not null,
      state text not null,
      run text,
      seen_at bigint not null,
      total integer not null,
      rows integer not null,
      cut_cells integer not null,
      code text
    )`.execute(db);
  await sql`create index gateway_exports_by_time on gateway_exports (created_at)`.execute(db);
}

/** All exports before were of users. */
async function addSources(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table gateway_exports
      add column source text not null default 'users',
      add column read_rows integer not null default 0`.execute(db);
}

/** Migrates the table. The database may also hold the tables of other modules. */
export const migrateExports = (db: Kysely<ExportTables>): Promise<void> => migrate(db, 'gateway_exports', migrations);

/** How long after its creation an export can be downloaded, in ms. */
const downloadableFor = 60 * 60_000;

/** How long an export is stored, in ms. */
const storedFor = 24 * 60 * 60_000;

/** How often exports that are older are deleted, in ms. */
const cleanEvery = 60 * 60_000;

/** A download that has not reported its progress for this time has ended with its process, in ms. */
const silentFor = 3 * 60_000;

/** An export whose download begins. */
export type StartedExport = { id: string; run: string; request: NewExport; reason: string | undefined; total: number };

export type ExportCounts = Pick<ExportProgress, 'rows' | 'read' | 'cutCells'>;

/** How a download ended, with the error code if it failed. */
export type ExportEnd = ExportCounts & { state: 'done' | 'failed' | 'canceled'; code?: string | undefined };

type Options = {
  db: Kysely<ExportTables>;
  clock: () => number;
  /** How long the database may take, in ms. */
  timeoutMs?: number;
};

export type Exports = ReturnType<typeof exportStore>;

/**
 * The exports of operators, in Usher's own database: created by one process, and downloaded from any. Functions throw
 * {@link GatewayFault} `auditLogUnavailable` when the database cannot be used.
 */
export function exportStore({ db, clock, timeoutMs }: Options) {
  const inTime = databaseInTime(timeoutMs);
  const silentBefore = () => String(clock() - silentFor);

  return {
    /**
     * Deletes exports that are older than a day, now and every hour.
     *
     * @returns a function that ends it
     */
    keepClean: (report: (error: unknown) => void): (() => void) => {
      const clean = () => void deleteOld().catch(report);
      clean();
      const timer = setInterval(clean, cleanEvery).unref();
      return () => clearInterval(timer);
    },

    create: (request: NewExport, { subject }: Operator, { reason, total }: { reason?: string; total: number }) =>
      inTime(async (): Promise<ExportProgress> => {
        const now = clock();
        const row = await db
          .insertInto('gateway_exports')
          .values({
            id: nanoid(),
            subject,
            request: JSON.stringify(request),
            reason: reason ?? null,
            created_at: String(now),
            state: 'ready',
            run: null,
            seen_at: String(now),
            total,
            rows: 0,
            cut_cells: 0,
            code: null,
            source: sourceOf(request.selection),
            read_rows: 0,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return progressOf(row);
      }),

    /** @throws {GatewayFault} `exportNotFound` if the operator has no such export */
    get: (id: string, operator: Operator): Promise<ExportProgress> =>
      inTime(async () => {
        const row = await own(id, operator).executeTakeFirst();
        if (row === undefined) throw new GatewayFault('exportNotFound');
        const isSilent = row.state === 'running' && Number(row.seen_at) < Number(silentBefore());
        return progressOf(isSilent ? { ...row, state: 'failed' } : row);
      }),

    /**
     * Begins a download of an export that is not being downloaded.
     *
     * @throws {GatewayFault} `exportNotFound` if the operator has none, or it is too old; `conflict` if it is being downloaded
     */
    start: (id: string, operator: Operator): Promise<StartedExport> =>
      inTime(async () => {
        const now = clock();
        const run = nanoid();
        const row = await db
          .updateTable('gateway_exports')
          .set({ state: 'running', run, seen_at: String(now), rows: 0, read_rows: 0, cut_cells: 0, code: null })
          .where('id', '=', id)
          .where('subject', '=', operator.subject)
          .where('created_at', '>', String(now - downloadableFor))
          .where((builder) => builder.or([builder('state', '<>', 'running'), builder('seen_at', '<', silentBefore())]))
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) {
          const found = await own(id, operator).executeTakeFirst();
          const isOld = Number(found?.created_at ?? 0) <= now - downloadableFor;
          throw new GatewayFault(isOld ? 'exportNotFound' : 'conflict');
        }
        const request = newExport.parse(JSON.parse(row.request));
        return { id, run, request, reason: row.reason ?? undefined, total: row.total };
      }),

    /**
     * Stores the progress of a download.
     *
     * @returns false if the operator canceled it
     */
    report: ({ id, run }: StartedExport, { rows, read, cutCells }: ExportCounts): Promise<boolean> =>
      inTime(async () => {
        const { numUpdatedRows } = await db
          .updateTable('gateway_exports')
          .set({ rows, read_rows: read, cut_cells: cutCells, seen_at: String(clock()) })
          .where('id', '=', id)
          .where('run', '=', run)
          .where('state', '=', 'running')
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    end: ({ id, run }: StartedExport, { state, code, rows, read, cutCells }: ExportEnd): Promise<void> =>
      inTime(async () => {
        await db
          .updateTable('gateway_exports')
          .set({ state, code: code ?? null, rows, read_rows: read, cut_cells: cutCells })
          .where('id', '=', id)
          .where('run', '=', run)
          .execute();
      }),

    /** Cancels an export. Its running download ends with its next report. */
    cancel: (id: string, { subject }: Operator): Promise<void> =>
      inTime(async () => {
        await db
          .updateTable('gateway_exports')
          .set({ state: 'canceled' })
          .where('id', '=', id)
          .where('subject', '=', subject)
          .where('state', 'in', ['ready', 'running'])
          .execute();
      }),
  };

  function deleteOld(): Promise<unknown> {
    const before = String(clock() - storedFor);
    return inTime(() => db.deleteFrom('gateway_exports').where('created_at', '<', before).execute());
  }

  function own(id: string, { subject }: Operator) {
    return db.selectFrom('gateway_exports').selectAll().where('id', '=', id).where('subject', '=', subject);
  }
}

const progressOf = (row: Selectable<ExportTable>): ExportProgress => ({
  id: row.id,
  state: row.state,
  source: row.source,
  rows: row.rows,
  read: row.read_rows,
  total: row.total,
  cutCells: row.cut_cells,
  code: row.code,
});
