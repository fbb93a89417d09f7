import { randomInt } from 'node:crypto';

import {
  type Address,
  countVerificationCodes,
  findVerificationCode,
  insertVerificationCode,
  recordAttempt,
  type SentCode,
} from '#management-api/db/verification-codes.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';

/** Milliseconds. */
const lifetime = 10 * 60 * 1000;
const maxTries = 10;
/** Maximum per address within one lifetime. */
const maxCodes = 10;

/** Creates a code. The embedded API sends nothing; the code is shown in the outbox. */
export async function sendCode(deps: Deps, address: Address): Promise<void> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await record(deps, address, { code, isConsumed: false });
}

/** Shows a code in the outbox that verifies nothing. */
export async function recordTestCode(deps: Deps, address: Address, code: string): Promise<void> {
  await record(deps, address, { code, isConsumed: true });
}

async function record({ db, clock }: Deps, address: Address, code: SentCode): Promise<void> {
  const sent = await countVerificationCodes(db, address, new Date(clock() - lifetime));
  if (sent >= maxCodes) throw new ApiError('connector.rate_limit_exceeded');
  await insertVerificationCode(db, address, code, new Date(clock()));
}

/** Consumes the last code of the address if `code` matches. */
export async function verifyCode({ db, clock }: Deps, address: Address, code: string): Promise<void> {
  const row = await findVerificationCode(db, address);
  if (row === undefined) throw new ApiError('verification_code.not_found');
  if (row.created_at.getTime() + lifetime <= clock()) throw new ApiError('verification_code.expired');
  if (row.tries >= maxTries) throw new ApiError('verification_code.exceed_max_try');
  await recordAttempt(db, row, row.code === code);
  if (row.code !== code) throw new ApiError('verification_code.code_mismatch');
}
