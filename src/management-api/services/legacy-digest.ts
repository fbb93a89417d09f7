import { createCipheriv, createHash, getHashes, pbkdf2, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

import { z } from 'zod';

import { ApiError } from '#management-api/http/api-error.ts';

/** `[algorithm, arguments, expected]`; the argument `@` stands for the password (logto-behavior.md#6). */
const legacyDigest = z.tuple([z.string(), z.array(z.string()), z.string()]);
type LegacyDigest = z.infer<typeof legacyDigest>;

const pbkdf2Names = ['pbkdf2', 'pbkdf2Sync'];
const firebaseScrypt = 'firebase-scrypt';
const hexPrefix = 'hex:';

/**
 * Checks the format of a legacy digest.
 *
 * @throws {ApiError} if it could never be verified
 */
export function checkLegacyDigest(digest: string): void {
  const parsed = parse(digest);
  if (parsed === undefined) throw new ApiError('password.invalid_legacy_password_format');
  const [algorithm, [salt = '']] = parsed;
  if (pbkdf2Names.includes(algorithm)) {
    const isHex = /^(?:[\da-f]{2})*$/i.test(salt.slice(hexPrefix.length));
    if (salt.startsWith(hexPrefix) && !isHex) throw new ApiError('password.invalid_legacy_password_format');
  } else if (algorithm !== firebaseScrypt && !getHashes().includes(algorithm)) {
    throw new ApiError('password.unsupported_legacy_hash_algorithm');
  }
}

/** @throws if the digest has invalid arguments */
export async function verifyLegacy(password: string, digest: string): Promise<boolean> {
  const parsed = parse(digest);
  return parsed !== undefined && (await derive(parsed, password)) === parsed[2];
}

function parse(digest: string): LegacyDigest | undefined {
  try {
    return legacyDigest.parse(JSON.parse(digest));
  } catch {
    return undefined;
  }
}

async function derive([algorithm, parameters]: LegacyDigest, password: string): Promise<string> {
  const args = parameters.map((argument) => (argument === '@' ? password : argument));
  if (pbkdf2Names.includes(algorithm)) return derivePbkdf2(args);
  if (algorithm === firebaseScrypt) return deriveFirebaseScrypt(args);
  return createHash(algorithm).update(args.join('')).digest('hex');
}

/** Limits for the cost of verification, which the digest itself determines. */
const limits = { iterations: 10_000_000, keyLength: 512, scryptMemory: 256 * 1024 * 1024 };

/** Arguments: salt (`hex:` before a hexadecimal one), iterations, key length, digest, password. */
async function derivePbkdf2([salt = '', iterations, keyLength, digest = '', password = '']: string[]) {
  const saltBytes = salt.startsWith(hexPrefix) ? Buffer.from(salt.slice(hexPrefix.length), 'hex') : salt;
  if (Number(iterations) > limits.iterations || Number(keyLength) > limits.keyLength) throw new Error('Too costly.');
  const key = await promisify(pbkdf2)(password, saltBytes, Number(iterations), Number(keyLength), digest);
  return key.toString('hex');
}

/**
 * Firebase's variant: a key derived from the password encrypts the project's signer key. Arguments: salt, signer key, salt
 * separator, rounds, memory cost, password. The first three are base64, standard or URL-safe; the result is standard base64.
 */
async function deriveFirebaseScrypt([
  salt = '',
  signerKey = '',
  separator = '',
  rounds,
  memoryCost,
  password = '',
]: string[]) {
  const saltBytes = Buffer.concat([Buffer.from(salt, 'base64'), Buffer.from(separator, 'base64')]);
  const options = { N: 2 ** Number(memoryCost), r: Number(rounds), p: 1, maxmem: limits.scryptMemory };
  const key = await scryptKey(password, saltBytes, options);
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  return Buffer.concat([cipher.update(signerKey, 'base64'), cipher.final()]).toString('base64');
}

const scryptKey = (password: string, salt: Buffer, options: { N: number; r: number; p: number; maxmem: number }) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, 32, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
