import { halfWidth } from './identifying-text.ts';

/**
 * Regular expressions that find names as people type them: words in any order, parts of words, without accents, in full
 * or half width, with other punctuation between them. They are valid in PostgreSQL and in JavaScript, and have one quantifier per word.
 */

/** More words or longer texts are no names, and the pattern would be refused as too costly. */
const maxWords = 6;
const maxPatternLength = 900;

/** Letters whose decomposition (NFD) has no base letter. */
const otherBases: Readonly<Record<string, string>> = { đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ø: 'o', ŧ: 't' };

/** Letters that are also written as two, by two letters. */
const digraphs: Readonly<Record<string, string>> = { ss: 'ß', ae: 'äæ', oe: 'öøœ', ue: 'ü', th: 'þ', aa: 'å' };

const digraphOf = new Map(
  Object.entries(digraphs).flatMap(([pair, letters]) => Array.from(letters, (letter) => [letter, pair] as const)),
);

/** Returns the letter without accents, in lower case. */
function baseOf(letter: string): string {
  const lower = letter.toLowerCase();
  return otherBases[lower] ?? Array.from(lower.normalize('NFD'))[0] ?? lower;
}

/** Accented letters by base letter: Latin-1, Latin Extended-A, and the additional ones of Vietnamese and others. */
const variants = new Map<string, string>();
for (const [first, last] of [
  [0xdf, 0x17f],
  [0x1e00, 0x1ef9],
] as const) {
  for (let code = first; code <= last; code += 1) {
    const letter = String.fromCodePoint(code);
    const base = baseOf(letter);
    const isLowerCase = letter === letter.toLowerCase() && /^\p{Ll}$/u.test(letter);
    if (isLowerCase && base !== letter && /^[a-z]$/.test(base))
      variants.set(base, (variants.get(base) ?? base) + letter);
  }
}

/** Half-width forms of Japanese letters, which are two characters with a sound mark: `ｶﾞ` of `ガ`. */
const halfWidthForms = new Map<string, string>();
for (let code = 0xff66; code <= 0xff9d; code += 1) {
  for (const mark of ['', 'ﾞ', 'ﾟ']) {
    const half = String.fromCodePoint(code) + mark;
    const full = half.normalize('NFKC');
    if (full.length === 1) halfWidthForms.set(full, half);
  }
}

/** The full-width form of an ASCII letter. */
const fullWidth = (letter: string): string => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0);

/** Returns an expression for a letter with any accent, of any width. */
function letterPattern(letter: string): string {
  const half = halfWidthForms.get(letter);
  if (half !== undefined) return `(?:${letter}|${half})`;
  const base = baseOf(letter);
  const all = variants.get(base);
  return all === undefined ? letter.toLowerCase() : `[${all}${fullWidth(base)}]`;
}

/** Returns an expression for a word with any accents, and with single letters in place of pairs and pairs in place of single ones. */
function wordPattern(word: string): string {
  const letters = Array.from(word);
  let pattern = '';
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? '';
    const pair = letter + (letters[at + 1] ?? '');
    const single = digraphs[pair];
    const written = digraphOf.get(letter);
    if (single !== undefined) {
      pattern += `(?:${Array.from(pair, letterPattern).join('')}|[${single}])`;
      at += 1;
    } else pattern += written === undefined ? letterPattern(letter) : `(?:${letterPattern(letter)}|${written})`;
  }
  return pattern;
}

/** Only letters, spaces and the punctuation of names: no email address, username with digits or phone number. */
const nameText = /^[\p{L}\p{M}\s.,;'’`·・、，；（）()/-]+$/u;

/**
 * Returns an expression for each word of a typed name; empty if the text is no name, or has nothing that could be written
 * in another way.
 */
export function nameWordPatterns(text: string): string[] {
  if (!nameText.test(text)) return [];
  const words = [
    ...new Set(
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{M}]+/gu) ?? [],
    ),
  ];
  const patterns = words.map(wordPattern);
  const isPlain = words.length < 2 && patterns.every((pattern, index) => pattern === words[index]);
  return isPlain || words.length > maxWords ? [] : patterns;
}

/** Part of a phone number among words. */
const digitsWord = /^\+?\d{3,}$/;

/** Returns whether a word is a part of a phone number. */
export const isPhonePart = (word: string): boolean => digitsWord.test(word);

/**
 * Returns the distinct words of a text with two or three, which may be in different fields; else none. One of them may be
 * a part of a phone number.
 */
export function separateWords(text: string): string[] {
  const words = [
    ...new Set(
      halfWidth(text)
        .toLowerCase()
        .match(/[^\s,;]+/g),
    ),
  ];
  const others = words.filter((word) => !isPhonePart(word));
  const areWords = others.every((word) => word.length > 1 && /\p{L}/u.test(word));
  const isSplit = others.length > 0 && others.length >= words.length - 1;
  return areWords && isSplit && words.length > 1 && words.length < 4 ? words : [];
}

/** Returns the expression for names that contain all words of a typed name; undefined if there is none. */
export function namePattern(text: string): string | undefined {
  const words = nameWordPatterns(text);
  const pattern = `^${words.map((word) => `(?=.*${word})`).join('')}`;
  return words.length === 0 || pattern.length > maxPatternLength ? undefined : pattern;
}
