import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

import type { Database } from './database.ts';

/** Timeout for a connection in ms, whether new or returned to the pool. */
const connectionTimeoutMs = 10_000;

/** Opens a database on a PostgreSQL server. It connects at the first query. */
export function openServer<Tables>(url: string, { timeoutMs = connectionTimeoutMs } = {}): Database<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: timeoutMs,
    // Detects a server that disappeared without closing its connections.
    keepAlive: true,
  });
  // Without a listener, an idle connection that the server closes would end the process. The next query reconnects.
  pool.on('error', () => undefined);
  // Compiling takes longer than most of our statements. If the server refuses this, queries are only slower.
  pool.on('connect', (client) => void client.query('set jit = off').catch(() => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, engine: 'server', close: () => db.destroy() };
}
