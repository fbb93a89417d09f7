import type { Selectable } from 'kysely';

import type { VerificationCodesTable } from './account-tables.ts';
import type { Db } from './tables.ts';

export type VerificationCodeRow = Selectable<VerificationCodesTable>;

/** Where a code goes. */
export type Address = Pick<VerificationCodeRow, 'address_type' | 'address'>;

/** Newest first. */
export function listVerificationCodes(db: Db, limit: number): Promise<VerificationCodeRow[]> {
  return db.selectFrom('verification_codes').selectAll().orderBy('seq', 'desc').limit(limit).execute();
}

/** The last one that was sent to an address and not used. */
export function findVerificationCode(db: Db, { address_type, address }: Address) {
  return db
    .selectFrom('verification_codes')
    .selectAll()
    .where('address_type', '=', address_type)
    .where('address', '=', address)
    .where('is_consumed', '=', false)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** How many were sent to an address since then. */
export async function countVerificationCodes(db: Db, { address }: Address, since: Date): Promise<number> {
  const rows = await db
    .selectFrom('verification_codes')
    .select('seq')
    .where('address', '=', address)
    .where('created_at', '>', since)
    .execute();
  return rows.length;
}

export async function insertVerificationCode(db: Db, address: Address, code: string, now: Date): Promise<void> {
  await db
    .insertInto('verification_codes')
    .values({ ...address, code, created_at: now })
    .execute();
}

/** Notes a try; a right one uses the code up. */
export async function noteTry(db: Db, { seq, tries }: VerificationCodeRow, isRight: boolean): Promise<void> {
  await db
    .updateTable('verification_codes')
    .set({ tries: tries + 1, is_consumed: isRight })
    .where('seq', '=', seq)
    .execute();
}
