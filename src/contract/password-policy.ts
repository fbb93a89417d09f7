import type { PasswordIssue, PasswordIssueCode, StoredPasswordPolicy } from './passwords.ts';
import type { User } from './users.ts';

/**
 * The tenant's password policy for end users (logto-behavior.md#10.5). The Management API does not enforce it when it
 * sets a password.
 */
export type PasswordPolicy = {
  length: { min: number; max: number };
  characterTypes: { min: number };
  rejects: { pwned: boolean; repetitionAndSequence: boolean; userInfo: boolean; words: readonly string[] };
};

/** User details that a password must not mostly consist of. */
export type UserInfo = Pick<User, 'name' | 'username' | 'primaryEmail' | 'primaryPhone'>;

/** Fills in the defaults for members that the stored policy lacks. */
export const completePolicy = (stored: StoredPasswordPolicy = {}): PasswordPolicy => ({
  length: { min: stored.length?.min ?? 8, max: stored.length?.max ?? 256 },
  characterTypes: { min: stored.characterTypes?.min ?? 1 },
  rejects: {
    pwned: stored.rejects?.pwned ?? true,
    repetitionAndSequence: stored.rejects?.repetitionAndSequence ?? true,
    userInfo: stored.rejects?.userInfo ?? true,
    words: stored.rejects?.words ?? [],
  },
});

/** Printable ASCII characters, including the space. */
const onlySupported = /^[ -~]*$/;
const characterTypes = [/[a-z]/, /[A-Z]/, /\d/, /[!-/:-@[-`{-~ ]/];

/**
 * Returns the issues that Logto has with a password, in its order, except for breached passwords, which Logto looks up
 * in an external service.
 */
export function passwordIssues(password: string, policy: PasswordPolicy, user: UserInfo | undefined): PasswordIssue[] {
  const { min, max } = policy.length;
  const issues: PasswordIssue[] = [];
  if (password.length < min) issues.push(issue('too_short', { min }));
  else if (password.length > max) issues.push(issue('too_long', { max }));
  if (!onlySupported.test(password)) issues.push(issue('unsupported_characters'));
  else if (characterTypes.filter((type) => type.test(password)).length < policy.characterTypes.min) {
    issues.push(issue('character_types', { min: policy.characterTypes.min }));
  }
  return [...issues, ...restrictedPhrases(password, policy, user).map((code) => issue(code))];
}

const issue = (code: PasswordIssueCode, interpolation?: Record<string, unknown>): PasswordIssue => ({
  code: `password_rejected.${code}`,
  ...(interpolation && { interpolation }),
});

/** Longest password searched for restricted phrases, in characters: the search takes quadratic time. */
export const maxJudgedLength = 1024;

/** Returns the forbidden words and the user's details, in lower case. */
export const restrictedTexts = ({ rejects }: PasswordPolicy, user: UserInfo | undefined): string[] => [
  ...lowerCased(rejects.words),
  ...restrictedDetails(rejects, user),
];

const restrictedDetails = ({ userInfo }: PasswordPolicy['rejects'], user: UserInfo | undefined): string[] =>
  userInfo && user !== undefined ? lowerCased(detailsOf(user)) : [];

/**
 * Returns the kinds of restricted phrases in the order in which they begin, or none when the password is accepted.
 * Covered characters count together: a password is refused when all but two of its characters (and at least two) are
 * covered.
 */
function restrictedPhrases(password: string, { rejects }: PasswordPolicy, user: UserInfo | undefined) {
  if (password.length > maxJudgedLength) return [];
  const words = lowerCased(rejects.words);
  const details = restrictedDetails(rejects, user);
  const covered = new Set<number>();
  const found = new Set<PasswordIssueCode>();
  const cover = (start: number, length: number, code: PasswordIssueCode) => {
    if (length === 0) return;
    for (let at = start; at < start + length; at += 1) covered.add(at);
    found.add(code);
  };
  for (let start = 0; start < password.length; start += 1) {
    const rest = password.slice(start);
    if (rejects.repetitionAndSequence) {
      cover(start, repetitionLength(rest), 'restricted.repetition');
      cover(start, sequenceLength(rest), 'restricted.sequence');
    }
    cover(start, longestPrefix(rest, words), 'restricted.words');
    cover(start, longestPrefix(rest, details), 'restricted.user_info');
  }
  return covered.size > Math.max(1, password.length - 3) ? [...found] : [];
}

/** Shortest repetition or sequence, in characters. */
const minRun = 3;

/** Length of the run of the same character with which `text` begins. Upper and lower case differ. */
const repetitionLength = (text: string): number => runLength(text, (run, next) => next === run.at(-1));

/** Digits, the alphabet, and rows and columns of a keyboard. */
const ascending = [
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
  '8ik',
  '9ol',
];
const sequences = ascending
  .flatMap((sequence) => [sequence, Array.from(sequence).reverse().join('')])
  .flatMap((sequence) => [sequence, sequence.toUpperCase()]);

/** Length of the part of a sequence with which `text` begins, in either direction and in one case. */
const sequenceLength = (text: string): number =>
  runLength(text, (run, next) => sequences.some((sequence) => sequence.includes(run + next)));

function runLength(text: string, continues: (run: string, next: string) => boolean): number {
  let run = text.slice(0, 1);
  while (run.length < text.length && continues(run, text.charAt(run.length))) run += text.charAt(run.length);
  return run.length >= minRun ? run.length : 0;
}

/** An empty word covers no character. */
function longestPrefix(text: string, words: readonly string[]): number {
  const lower = text.toLowerCase();
  return Math.max(0, ...words.filter((word) => lower.startsWith(word)).map(({ length }) => length));
}

const lowerCased = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase());

/** Name (with and without spaces) and its parts, username, local part of the email and phone number. */
function detailsOf({ name, username, primaryEmail, primaryPhone }: UserInfo): string[] {
  const names = name === null ? [] : [name, name.replace(/\s+/g, ''), ...name.split(' ')];
  return [...names, username, primaryEmail?.split('@')[0], primaryPhone].filter((detail) => typeof detail === 'string');
}
