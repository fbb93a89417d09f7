import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

import { findConfig, saveConfig } from '#management-api/db/configs.ts';
import type { Db } from '#management-api/db/tables.ts';
import { newLongId, newSecret } from '#management-api/services/ids.ts';

/** Logto's default. */
export const defaultSigningAlgorithm = 'ES384';

/** A key pair with the time of its creation in seconds since the epoch. */
export type StoredSigningKey = JWK & { createdAt: number };

/** `k` is the secret. */
export type StoredCookieKey = { id: string; k: string; createdAt: number };

const signingConfig = 'oidc.signing-key';
const cookieConfig = 'oidc.cookie-keys';

const signingKeys = z.object({ keys: z.array(z.looseObject({ kty: z.string(), createdAt: z.number() })) });
const singleKey = z.looseObject({ kty: z.string() });
const cookieKeys = z.object({ keys: z.array(z.object({ id: z.string(), k: z.string(), createdAt: z.number() })) });

/** The current key first. Empty in a database that is not prepared. */
export async function findSigningKeys(db: Db): Promise<StoredSigningKey[]> {
  const stored = await findConfig(db, signingConfig);
  if (stored === undefined) return [];
  const several = signingKeys.safeParse(stored);
  // Before keys could be rotated, the only key was stored by itself.
  return several.success ? several.data.keys : [{ ...singleKey.parse(stored), createdAt: 0 }];
}

export const saveSigningKeys = (db: Db, keys: readonly StoredSigningKey[]): Promise<void> =>
  saveConfig(db, signingConfig, { keys });

export async function findCookieKeys(db: Db): Promise<StoredCookieKey[]> {
  const stored = await findConfig(db, cookieConfig);
  return stored === undefined ? [] : cookieKeys.parse(stored).keys;
}

export const saveCookieKeys = (db: Db, keys: readonly StoredCookieKey[]): Promise<void> =>
  saveConfig(db, cookieConfig, { keys });

export async function newSigningKey(algorithm: string, now: Date): Promise<StoredSigningKey> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kty: jwk.kty ?? '', alg: algorithm, createdAt: seconds(now) };
}

export const newCookieKey = (now: Date): StoredCookieKey => ({
  id: newLongId(),
  k: newSecret(),
  createdAt: seconds(now),
});

/** Creates the keys that do not exist in the database. */
export async function ensureKeys(db: Db, now: Date): Promise<void> {
  if ((await findSigningKeys(db)).length === 0) {
    await saveSigningKeys(db, [await newSigningKey(defaultSigningAlgorithm, now)]);
  }
  if ((await findCookieKeys(db)).length === 0) await saveCookieKeys(db, [newCookieKey(now)]);
}

const seconds = (time: Date): number => Math.floor(time.getTime() / 1000);
