import { cleanText } from './identifying-text.ts';

/** Cleans typed text and replaces wide (ideographic) spaces by plain ones. */
export const typedText = (text: string): string => cleanText(text.replaceAll('\u3000', ' '));

/**
 * As {@link typedText}, for ASCII values: converts full-width letters of East Asian keyboards and Arabic and Persian
 * digits to ASCII.
 */
export const plainText = (text: string): string =>
  typedText(text.normalize('NFKC').replace(/\p{Cf}/gu, '')).replace(/[٠-٩۰-۹]/g, (digit) =>
    String(digit.charCodeAt(0) % 16),
  );

/** Removes a leading bullet or list number. */
export const withoutBullet = (text: string): string => text.replace(/^(?:[-*•‣·◦–—]|[1-9]\d{0,2}[.)])\s+(?=\S)/, '');

/** Removes surrounding quotes. */
export const unquoted = (text: string): string => text.replace(/^(["'])((?:(?!\1).)*)\1$/, '$2').trim();

/**
 * As {@link plainText}, without list markers, labels and punctuation around a value, as in `- "Tel.: +49 170
 * 1234567",`. Not for names, which may contain brackets and dots.
 */
export const bareText = (text: string): string =>
  withoutBullet(plainText(text))
    .replace(/^["'“”„‘’<[]+|["'“”‘’>\],;:]+$/g, '')
    .replace(/^\p{L}[\p{L} .-]*:/u, '')
    .trim();
