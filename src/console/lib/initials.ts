import { eastAsian } from '#contract/full-name.ts';

/** Splits into graphemes, as one may be several code units. */
const segmenter = new Intl.Segmenter();

const letters = (word: string): string[] => Array.from(segmenter.segment(word), ({ segment }) => segment);

/**
 * Returns the initials of a name: those of the first two words, or two letters of a single word. Of a Chinese, Japanese or
 * Korean name the family name's first character, or without a space the last two, which are the given name.
 */
export function initialsOf(name: string): string {
  const [first = '', second] = name
    .normalize('NFKC')
    .replace(/^[ー・\s]+/, '')
    .split(/\s+/);
  if (eastAsian.test(first)) {
    const characters = letters(first);
    return second === undefined && characters.length <= 4 ? characters.slice(-2).join('') : (characters[0] ?? '');
  }
  const initials = second === undefined ? letters(first).slice(0, 2) : [letters(first)[0], letters(second)[0]];
  return initials.join('').toLocaleUpperCase();
}
