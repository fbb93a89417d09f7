import { fromBase64, fromHex } from '#console/lib/bytes.ts';

import {
  argon2,
  bcrypt,
  type DigestResult,
  hashLengths,
  hashOfLength,
  isHashName,
  legacyDigest,
  pbkdf2,
  plainHash,
} from './digest.ts';

/** Digests that no algorithm of Logto can verify, by how they begin. */
const unsupported = [
  // WordPress, phpBB and Drupal.
  /^\$(?:P|H|S)\$/,
  /^\$wp\$/,
  // crypt(3): MD5, SHA-256, SHA-512, yescrypt, scrypt.
  /^\$(?:1|5|6|y|7|apr1|scrypt|s0|s1)\$/,
  /^\$fbscrypt\$/,
  /^(?:bcrypt_sha256|scrypt|md4|crypt)\$/,
  /^\{\w+\}/,
];

/**
 * Converts a digest that says itself what it is: the PHC string format and bcrypt, Django, ASP.NET Core Identity, the
 * lowercase or uppercase hex of a bare hash, and Logto's own format.
 */
export function recognizeDigest(text: string): DigestResult {
  const digest = text.trim();
  // Django writes `!` and a random text for users who have no password.
  if (digest === '' || digest.startsWith('!')) return 'none';
  if (/^\$2\w?\$/.test(digest)) return bcrypt(digest);
  if (digest.startsWith('$argon2')) return argon2(digest);
  if (digest.startsWith('[')) return legacyDigest(digest);
  if (unsupported.some((pattern) => pattern.test(digest))) return 'unsupported-digest';
  if (/^[a-z]\w*\$/.test(digest)) return django(digest);
  const bytes = fromHex(digest);
  const name = bytes && hashOfLength(bytes.length);
  if (bytes !== undefined && name !== undefined) return plainHash(name, bytes);
  return aspNet(digest);
}

const pbkdf2Name = /^pbkdf2_(sha1|sha256|sha512)$/;

/** `<algorithm>$<iterations>$<salt>$<base64>`, or another algorithm's own format after its name. */
export function django(digest: string): DigestResult {
  const [algorithm = '', ...parts] = digest.split('$');
  if (algorithm === 'argon2') return argon2(digest.slice('argon2'.length));
  if (algorithm === 'bcrypt') return bcrypt(digest.slice('bcrypt$'.length));
  const [first = '', second = '', third = ''] = parts;
  const [, hashName] = pbkdf2Name.exec(algorithm) ?? [];
  if (hashName !== undefined) {
    const key = fromBase64(third);
    // Django derives as many bytes as the hash has.
    const isKey = isHashName(hashName) && key?.length === hashLengths[hashName];
    return isKey && parts.length === 3 ? pbkdf2(hashName, second, Number(first), key) : 'invalid-digest';
  }
  const name = algorithm.replace(/^unsalted_/, '');
  if (!isHashName(name) || parts.length !== 2) return 'unsupported-digest';
  const hash = fromHex(second);
  if (hash === undefined) return 'invalid-digest';
  return plainHash(name, hash, { bytes: new TextEncoder().encode(first), isAfter: false });
}

/** Pseudo-random functions of ASP.NET Core Identity, by their numbers. */
const aspNetHashes = ['sha1', 'sha256', 'sha512'];

/** Base64 of a version byte and its members: version 2 (0x00) has fixed parameters, version 3 (0x01) names them. */
export function aspNet(digest: string): DigestResult {
  const bytes = fromBase64(digest);
  if (bytes === undefined || bytes.length < 49) return 'invalid-digest';
  if (bytes[0] === 0 && bytes.length === 49) return pbkdf2('sha1', bytes.slice(1, 17), 1000, bytes.slice(17));
  if (bytes[0] !== 1) return 'invalid-digest';
  const view = new DataView(bytes.buffer);
  const [hash, iterations, saltLength] = [view.getUint32(1), view.getUint32(5), view.getUint32(9)];
  const name = aspNetHashes[hash];
  if (name === undefined || 13 + saltLength >= bytes.length) return 'invalid-digest';
  return pbkdf2(name, bytes.slice(13, 13 + saltLength), iterations, bytes.slice(13 + saltLength));
}
