import type { PGlite } from '@electric-sql/pglite';

/**
 * Size of the write-ahead log that triggers a checkpoint, in bytes. More frequent checkpoints would make the log
 * longer.
 */
const maxLog = 64 * 1024 * 1024;

/** Number of statements between two checks of the size. */
const interval = 100;

/**
 * Replaces PostgreSQL's checkpointer, a separate process that the embedded engine lacks: without checkpoints the
 * write-ahead log is never shortened and soon exceeds the data. Call the returned function after each successful
 * statement, also within transactions.
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
