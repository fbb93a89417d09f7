import type { PGlite } from '@electric-sql/pglite';

/** How far the write-ahead log may grow, in bytes. Checkpoints that come often make it longer, not shorter. */
const maxLog = 64 * 1024 * 1024;

/** Statements between two looks at how long it is. */
const interval = 100;

/**
 * Stands in for PostgreSQL's checkpointer, which is a process of its own and so missing in the embedded engine: without
 * it the write-ahead log is kept from the start on, and is soon longer than the data. To be called after each statement
 * that succeeded; that may be in the midst of a transaction.
 */
export function checkpointer(pglite: PGlite): () => Promise<void> {
  let statements = 0;
  return async () => {
    statements += 1;
    if (statements % interval !== 0) return;
    const { rows } = await pglite.query<{ is_due: boolean }>(
      `select pg_current_wal_insert_lsn() - redo_lsn > $1::numeric as is_due from pg_control_checkpoint()`,
      [maxLog],
    );
    if (rows[0]?.is_due === true) await pglite.exec('checkpoint');
  };
}
