import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  importJWK,
  type CryptoKey,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';

import type { Db } from '#management-api/db/tables.ts';

import { defaultSigningAlgorithm, findSigningKeys, type StoredSigningKey } from './stored-keys.ts';

/** The current key, and what verifies tokens signed with it or the previous one. */
export type SigningKey = {
  kid: string;
  algorithm: string;
  privateKey: CryptoKey;
  publicJwks: JWK[];
  /** The public keys for verifying. They are parsed once, because parsing takes longer than verifying. */
  verifyingKey: JWTVerifyGetKey;
};

/** Returns the signing key, which is read now and then; `forget` makes the next call read it again. */
export type SigningKeys = (() => Promise<SigningKey>) & { forget: () => void };

/** ms, after which another process's rotation is noticed. */
const maxAge = 10_000;

export function signingKeysIn(db: Db): SigningKeys {
  let reading: { key: Promise<SigningKey>; startedAt: number } | undefined;
  const forget = () => {
    reading = undefined;
  };
  const current = () => {
    if (reading === undefined || performance.now() - reading.startedAt > maxAge) {
      const started = { key: readSigningKey(db), startedAt: performance.now() };
      reading = started;
      started.key.catch(() => {
        if (reading === started) forget();
      });
    }
    return reading.key;
  };
  return Object.assign(current, { forget });
}

async function readSigningKey(db: Db): Promise<SigningKey> {
  const keys = await findSigningKeys(db);
  const [current] = keys;
  if (current === undefined) throw new Error('There is no signing key: prepareManagementApi() has not run.');
  const algorithm = current.alg ?? defaultSigningAlgorithm;
  const privateKey = await importJWK(current, algorithm);
  if (privateKey instanceof Uint8Array) throw new Error('The stored signing key is not a key pair.');
  const publicJwks = await Promise.all(keys.map(publicPart));
  return {
    kid: await signingKeyId(current),
    algorithm,
    privateKey,
    publicJwks,
    verifyingKey: createLocalJWKSet({ keys: publicJwks }),
  };
}

/** The ID in tokens, a hash of the public part. */
export const signingKeyId = (key: StoredSigningKey): Promise<string> => calculateJwkThumbprint(key);

/** Lists the public members, so that no other ever appears. */
async function publicPart(key: StoredSigningKey): Promise<JWK> {
  const { kty, crv, x, y, n, e, alg = defaultSigningAlgorithm } = key;
  const members = Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(members), kid: await signingKeyId(key), alg, use: 'sig' };
}
