import { visibleText } from './visible-text.ts';

/** Minimum number of visible characters in a reason, not counting spaces. */
export const minReasonLength = 3;

/**
 * Returns whether `text` is acceptable as a reason.
 *
 * @param pattern that a reason also has to match, such as a ticket number (`REASON_PATTERN`)
 */
export function isReason(text: string | undefined, pattern?: RegExp): text is string {
  const shown = visibleText(text ?? '');
  const length = Array.from(shown.replace(/[\s\p{M}]/gu, '')).length;
  return length >= minReasonLength && (pattern === undefined || pattern.test(shown));
}
