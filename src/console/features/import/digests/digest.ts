import { fromBase64, toBase64, toHex } from '#console/lib/bytes.ts';
import type { PasswordAlgorithm } from '#contract/users.ts';

/** A digest in the form in which Logto stores it (logto-behavior.md#6). */
export type Digest = { algorithm: PasswordAlgorithm; digest: string };

/** A digest, `none` for users without a password, or why it can't be used. */
export type DigestResult = Digest | 'none' | 'invalid-digest' | 'unsupported-digest' | 'missing-parameters';

/** Longest digest that Logto stores, in characters. */
const maxLength = 256;

const checked = (algorithm: PasswordAlgorithm, digest: string): DigestResult =>
  digest.length > maxLength ? 'unsupported-digest' : { algorithm, digest };

/** What stands for the password among the arguments of a legacy digest. */
const password = '@';

function legacy(name: string, before: readonly string[], after: readonly string[], expected: string): DigestResult {
  if ([...before, ...after].includes(password)) return 'unsupported-digest';
  return checked('Legacy', JSON.stringify([name, [...before, password, ...after], expected]));
}

/** @param salt bytes, or text of which the UTF-8 bytes are the salt */
export function pbkdf2(
  digestName: string,
  salt: Uint8Array | string,
  iterations: number,
  key: Uint8Array,
): DigestResult {
  if (!Number.isSafeInteger(iterations) || iterations < 1 || key.length < minKeyLength) return 'invalid-digest';
  const written = typeof salt === 'string' && !salt.startsWith('hex:') ? salt : `hex:${toHex(bytesOf(salt))}`;
  return legacy('pbkdf2', [written, String(iterations), String(key.length), digestName], [], toHex(key));
}

const bytesOf = (salt: Uint8Array | string): Uint8Array =>
  typeof salt === 'string' ? new TextEncoder().encode(salt) : salt;

/** Bytes of the shortest key that a service derives, and that one can't hit by chance. */
export const minKeyLength = 16;

/** Bytes of the hashes that Logto can compute without salt or with a salt that is text. */
export const hashLengths = { md5: 16, sha1: 20, sha256: 32, sha512: 64 } as const;
export type HashName = keyof typeof hashLengths;

const plainAlgorithms = { md5: 'MD5', sha1: 'SHA1', sha256: 'SHA256' } as const;

export const isHashName = (name: string): name is HashName => name in hashLengths;

/** Finds a hash by the length of its value in bytes. */
export const hashOfLength = (length: number): HashName | undefined =>
  Object.keys(hashLengths)
    .filter(isHashName)
    .find((name) => hashLengths[name] === length);

/**
 * A hash of the password, with a salt before or after it. Logto joins texts, so the salt must be text.
 */
export function plainHash(
  name: HashName,
  hash: Uint8Array,
  salt: { bytes: Uint8Array; isAfter: boolean } = { bytes: new Uint8Array(), isAfter: false },
): DigestResult {
  if (hash.length !== hashLengths[name]) return 'invalid-digest';
  if (salt.bytes.length > 0) {
    const text = textOf(salt.bytes);
    if (text === undefined) return 'unsupported-digest';
    return salt.isAfter ? legacy(name, [], [text], toHex(hash)) : legacy(name, [text], [], toHex(hash));
  }
  return name === 'sha512'
    ? legacy(name, [], [], toHex(hash))
    : { algorithm: plainAlgorithms[name], digest: toHex(hash) };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function bcrypt(digest: string): DigestResult {
  if (/^\$2[aby]\$(?:0[4-9]|[12]\d|3[01])\$[./A-Za-z\d]{53}$/.test(digest)) return { algorithm: 'Bcrypt', digest };
  return /^\$2x?\$/.test(digest) ? 'unsupported-digest' : 'invalid-digest';
}

const argon2Algorithms = { i: 'Argon2i', id: 'Argon2id', d: 'Argon2d' } as const;

/** An Argon2 digest in the PHC string format. */
export function argon2(digest: string): DigestResult {
  const parts = /^\$argon2(id|i|d)\$v=(\d+)\$m=\d+,t=\d+,p=\d+\$([A-Za-z\d+/]+)\$([A-Za-z\d+/]+)$/.exec(digest);
  const [, kind, version, salt, key] = parts ?? [];
  if (kind !== 'i' && kind !== 'id' && kind !== 'd') return 'invalid-digest';
  if (version !== '19') return 'unsupported-digest';
  if ([salt, key].some((text) => text === undefined || fromBase64(text) === undefined)) return 'invalid-digest';
  return checked(argon2Algorithms[kind], digest);
}

/** Parameters of a Firebase project, in base64 and as numbers. They are the same for all its users. */
export type FirebaseHash = { signerKey: string; saltSeparator: string; rounds: number; memoryCost: number };

/** @param key the stored hash, and `salt` of the user, both in base64 */
export function firebaseScrypt(key: string, salt: string, project: FirebaseHash): DigestResult {
  const [hash, saltBytes, signerKey, separator] = [key, salt, project.signerKey, project.saltSeparator].map(fromBase64);
  if (hash === undefined || saltBytes === undefined || signerKey === undefined || separator === undefined) {
    return 'invalid-digest';
  }
  const areNumbers = [project.rounds, project.memoryCost].every((number) => Number.isInteger(number) && number > 0);
  // The hash is the encrypted signer key.
  if (!areNumbers || hash.length === 0 || hash.length !== signerKey.length) return 'invalid-digest';
  const [saltText, keyText, separatorText] = [saltBytes, signerKey, separator].map(toBase64);
  const parameters = [saltText ?? '', keyText ?? '', separatorText ?? ''];
  return legacy(
    'firebase-scrypt',
    [...parameters, String(project.rounds), String(project.memoryCost)],
    [],
    toBase64(hash),
  );
}

/** A digest that is in Logto's own legacy format. */
export function legacyDigest(text: string): DigestResult {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'invalid-digest';
  }
  if (!Array.isArray(parsed) || parsed.length !== 3) return 'invalid-digest';
  const [name, parameters, expected]: unknown[] = parsed;
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (!isText(name) || !isText(expected) || !Array.isArray(parameters)) return 'invalid-digest';
  if (!parameters.every(isText) || !parameters.includes(password)) return 'invalid-digest';
  return checked('Legacy', text);
}
