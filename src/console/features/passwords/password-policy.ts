import type { StoredPasswordPolicy } from '#contract/passwords.ts';
import type { User } from '#contract/users.ts';

/**
 * The tenant's password policy for end users (logto-behavior.md#10.5). The Management API does not enforce it, so the
 * console checks it here, except for breached passwords, which Logto looks up in an external service.
 */
export type PasswordPolicy = {
  length: { min: number; max: number };
  characterTypes: { min: number };
  rejects: { pwned: boolean; repetitionAndSequence: boolean; userInfo: boolean; words: readonly string[] };
};

export type PolicyRule = 'length' | 'characterTypes' | 'characters' | 'repetition' | 'sequence' | 'userInfo' | 'words';

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

/** Returns the rules of a policy in display order. */
export function rulesOf({ rejects }: PasswordPolicy): PolicyRule[] {
  return [
    'length',
    'characterTypes',
    'characters',
    ...(rejects.repetitionAndSequence ? (['repetition', 'sequence'] as const) : []),
    ...(rejects.userInfo ? (['userInfo'] as const) : []),
    ...(rejects.words.some((word) => word !== '') ? (['words'] as const) : []),
  ];
}

/** Printable ASCII characters, including the space. */
const onlySupported = /^[ -~]*$/;
const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[!-/:-@[-`{-~ ]/];

/** Returns the rules that `password` breaks. */
export function brokenRules(password: string, policy: PasswordPolicy, user: UserInfo): PolicyRule[] {
  const { length, characterTypes, rejects } = policy;
  const broken: PolicyRule[] = [];
  if (password.length < length.min || password.length > length.max) broken.push('length');
  if (kinds.filter((kind) => kind.test(password)).length < characterTypes.min) broken.push('characterTypes');
  if (!onlySupported.test(password)) broken.push('characters');
  return [...broken, ...restrictedPhrases(password, rejects, user)];
}

type Span = { start: number; end: number };

/** Longest password searched for restricted phrases, in characters: the search takes quadratic time. */
const maxSearchedLength = 1024;

/**
 * Returns the kinds of restricted phrases that make up the password, or none when it is accepted. Covered characters
 * count together: a password is refused when all but two of its characters (and at least two) are covered.
 */
function restrictedPhrases(password: string, rejects: PasswordPolicy['rejects'], user: UserInfo): PolicyRule[] {
  if (password.length > maxSearchedLength) return [];
  const found: [PolicyRule, Span[]][] = [
    ['repetition', rejects.repetitionAndSequence ? repetitions(password) : []],
    ['sequence', rejects.repetitionAndSequence ? sequences(password) : []],
    ['words', occurrences(password, rejects.words)],
    ['userInfo', rejects.userInfo ? occurrences(password, userInfoWords(user)) : []],
  ];
  const covered = new Set(found.flatMap(([, spans]) => spans.flatMap(positions)));
  if (covered.size <= Math.max(1, password.length - 3)) return [];
  return found.filter(([, spans]) => spans.length > 0).map(([rule]) => rule);
}

const positions = ({ start, end }: Span): number[] => Array.from({ length: end - start }, (_, index) => start + index);

/** Runs of three or more equal characters. */
const repetitions = (password: string): Span[] =>
  [...password.matchAll(/(.)\1{2,}/gs)].map(({ 0: run, index }) => ({ start: index, end: index + run.length }));

/** Digits, the alphabet, and rows and columns of a keyboard. */
const sequenceSources = [
  '0123456789',
  '1234567890',
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
const sequencesBothWays = sequenceSources.flatMap((source) => [source, Array.from(source).reverse().join('')]);

/** Runs of three or more consecutive characters of a sequence, in either direction. */
function sequences(password: string): Span[] {
  const text = password.toLowerCase();
  const spans: Span[] = [];
  for (let start = 0; start + 3 <= text.length; start += 1) {
    if (sequencesBothWays.some((sequence) => sequence.includes(text.slice(start, start + 3)))) {
      spans.push({ start, end: start + 3 });
    }
  }
  return spans;
}

function occurrences(password: string, words: readonly string[]): Span[] {
  const text = password.toLowerCase();
  return words.flatMap((word) => {
    const wanted = word.toLowerCase();
    // An empty word would match at every position and never end the loop.
    if (wanted === '') return [];
    const spans: Span[] = [];
    for (let start = text.indexOf(wanted); start !== -1; start = text.indexOf(wanted, start + 1)) {
      spans.push({ start, end: start + wanted.length });
    }
    return spans;
  });
}

/** Name and its parts, username, local part of the email and phone number; single characters are ignored. */
function userInfoWords({ name, username, primaryEmail, primaryPhone }: UserInfo): string[] {
  return [name, ...(name?.split(/\s+/) ?? []), username, primaryEmail?.split('@')[0], primaryPhone].filter(
    (word): word is string => typeof word === 'string' && word.length > 1,
  );
}
