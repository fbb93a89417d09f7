import type { Db } from '#management-api/db/tables.ts';

/** Runs `action` in a transaction: the current one, or a new one. */
export const inTransaction = <Result>(db: Db, action: (transaction: Db) => Promise<Result>): Promise<Result> =>
  db.isTransaction ? action(db) : db.transaction().execute(action);
