import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

import type { Database } from './database.ts';

/** Connects to a PostgreSQL server by its URL. Nothing is asked of it until the first query. */
export function openServer<Tables>(url: string): Database<Tables> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // An idle connection that the server closes must not take the process down; the next query opens another.
  pool.on('error', () => undefined);
  // Compiling a statement takes longer than most of ours run. A server that refuses to be told is only slower.
  pool.on('connect', (client) => void client.query('set jit = off').catch(() => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, engine: 'server', close: () => db.destroy() };
}
