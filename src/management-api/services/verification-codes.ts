import { randomInt } from 'node:crypto';

import * as z from 'zod/mini';

import { verificationCodePolicy } from '#contract/sign-in-experience-writes.ts';
import { findSignInExperience } from '#management-api/db/sign-in-experience.ts';
import type { Db } from '#management-api/db/tables.ts';
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

/** Most codes per address within the period, in ms. */
const maxCodes = 10;
const limitedPeriod = 10 * 60 * 1000;

/** Rules of a tenant that sets none; the lifetime is in seconds. */
const defaultPolicy = { expirationDuration: 600, maxRetryAttempts: 10 };

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
  const sent = await countVerificationCodes(db, address, new Date(clock() - limitedPeriod));
  if (sent >= maxCodes) throw new ApiError('connector.rate_limit_exceeded');
  await insertVerificationCode(db, address, code, new Date(clock()));
}

/** Consumes the last code of the address if `code` matches. The tenant's policy rules how long and how often it can be tried. */
export async function verifyCode({ db, clock }: Deps, address: Address, code: string): Promise<void> {
  const row = await findVerificationCode(db, address);
  if (row === undefined) throw new ApiError('verification_code.not_found');
  const { expirationDuration, maxRetryAttempts } = await findPolicy(db);
  if (row.created_at.getTime() + expirationDuration * 1000 <= clock()) throw new ApiError('verification_code.expired');
  if (row.tries >= maxRetryAttempts) throw new ApiError('verification_code.exceed_max_try');
  await recordAttempt(db, row, row.code === code);
  if (row.code !== code) throw new ApiError('verification_code.code_mismatch');
}

async function findPolicy(db: Db): Promise<typeof defaultPolicy> {
  const { verificationCodePolicy: policy } = codeSettings.parse(await findSignInExperience(db));
  return {
    expirationDuration: policy?.expirationDuration ?? defaultPolicy.expirationDuration,
    maxRetryAttempts: policy?.maxRetryAttempts ?? defaultPolicy.maxRetryAttempts,
  };
}

const codeSettings = z.object({ verificationCodePolicy: z.optional(verificationCodePolicy) });
