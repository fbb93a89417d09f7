import * as z from 'zod/mini';

import { fromBase64, fromHex } from '#console/lib/bytes.ts';

import { argon2, bcrypt, type DigestResult, isHashName, pbkdf2, plainHash } from './digest.ts';
import { recognizeDigest } from './recognize-digest.ts';

const text = z.string();
const encoding = z.optional(z.enum(['base64', 'hex', 'utf8']));

/**
 * `custom_password_hash` of users in Auth0:
 * https://auth0.com/docs/manage-users/user-migration/bulk-user-import-database-schema-and-examples
 */
const customHash = z.object({
  algorithm: text,
  hash: z.object({ value: text, encoding }),
  salt: z.optional(z.object({ value: text, encoding, position: z.optional(z.enum(['prefix', 'suffix'])) })),
  password: z.optional(z.object({ encoding: z.optional(text) })),
});

/** Converts `passwordHash`, a bcrypt digest, or `custom_password_hash`. */
export function auth0Digest(value: unknown): DigestResult {
  if (typeof value === 'string') {
    return value.trim().startsWith('{') ? auth0Digest(parsed(value)) : recognizeDigest(value);
  }
  const { data } = customHash.safeParse(value);
  if (data === undefined) return 'invalid-digest';
  const { algorithm, hash, salt } = data;
  if (!['utf8', 'ascii'].includes(data.password?.encoding ?? 'utf8')) return 'unsupported-digest';
  if (algorithm === 'bcrypt') return bcrypt(hash.value);
  if (algorithm === 'argon2') return argon2(hash.value);
  if (algorithm === 'pbkdf2') return phcPbkdf2(hash.value);
  if (algorithm === 'ldap') return ldap(hash.value);
  if (!isHashName(algorithm)) return 'unsupported-digest';
  const bytes = bytesIn(hash.value, hash.encoding);
  const saltBytes = salt === undefined ? new Uint8Array() : bytesIn(salt.value, salt.encoding ?? 'utf8');
  if (bytes === undefined || saltBytes === undefined) return 'invalid-digest';
  return plainHash(algorithm, bytes, { bytes: saltBytes, isAfter: salt?.position === 'suffix' });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function bytesIn(value: string, encoding: 'base64' | 'hex' | 'utf8' = 'hex'): Uint8Array | undefined {
  if (encoding === 'base64') return fromBase64(value);
  return encoding === 'hex' ? fromHex(value) : new TextEncoder().encode(value);
}

/** `$pbkdf2-sha256$i=10000,l=32$<salt>$<hash>`, both in base64. */
function phcPbkdf2(text: string): DigestResult {
  const [, name, parameters = '', salt = '', hash = ''] =
    /^\$pbkdf2-?(\w*)\$([\w=,]+)\$([^$]+)\$([^$]+)$/.exec(text) ?? [];
  if (name === undefined) return 'invalid-digest';
  const [saltBytes, key] = [fromBase64(salt), fromBase64(hash)];
  const [, iterations] = /\bi=(\d+)/.exec(parameters) ?? [];
  if (saltBytes === undefined || key === undefined || iterations === undefined) return 'invalid-digest';
  const digestName = name || 'sha1';
  return /^(?:md5|sha1|sha224|sha256|sha384|sha512)$/.test(digestName)
    ? pbkdf2(digestName, saltBytes, Number(iterations), key)
    : 'unsupported-digest';
}

/** `{SHA}<base64>`. With a salt, such as `{SSHA}`, it is bytes, which Logto can't join with a password. */
function ldap(text: string): DigestResult {
  const [, scheme = '', value = ''] = /^\{(\w+)\}(.*)$/.exec(text) ?? [];
  const name = scheme.toLowerCase().replace(/^sha$/, 'sha1');
  if (!isHashName(name)) return 'unsupported-digest';
  const bytes = fromBase64(value);
  return bytes === undefined ? 'invalid-digest' : plainHash(name, bytes);
}
