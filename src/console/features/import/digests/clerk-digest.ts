import { fromBase64, fromHex } from '#console/lib/bytes.ts';

import { type DigestResult, firebaseScrypt, pbkdf2 } from './digest.ts';
import { namedDigest } from './named-digest.ts';

/** Converts a digest of Clerk. Its own variants of PBKDF2 differ from those of Django, which begin alike. */
export function clerkDigest(text: string, hasher: string): DigestResult {
  const digest = text.trim();
  if (digest === '') return 'none';
  if (hasher === 'pbkdf2_sha1' || hasher === 'pbkdf2_sha256') return clerkPbkdf2(digest, hasher);
  return hasher === 'scrypt_firebase' ? clerkFirebase(digest) : namedDigest(digest, hasher);
}

/** `<algorithm>$<iterations>$<salt>$<hash>`: the hash of SHA-1 in hex; the salt and the hash of SHA-256 in base64. */
function clerkPbkdf2(digest: string, hasher: string): DigestResult {
  const [algorithm, iterations, salt = '', hash = ''] = digest.split('$');
  if (algorithm !== hasher) return 'invalid-digest';
  const isSha1 = hasher === 'pbkdf2_sha1';
  const [saltBytes, key] = isSha1 ? [salt, fromHex(hash)] : [fromBase64(salt), fromBase64(hash)];
  if (saltBytes === undefined || key === undefined) return 'invalid-digest';
  return pbkdf2(isSha1 ? 'sha1' : 'sha256', saltBytes, Number(iterations), key);
}

/** Clerk keeps the hash, the salt and the project's parameters in one text. */
function clerkFirebase(digest: string): DigestResult {
  const parts = digest.split('$');
  const [hash = '', salt = '', signerKey = '', saltSeparator = '', rounds, memoryCost] = parts;
  if (parts.length !== 6) return 'invalid-digest';
  const project = { signerKey, saltSeparator, rounds: Number(rounds), memoryCost: Number(memoryCost) };
  return firebaseScrypt(hash, salt, project);
}
