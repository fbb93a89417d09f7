import type { Kysely } from 'kysely';

/** An open PostgreSQL database, embedded or on a server. */
export type Database<Tables> = {
  db: Kysely<Tables>;
  engine: 'embedded' | 'server';
  /** Waits for running queries, then closes the files or connections. */
  close: () => Promise<void>;
};
