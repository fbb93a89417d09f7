import { type Expression, sql, type SqlBool } from 'kysely';

import type { Db } from './tables.ts';

/** Whether a user other than `exceptId` has this username. */
export const hasUsername = (db: Db, username: string, isCaseSensitive: boolean, exceptId?: string) =>
  exists(
    db,
    isCaseSensitive ? sql<SqlBool>`username = ${username}` : sql<SqlBool>`lower(username) = lower(${username}::text)`,
    exceptId,
  );

/** Ignores the case of e-mail addresses. */
export const hasEmail = (db: Db, email: string, exceptId?: string) =>
  exists(db, sql<SqlBool>`lower(primary_email) = lower(${email}::text)`, exceptId);

/** `spellings`: all forms in which this number may be stored. */
export const hasPhone = (db: Db, spellings: readonly string[], exceptId?: string) =>
  exists(db, sql<SqlBool>`primary_phone in (${sql.join(spellings)})`, exceptId);

async function exists(db: Db, condition: Expression<SqlBool>, exceptId: string | undefined): Promise<boolean> {
  let query = db.selectFrom('users').select('id').where(condition);
  if (exceptId !== undefined) query = query.where('id', '!=', exceptId);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}
