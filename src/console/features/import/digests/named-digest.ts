import { fromHex } from '#console/lib/bytes.ts';

import { argon2, bcrypt, type DigestResult, legacyDigest } from './digest.ts';
import { aspNet, django, recognizeDigest } from './recognize-digest.ts';

/** Algorithms by the names that tables give them, without case and punctuation, and how their digests are read. */
const algorithms = new Map<string, (digest: string) => DigestResult>([
  ['bcrypt', bcrypt],
  ['argon2', argon2],
  ['argon2i', argon2],
  ['argon2id', argon2],
  ['argon2d', argon2],
  ['md5', (digest) => ofAlgorithm(digest, 'MD5')],
  ['sha1', (digest) => ofAlgorithm(digest, 'SHA1')],
  ['sha256', (digest) => ofAlgorithm(digest, 'SHA256')],
  ['sha512', (digest) => ofAlgorithm(digest, 'Legacy')],
  ['legacy', legacyDigest],
  ['django', django],
  ['pbkdf2sha256django', django],
  ['pbkdf2sha256', django],
  ['pbkdf2sha1', django],
  ['aspnet', aspNet],
  ['aspnetidentity', aspNet],
]);

/** Converts a digest of which the algorithm is named, such as in a column of its own; an empty name is none. */
export function namedDigest(text: string, name: string): DigestResult {
  const digest = text.trim();
  const key = name.toLowerCase().replace(/[^a-z\d]/g, '');
  if (digest === '') return 'none';
  if (key === '') return recognizeDigest(digest);
  const result = algorithms.get(key)?.(digest) ?? 'unsupported-digest';
  if (typeof result === 'string' || !/^argon2./.test(key)) return result;
  return result.algorithm.toLowerCase() === key ? result : 'invalid-digest';
}

function ofAlgorithm(digest: string, algorithm: string): DigestResult {
  const result = fromHex(digest) === undefined ? 'invalid-digest' : recognizeDigest(digest);
  return typeof result === 'string' || result.algorithm === algorithm ? result : 'invalid-digest';
}
