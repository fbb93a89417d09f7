import type { Selectable } from 'kysely';

import type { VerificationCodesTable } from './account-tables.ts';
import type { Db } from './tables.ts';

export type VerificationCodeRow = Selectable<VerificationCodesTable>;

/** The recipient of a code. */
export type Address = Pick<VerificationCodeRow, 'address_type' | 'address'>;

/** Newest first. */
export function listVerificationCodes(db: Db, limit: number): Promise<VerificationCodeRow[]> {
  return db.selectFrom('verification_codes').selectAll().orderBy('seq', 'desc').limit(limit).execute();
}

/** The last unused code sent to an address. */
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

/** Counts the codes sent to an address since that time. */
export async function countVerificationCodes(db: Db, { address }: Address, since: Date): Promise<number> {
  const rows = await db
    .selectFrom('verification_codes')
    .select('seq')
    .where('address', '=', address)
    .where('created_at', '>', since)
    .execute();
  return rows.length;
}

/** `isConsumed`: the code can't be used, e.g. that of a test message. */
export type SentCode = { code: string; isConsumed: boolean };

export async function insertVerificationCode(
  db: Db,
  address: Address,
  { code, isConsumed }: SentCode,
  now: Date,
): Promise<void> {
  await db
    .insertInto('verification_codes')
    .values({ ...address, code, is_consumed: isConsumed, created_at: now })
    .execute();
}

/** Counts an attempt; a correct one consumes the code. */
export async function recordAttempt(db: Db, { seq, tries }: VerificationCodeRow, isCorrect: boolean): Promise<void> {
  await db
    .updateTable('verification_codes')
    .set({ tries: tries + 1, is_consumed: isCorrect })
    .where('seq', '=', seq)
    .execute();
}
