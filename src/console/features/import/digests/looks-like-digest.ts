import { recognizeDigest } from './recognize-digest.ts';

/** How digests begin that say what they are. They need not be valid, or be of a kind that Logto can verify. */
const marked = [
  // The PHC string format and crypt(3), such as `$2b$10$…`.
  /^\$[a-z\d][\w-]*\$.{4,}/i,
  // Django and Werkzeug, such as `pbkdf2_sha256$600000$…` and `scrypt:32768:8:1$…`.
  /^(?:pbkdf2[_:][\w:]+|bcrypt(?:_sha256)?|argon2|scrypt[\d:]*|md4|md5|sha1|sha256|unsalted_\w+|crypt)\$.*\S/,
  // LDAP, such as `{SSHA}…`.
  /^\{[\w.-]+\}[\w+/$.=]{16,}$/,
];

/** Returns whether a text is a digest, or seems to be one: it must not become a password. */
export function looksLikeDigest(text: string): boolean {
  const trimmed = text.trim();
  return marked.some((pattern) => pattern.test(trimmed)) || typeof recognizeDigest(trimmed) !== 'string';
}
