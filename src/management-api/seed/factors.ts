import type { MfaDetails } from '#management-api/db/account-tables.ts';

import type { NewRow } from './insert-rows.ts';
import type { Random } from './random.ts';
import type { RelatedRecords } from './related-records.ts';
import type { SeededAccount } from './users.ts';

type Factor = NewRow<'mfa_verifications'>;

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const hexadecimal = '0123456789abcdef';
const passkeyNames = ['Work laptop', 'Phone', 'Security key', 'Home'];

/** What Logto requests at sign-in: an existing factor, or a suggestion to add one. */
export type MfaState = { requests: 'Totp' | 'WebAuthn'; since: number } | { requests: 'suggestion' };

export function mfaStateOf({ mfa_verifications = [], user_configs = [] }: RelatedRecords): MfaState | undefined {
  const [first] = mfa_verifications;
  if (first?.type === 'Totp' || first?.type === 'WebAuthn')
    return { requests: first.type, since: first.created_at.getTime() };
  return user_configs.some(({ mfa_skipped }) => mfa_skipped) ? { requests: 'suggestion' } : undefined;
}

/** MFA factors of some users with a password, and their choices about MFA. */
export function createFactors(random: Random, account: SeededAccount, now: number): RelatedRecords {
  const { id: user_id, hasPassword, createdAt, lastSignInAt } = account;
  if (!hasPassword || lastSignInAt === null) return {};
  const outcome = random.fraction();
  if (outcome > 0.25) return {};
  const config = { user_id, mfa_enabled: null, mfa_skipped_on_sign_in: null, passkey_skipped: null };
  if (outcome > 0.16) return { user_configs: [{ ...config, mfa_enabled: false, mfa_skipped: true }] };

  const addedAt = random.between(createdAt, lastSignInAt);
  const factor = (type: Factor['type'], details: MfaDetails, usedAt: number | null = null): Factor => ({
    id: random.id(21),
    user_id,
    type,
    details,
    created_at: new Date(addedAt),
    last_used_at: usedAt === null ? null : new Date(usedAt),
  });
  const factors: Factor[] = [];
  if (random.chance(0.8)) factors.push(factor('Totp', { secret: text(random, base32, 32) }));
  if (factors.length === 0 || random.chance(0.3)) {
    const passkey = { agent: random.pick(account.devices).agent.ua, name: random.pick(passkeyNames) };
    factors.push(factor('WebAuthn', passkey, random.between(addedAt, Math.max(addedAt, lastSignInAt))));
  }
  if (random.chance(0.6)) {
    const used = random.chance(0.3) ? random.between(1, 10) : 0;
    const usedAt = new Date(Math.min(now, lastSignInAt)).toISOString();
    const codes = Array.from({ length: 10 }, (_, index) => ({
      code: text(random, hexadecimal, 10),
      ...(index < used ? { usedAt } : {}),
    }));
    factors.push(factor('BackupCode', { codes }));
  }
  return { mfa_verifications: factors, user_configs: [{ ...config, mfa_enabled: true, mfa_skipped: null }] };
}

const text = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(random.between(0, alphabet.length - 1))).join('');
