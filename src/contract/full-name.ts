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
