import { PGlite, types } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresQueryResult } from 'kysely';

import { checkpointer } from './checkpoints.ts';
import type { Database } from './database.ts';

/** `bigint` is read as text, as `pg` reads it: a number cannot hold all of them. */
const parsers = { [types.INT8]: (text: string) => text };

/**
 * Opens the embedded PostgreSQL on `folder`, or in memory without one. The caller holds the folder's lock.
 *
 * @param copy of an empty database's files, to start from in a fraction of the time that making them takes
 */
export async function openEmbedded<Tables>(folder?: string, copy?: Blob): Promise<Database<Tables>> {
  const pglite = await PGlite.create({
    ...(folder !== undefined && { dataDir: folder }),
    ...(copy !== undefined && { loadDataDir: copy }),
    extensions: { pg_trgm },
    parsers,
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: singleConnectionPool(pglite) }) });
  return { db, engine: 'embedded', close: () => db.destroy() };
}

/** PGlite has one connection; this hands it out to one borrower at a time, so that nobody joins another's transaction. */
function singleConnectionPool(pglite: PGlite): PostgresPool {
  let lastReturn: Promise<void> = Promise.resolve();
  const checkpointWhenDue = checkpointer(pglite);
  return {
    async connect() {
      const turn = lastReturn;
      let release!: () => void;
      lastReturn = new Promise((resolve) => {
        release = resolve;
      });
      await turn;
      const query = async (sql: string, parameters: readonly unknown[]) => {
        const result = await run(pglite, sql, parameters);
        await checkpointWhenDue();
        return result;
      };
      // Kysely's type also knows cursors, for streaming; PGlite has none and nothing here streams rows.
      return { query, release } as Awaited<ReturnType<PostgresPool['connect']>>;
    },
    async end() {
      await lastReturn;
      await pglite.close();
    },
  };
}

async function run(pglite: PGlite, sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
  const { rows, affectedRows } = await pglite.query(sql, [...parameters]);
  const command = sql.trimStart().split(/\s/, 1)[0]?.toUpperCase() as PostgresQueryResult<unknown>['command'];
  return { rows, rowCount: affectedRows ?? rows.length, command };
}
