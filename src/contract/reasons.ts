import { visibleText } from './visible-text.ts';

/** Minimum length of a reason, see {@link lengthOf}. */
export const minReasonLength = 3;

/**
 * Returns whether `text` is acceptable as a reason.
 *
 * @param pattern that a reason also has to match, such as a ticket number (`REASON_PATTERN`)
 */
export function isReason(text: string | undefined, pattern?: RegExp): text is string {
  const shown = visibleText(text ?? '');
  return lengthOf(shown) >= minReasonLength && (pattern === undefined || pattern.test(shown));
}

/** Number of visible characters without spaces. Chinese characters count twice, as two of them are a word: 退職. */
function lengthOf(shown: string): number {
  const characters = Array.from(shown.replace(/[\s\p{M}]/gu, ''));
  return characters.length + characters.filter((one) => /[\p{sc=Han}\p{sc=Hang}]/u.test(one)).length;
}
