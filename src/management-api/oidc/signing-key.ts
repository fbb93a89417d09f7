import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';

import { findConfig, saveConfig } from '#management-api/db/configs.ts';
import type { Db } from '#management-api/db/tables.ts';

/** Logto's default. */
export const signingAlgorithm = 'ES384';

const configKey = 'oidc.signing-key';

export type SigningKey = {
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
  /** The public key for verifying. It is parsed once, because parsing takes longer than verifying. */
  verifyingKey: JWTVerifyGetKey;
};

/** Returns the signing key, which is read once. */
export type SigningKeys = () => Promise<SigningKey>;

export function signingKeysIn(db: Db): SigningKeys {
  let reading: Promise<SigningKey> | undefined;
  return () => {
    reading ??= readSigningKey(db).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
}

/** Creates the key that signs access tokens if it does not exist in the database. */
export async function ensureSigningKey(db: Db): Promise<void> {
  if ((await findConfig(db, configKey)) !== undefined) return;
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  await saveConfig(db, configKey, await exportJWK(privateKey));
}

async function readSigningKey(db: Db): Promise<SigningKey> {
  const stored = await findConfig(db, configKey);
  if (stored === undefined) throw new Error('There is no signing key: prepareManagementApi() has not run.');
  const privateKey = await importJWK(stored, signingAlgorithm);
  if (privateKey instanceof Uint8Array) throw new Error('The stored signing key is not a key pair.');
  const { d: _, ...publicPart } = stored;
  const kid = await calculateJwkThumbprint(publicPart);
  const publicJwk = { ...publicPart, kid, alg: signingAlgorithm, use: 'sig' };
  return { kid, privateKey, publicJwk, verifyingKey: createLocalJWKSet({ keys: [publicJwk] }) };
}
