import { fromBase64, fromHex } from '#console/lib/bytes.ts';

import { type DigestResult, firebaseScrypt, pbkdf2 } from './digest.ts';
import { namedDigest } from './named-digest.ts';

/**
 * Converts a digest of Clerk, whose formats are listed at https://clerk.com/docs/reference/backend/user/create-user. Its own
 * variants of PBKDF2 differ from those of Django, which begin alike.
 */
export function clerkDigest(text: string, hasher: string): DigestResult {
  const digest = text.trim();
  if (digest === '') return 'none';
  const variant = pbkdf2Variants.get(hasher);
  if (variant !== undefined) return clerkPbkdf2(digest, hasher, variant);
  return hasher === 'scrypt_firebase' ? clerkFirebase(digest) : namedDigest(digest, hasher);
}

type Pbkdf2Variant = {
  digestName: string;
  /** Returns the bytes of the salt, or the text of which the UTF-8 bytes are the salt. */
  salt: (text: string) => Uint8Array | string | undefined;
  key: (text: string) => Uint8Array | undefined;
};

const pbkdf2Variants = new Map<string, Pbkdf2Variant>([
  // Hex; any other text is bytes.
  ['pbkdf2_sha1', { digestName: 'sha1', salt: (text) => fromHex(text) ?? text, key: fromHex }],
  ['pbkdf2_sha256', { digestName: 'sha256', salt: fromBase64, key: fromBase64 }],
  ['pbkdf2_sha512', { digestName: 'sha512', salt: (text) => text, key: fromHex }],
  ['pbkdf2_sha512_hex', { digestName: 'sha512', salt: fromHex, key: fromHex }],
]);

/** `<hasher>$<iterations>$<salt>$<hash>`; with SHA-1 also the length of the hash in bytes. */
function clerkPbkdf2(digest: string, hasher: string, { digestName, salt, key }: Pbkdf2Variant): DigestResult {
  const [algorithm, iterations, saltText = '', hash = '', length] = digest.split('$');
  const [saltBytes, keyBytes] = [salt(saltText), key(hash)];
  if (algorithm !== hasher || saltBytes === undefined || keyBytes === undefined) return 'invalid-digest';
  if (length !== undefined && Number(length) !== keyBytes.length) return 'invalid-digest';
  return pbkdf2(digestName, saltBytes, Number(iterations), keyBytes);
}

/** `<hash>$<salt>$<signer key>$<salt separator>$<rounds>$<memory cost>` */
function clerkFirebase(digest: string): DigestResult {
  const parts = digest.split('$');
  const [hash = '', salt = '', signerKey = '', saltSeparator = '', rounds, memoryCost] = parts;
  if (parts.length !== 6) return 'invalid-digest';
  const project = { signerKey, saltSeparator, rounds: Number(rounds), memoryCost: Number(memoryCost) };
  return firebaseScrypt(hash, salt, project);
}
