import * as z from 'zod/mini';

import { fromBase64 } from '#console/lib/bytes.ts';

import { bcrypt, type DigestResult, isHashName, pbkdf2, plainHash } from './digest.ts';

const text = z.string();

/** `credentials.password.hash` of Okta's API: https://developer.okta.com/docs/reference/api/users/#hashed-password-object */
const hash = z.object({
  algorithm: text,
  value: text,
  salt: z.optional(text),
  saltOrder: z.optional(text),
  workFactor: z.optional(z.number()),
  iterationCount: z.optional(z.number()),
  digestAlgorithm: z.optional(text),
});
const password = z.object({ password: z.object({ hash }) });

/** Converts the hash itself, or the credentials that contain it. */
export function oktaDigest(value: unknown): DigestResult {
  const data = hash.safeParse(value).data ?? password.safeParse(value).data?.password.hash;
  if (data === undefined) return typeof value === 'object' ? 'none' : 'invalid-digest';
  if (data.algorithm === 'BCRYPT') {
    return bcrypt(`$2b$${String(data.workFactor ?? '').padStart(2, '0')}$${data.salt ?? ''}${data.value}`);
  }
  const [salt, key] = [fromBase64(data.salt ?? ''), fromBase64(data.value)];
  if (salt === undefined || key === undefined) return 'invalid-digest';
  if (data.algorithm === 'PBKDF2') {
    const [, name] = /^(SHA256|SHA512)_HMAC$/.exec(data.digestAlgorithm ?? '') ?? [];
    return name === undefined ? 'unsupported-digest' : pbkdf2(name.toLowerCase(), salt, data.iterationCount ?? 0, key);
  }
  const name = data.algorithm.toLowerCase().replace('-', '');
  if (!isHashName(name)) return 'unsupported-digest';
  return plainHash(name, key, { bytes: salt, isAfter: data.saltOrder === 'POSTFIX' });
}
