import { randomBytes } from 'node:crypto';

import { toDataURL } from 'qrcode';

import { backupCodeCount, backupCodePattern, type MfaSecret, type NewMfaVerification } from '#contract/mfa.ts';
import { insertMfaVerification, listMfaVerifications, type MfaRow } from '#management-api/db/mfa-verifications.ts';
import type { UserRow } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { newLongId } from './ids.ts';

/** The length of SHA-1 digests, as RFC 4226 recommends. */
const secretBytes = 20;

/** Adds an MFA factor; only this response contains its secret. Authenticator apps show `service` as the issuer. */
export async function addFactor(
  { db, clock }: Deps,
  user: UserRow,
  request: NewMfaVerification,
  service: string,
): Promise<MfaSecret> {
  const factors = await listMfaVerifications(db, user.id);
  const row = { id: newLongId(), user_id: user.id, created_at: new Date(clock()) };
  if (request.type === 'Totp') {
    const secret = chooseSecret(factors, request.secret);
    await insertMfaVerification(db, { ...row, type: 'Totp', details: JSON.stringify({ secret }) });
    return { type: 'Totp', secret, secretQrCode: await toDataURL(keyUri(user, secret, service)) };
  }
  const codes = chooseCodes(factors, request.codes);
  const details = JSON.stringify({ codes: codes.map((code) => ({ code })) });
  await insertMfaVerification(db, { ...row, type: 'BackupCode', details });
  return { type: 'BackupCode', codes };
}

function chooseSecret(factors: readonly MfaRow[], given: string | undefined): string {
  if (factors.some(({ type }) => type === 'Totp')) throw new ApiError('user.totp_already_in_use');
  if (given === undefined) return encodeBase32(randomBytes(secretBytes));
  if (given.length < 16 || given.length > 32 || !isBase32(given)) throw new ApiError('user.totp_secret_invalid');
  return given;
}

function chooseCodes(factors: readonly MfaRow[], given: string[] | undefined): string[] {
  if (factors.some((factor) => unusedCodes(factor) > 0)) throw new ApiError('user.backup_code_already_in_use');
  if (factors.every(({ type }) => type === 'BackupCode')) {
    throw new ApiError('session.mfa.backup_code_can_not_be_alone');
  }
  if (given === undefined) return Array.from({ length: backupCodeCount }, () => randomBytes(5).toString('hex'));
  if (given.length !== backupCodeCount || !given.every((code) => backupCodePattern.test(code))) {
    throw new ApiError('user.wrong_backup_code_format');
  }
  return given;
}

/** Counts the unused backup codes; 0 for other factors. */
export const unusedCodes = ({ details }: MfaRow): number =>
  (details.codes ?? []).filter(({ usedAt }) => usedAt === undefined).length;

/** The URI in the QR code for authenticator apps. */
function keyUri({ username, primary_email, primary_phone }: UserRow, secret: string, service: string): string {
  const account = username ?? primary_email ?? primary_phone ?? 'Unnamed user';
  const label = `${encodeURIComponent(service)}:${encodeURIComponent(account)}`;
  const params = { secret, issuer: service, algorithm: 'SHA1', digits: '6', period: '30' };
  return `otpauth://totp/${label}?${new URLSearchParams(params).toString().replaceAll('+', '%20')}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Encodes as RFC 4648 base32 with padding. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let buffer = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  if (bits > 0) text += alphabet.charAt((buffer << (5 - bits)) & 31);
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

/** Groups of eight characters; the last may be padded with "=" as whole bytes require. */
export const isBase32 = (text: string): boolean =>
  text !== '' && /^(?:[A-Z2-7]{8})*(?:[A-Z2-7]{2}={6}|[A-Z2-7]{4}={4}|[A-Z2-7]{5}={3}|[A-Z2-7]{7}=)?$/.test(text);
