import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

import type { Database } from './database.ts';

/** How long is waited for a connection, also for one that others give back, in ms. */
const connectionTimeoutMs = 10_000;

/** Connects to a PostgreSQL server by its URL. Nothing is asked of it until the first query. */
export function openServer<Tables>(url: string, { timeoutMs = connectionTimeoutMs } = {}): Database<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: timeoutMs,
    // A server that vanished without a word is noticed.
    keepAlive: true,
  });
  // An idle connection that the server closes must not take the process down; the next query opens another.
  pool.on('error', () => undefined);
  // Compiling a statement takes longer than most of ours run. A server that refuses to be told is only slower.
  pool.on('connect', (client) => void client.query('set jit = off').catch(() => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, engine: 'server', close: () => db.destroy() };
}
