import { isDeeper } from '#contract/json.ts';

/**
 * Fields whose values the audit log records. It records only the names of other fields: a field that a later Logto adds
 * may be a secret.
 */
export const recordedFields = wordsOf(`
  username primaryEmail primaryPhone name avatar profile customData
  isSuspended isPasswordExpired passwordExpiresAt mfa passkeySignIn applicationId lastSignInAt createdAt
  identities ssoIdentities target type description isDefault expiresAt currentName
  userId userIds roleId roleIds roleNames roles scopes scopeId scopeIds sessionId grantId
  organizationId organizationRoleId organizationRoleIds organizationRoleNames organizationRoles
  verificationId agent revokeGrantsTarget interactionEvent expiresIn channel sentTo style
  decision requester requestedAction shown userCannotRecover isProtected noteChange steps restoreAt deleteAt facts matches
  exportFormat exportColumns exportSelection exportConditions exportedUsers exportedRows
`);

/** A name that contains one of these words names a secret. */
const secretWords = wordsOf(`
  password passwd pwd passphrase passcode secret secrets token tokens jwt bearer digest hash salt otp totp
  credential credentials authorization cookie cookies apikey seed mnemonic
`);

/** Pairs of consecutive words that name a secret; a postal code, for example, is not one. */
const secretPairs =
  /(?:^| )(?:(?:api|access|private|secret|signing|encryption|master) keys?|(?:backup|verification|recovery|mfa|security|sign|auth|one time|invite|reset) codes?)(?: |$)/;

/** Complete names of secrets. */
const secretNames = new Set(['code', 'codes', 'pin', 'cvv']);

/** Secrets recognized by their form: Logto's access tokens, password digests, private keys. */
const secretTexts = [
  /\bpat_\w{16,}/g,
  /\$(?:argon2(?:id|i|d)|2[abxy]|scrypt|pbkdf2[\w-]*)\$[\w$=,./+-]{10,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

/** Longest recorded value, in characters of its JSON: enough for a comparison, too little to fill a disk. */
const maxValue = 20_000;

/** Replaces values that are nested too deep to be copied. */
const tooDeep = '[nested too deep]';

/** Replaces secrets. */
const removed = '[secret]';

/** Returns a copy of `fields` with only the values that the audit log may record. */
export function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => recordedFields.has(name))
      .map(([name, value]) => [name, isDeeper(value) ? tooDeep : ofBearableSize(clean(value))]),
  );
}

/** Returns a copy of `fields` with all their values, except those that are secrets by their name or form. */
export const withoutSecretMembers = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isDeeper(value) ? tooDeep : cleanMember(name, value)]),
  );

/** Returns a text with recognizable secrets replaced. */
export const withoutSecretTexts = (text: string): string =>
  secretTexts.reduce(
    (rest, pattern) => rest.replaceAll(pattern, removed),
    text.replaceAll(/[\w.-]+/g, withoutWebTokens),
  );

/** Replaces JSON web tokens in a word. A single regular expression would take quadratic time. */
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

/**
 * Returns field names as all operators may see them: names that do not look like fields may hide a message and are
 * replaced.
 */
export const fieldNames = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => (/^[A-Za-z_][\w.-]{0,63}$/.test(name) ? name : '[other]'))),
];

function clean(value: unknown): unknown {
  if (typeof value === 'string') return withoutSecretTexts(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cleanMember(name, member)]));
}

const cleanMember = (name: string, value: unknown): unknown =>
  isSecretName(name) && !isHarmless(name, value) ? removed : clean(value);

/** Whether a value cannot be a secret: `hasPassword: true`, or an error code such as `user.suspended`. */
const isHarmless = (name: string, value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  (name === 'code' && typeof value === 'string' && /^[a-z_]+(?:\.[a-z_]+)+$/.test(value));

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
