import type { Kysely } from 'kysely';

/** An open PostgreSQL, embedded or a server: the same SQL runs on both. */
export type Database<Tables> = {
  db: Kysely<Tables>;
  engine: 'embedded' | 'server';
  /** Waits for what is under way, then lets go of the files or connections. */
  close: () => Promise<void>;
};
