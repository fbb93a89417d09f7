/**
 * Members of what is written whose values the journal keeps. Of any other it keeps the name alone: a field that a later
 * Logto adds must not bring its secret along.
 */
const recordedFields = wordsOf(`
  username primaryEmail primaryPhone name avatar profile customData
  isSuspended isPasswordExpired passwordExpiresAt mfa passkeySignIn applicationId lastSignInAt createdAt
  identities ssoIdentities target type description isDefault expiresAt currentName
  userId userIds roleId roleIds roleNames roles scopes scopeIds sessionId grantId
  organizationId organizationRoleId organizationRoleIds organizationRoleNames organizationRoles
  verificationId agent revokeGrantsTarget interactionEvent expiresIn channel
  decision requester requestedAction shown
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

/** What shows by itself that it is a secret: JSON web tokens, Logto's access tokens, password digests, private keys. */
const secretTexts = [
  /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /\bpat_\w{16,}/g,
  /\$(?:argon2(?:id|i|d)|2[abxy]|scrypt|pbkdf2[\w-]*)\$[\w$=,./+-]{10,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

/** Longest value that is kept, in characters of its JSON: enough to compare by, too little to fill a disk. */
const maxValue = 20_000;

/** What stands in the place of what is not kept. */
const removed = '[secret]';

/** A copy of the written or read `fields` with what the journal may keep of them. */
export function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => recordedFields.has(name))
      .map(([name, value]) => [name, ofBearableSize(clean(value))]),
  );
}

/** Free text without what shows by itself that it is a secret. */
export const withoutSecretTexts = (text: string): string =>
  secretTexts.reduce((rest, pattern) => rest.replaceAll(pattern, removed), text);

/** Names of fields as the journal shows them to everybody: nothing that somebody made up to hold a message. */
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
