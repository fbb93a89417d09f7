/** Chinese, Japanese and Korean names, whose family name comes first and which are written without a space. */
export const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー・]+$/u;

/**
 * Returns a full name of its parts, in the order of the name's script, or of the language if the script is used in many:
 * 王小明 in every language, "Ada Lovelace" in English, "Lovelace Ada" in Chinese and Japanese.
 */
export function fullName(given: string, family: string, language: string): string {
  if (given === '' || family === '') return given + family;
  if (eastAsian.test(given) && eastAsian.test(family)) return family + given;
  return /^(?:zh|ja)\b/.test(language) ? `${family} ${given}` : `${given} ${family}`;
}

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
