import { isDeeper } from '#contract/json.ts';

/**
 * Members of what is written whose values the audit log keeps. Of any other it keeps the name alone: a field that a later
 * Logto adds must not bring its secret along.
 */
const recordedFields = wordsOf(`
  username primaryEmail primaryPhone name avatar profile customData
  isSuspended isPasswordExpired passwordExpiresAt mfa passkeySignIn applicationId lastSignInAt createdAt
  identities ssoIdentities target type description isDefault expiresAt currentName
  userId userIds roleId roleIds roleNames roles scopes scopeIds sessionId grantId
  organizationId organizationRoleId organizationRoleIds organizationRoleNames organizationRoles
  verificationId agent revokeGrantsTarget interactionEvent expiresIn channel
  decision requester requestedAction shown isProtected
`);

/** One of these among the words of a name makes its value a secret. */
const secretWords = wordsOf(`
  password passwd pwd passphrase passcode secret secrets token tokens jwt bearer digest hash salt otp totp
  credential credentials authorization cookie cookies apikey seed mnemonic
`);

/** The same of two words that follow each other; a postal code, say, is none. */
const secretPairs =
  /(?:^| )(?:(?:api|access|private|secret|signing|encryption|master) keys?|(?:backup|verification|recovery|mfa|security|sign|auth|one time|invite|reset) codes?)(?: |$)/;

/** Names that are secrets as a whole. */
const secretNames = new Set(['code', 'codes', 'pin', 'cvv']);

/** What shows by itself that it is a secret: Logto's access tokens, password digests, private keys. */
const secretTexts = [
  /\bpat_\w{16,}/g,
  /\$(?:argon2(?:id|i|d)|2[abxy]|scrypt|pbkdf2[\w-]*)\$[\w$=,./+-]{10,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

/** Longest value that is kept, in characters of its JSON: enough to compare by, too little to fill a disk. */
const maxValue = 20_000;

/** Stands in the place of what is nested too deep to be copied: a server may store anything. */
const tooDeep = '[nested too deep]';

/** What stands in the place of what is not kept. */
const removed = '[secret]';

/** A copy of the written or read `fields` with what the audit log may keep of them. */
export function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => recordedFields.has(name))
      .map(([name, value]) => [name, isDeeper(value) ? tooDeep : ofBearableSize(clean(value))]),
  );
}

/** Free text without what shows by itself that it is a secret. */
export const withoutSecretTexts = (text: string): string =>
  secretTexts.reduce(
    (rest, pattern) => rest.replaceAll(pattern, removed),
    text.replaceAll(/[\w.-]+/g, withoutWebTokens),
  );

/** Text without spaces and the like, and without JSON web tokens. One pattern for these would take quadratic time. */
function withoutWebTokens(text: string): string {
  const parts = text.split('.');
  const kept: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? '';
    const start = part.indexOf('eyJ');
    const isToken = start !== -1 && part.length - start >= 11 && (parts[index + 1]?.length ?? 0) >= 8;
    if (isToken && parts[index + 2] !== undefined) {
      kept.push(`${part.slice(0, start)}${removed}`);
      index += 2;
    } else kept.push(part);
  }
  return kept.join('.');
}

/** Names of fields as the audit log shows them to everybody: nothing that somebody made up to hold a message. */
export const fieldNames = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => (/^[A-Za-z_][\w.-]{0,63}$/.test(name) ? name : '[other]'))),
];

function clean(value: unknown): unknown {
  if (typeof value === 'string') return withoutSecretTexts(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, isSecretName(name) ? removed : clean(member)]),
  );
}

function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return (
    secretNames.has(name.toLowerCase()) ||
    words.some((word) => secretWords.has(word)) ||
    secretPairs.test(words.join(' '))
  );
}

function ofBearableSize(value: unknown): unknown {
  const length = JSON.stringify(value)?.length ?? 0;
  return length <= maxValue ? value : `[${length} characters]`;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
