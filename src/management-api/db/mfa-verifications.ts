import type { Insertable, Selectable } from 'kysely';

import type { MfaVerificationsTable } from './account-tables.ts';
import type { Db } from './tables.ts';

export type MfaRow = Selectable<MfaVerificationsTable>;

/** Oldest first. */
export function listMfaVerifications(db: Db, userId: string): Promise<MfaRow[]> {
  return db.selectFrom('mfa_verifications').selectAll().where('user_id', '=', userId).orderBy('seq').execute();
}

/** Adds a factor, replacing those of the same type; the caller checks that these are used up. */
export async function insertMfaVerification(db: Db, factor: Insertable<MfaVerificationsTable>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('mfa_verifications')
      .where('user_id', '=', factor.user_id)
      .where('type', '=', factor.type)
      .execute();
    await transaction.insertInto('mfa_verifications').values(factor).execute();
  });
}

/** Returns whether the user had this factor. */
export async function deleteMfaVerification(db: Db, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('mfa_verifications')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
