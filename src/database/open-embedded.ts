import { PGlite, types } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresQueryResult } from 'kysely';

import { checkpointer } from './checkpoints.ts';
import type { Database } from './database.ts';

/** Reads `bigint` as text, like `pg`: a number cannot hold every value. */
const parsers = { [types.INT8]: (text: string) => text };

/**
 * Opens the embedded PostgreSQL in `folder`, or in memory without a folder. The caller holds the folder's lock.
 *
 * @param copy files of an empty database, which load faster than a new one is created
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

/** A pool of PGlite's single connection. It serves one borrower at a time, so that transactions stay separate. */
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
      // Kysely's type also includes cursors for streaming, which PGlite lacks and Usher does not use.
      return { query, release } as Awaited<ReturnType<PostgresPool['connect']>>;
    },
    async end() {
      await lastReturn;
      await pglite.close();
    },
  };
}

/** A text that opens its own transaction. */
const severalStatements = /^\s*begin;/i;

async function run(pglite: PGlite, sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
  // As with `pg`, a text without parameters may have several statements.
  if (parameters.length === 0 && severalStatements.test(sql)) {
    await pglite.exec(sql);
    return { rows: [], rowCount: 0, command: 'SELECT' };
  }
  const { rows, affectedRows } = await pglite.query(sql, [...parameters]);
  const command = sql.trimStart().split(/\s/, 1)[0]?.toUpperCase() as PostgresQueryResult<unknown>['command'];
  return { rows, rowCount: affectedRows ?? rows.length, command };
}
