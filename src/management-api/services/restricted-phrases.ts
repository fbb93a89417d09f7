import type { PasswordIssueCode } from '#contract/passwords.ts';
import type { UserRow } from '#management-api/db/users.ts';

type Span = { start: number; end: number };

/** Maximum length in characters that is searched for phrases, which takes quadratic time. */
const maxSearchedLength = 1024;

type Rules = { repetitionAndSequence: boolean; words: readonly string[]; user: UserRow | undefined };

/**
 * Marks characters covered by repetitions, sequences, forbidden words and user information. If they leave two characters
 * or fewer, returns the code of each kind that was found (logto-behavior.md#10.5).
 */
export function restrictedPhrases(
  password: string,
  { repetitionAndSequence, words, user }: Rules,
): PasswordIssueCode[] {
  if (password.length > maxSearchedLength) return [];
  const found: [PasswordIssueCode, Span[]][] = [
    ['restricted.repetition', repetitionAndSequence ? repetitions(password) : []],
    ['restricted.sequence', repetitionAndSequence ? sequences(password) : []],
    ['restricted.words', occurrences(password, words)],
    ['restricted.user_info', user === undefined ? [] : occurrences(password, wordsAbout(user))],
  ];
  const covered = new Set(found.flatMap(([, spans]) => spans.flatMap(positions)));
  if (covered.size <= Math.max(1, password.length - 3)) return [];
  return found.filter(([, spans]) => spans.length > 0).map(([code]) => code);
}

const positions = ({ start, end }: Span): number[] => Array.from({ length: end - start }, (_, index) => start + index);

/** Three or more equal characters. */
const repetitions = (password: string): Span[] =>
  [...password.matchAll(/(.)\1{2,}/gs)].map(({ 0: run, index }) => ({ start: index, end: index + run.length }));

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const columns = ['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol'];
const forwards = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', ...rows, ...columns];
const bothWays = forwards.flatMap((source) => [source, Array.from(source).toReversed().join('')]);

/** Three or more consecutive characters of a sequence, in either direction. */
function sequences(password: string): Span[] {
  const text = password.toLowerCase();
  const starts = Array.from({ length: Math.max(0, text.length - 2) }, (_, start) => start);
  return starts
    .filter((start) => bothWays.some((sequence) => sequence.includes(text.slice(start, start + 3))))
    .map((start) => ({ start, end: start + 3 }));
}

function occurrences(password: string, words: readonly string[]): Span[] {
  const text = password.toLowerCase();
  return words.filter(Boolean).flatMap((word) => {
    const wanted = word.toLowerCase();
    const spans: Span[] = [];
    for (let start = text.indexOf(wanted); start !== -1; start = text.indexOf(wanted, start + 1)) {
      spans.push({ start, end: start + wanted.length });
    }
    return spans;
  });
}

/** The full name and its parts, the username, the local part of the e-mail address and the phone number. */
function wordsAbout({ name, username, primary_email, primary_phone }: UserRow): string[] {
  const parts = name === null ? [] : [name, name.replaceAll(/\s/g, ''), ...name.split(/\s+/)];
  const words = [...parts, username, primary_email?.split('@')[0], primary_phone];
  // A single letter, such as an initial, would match too often.
  return words.filter((word): word is string => typeof word === 'string' && word.length > 1);
}
