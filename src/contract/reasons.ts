import { visibleText } from './visible-text.ts';

/** Fewest characters of a reason that a reader sees, spaces not counted. */
export const minReasonLength = 3;

/**
 * Whether `text` can stand as the reason of an action.
 *
 * @param pattern what a reason has to contain besides, such as a ticket number (`REASON_PATTERN`)
 */
export function isReason(text: string | undefined, pattern?: RegExp): text is string {
  const shown = visibleText(text ?? '');
  const length = Array.from(shown.replace(/[\s\p{M}]/gu, '')).length;
  return length >= minReasonLength && (pattern === undefined || pattern.test(shown));
}
