import { cleanText } from './identifying-text.ts';

/** What a person meant to type, with plain spaces between its words. */
export const typedText = (text: string): string => cleanText(text.replaceAll('\u3000', ' '));

/**
 * As {@link typedText}, for what is spelled in ASCII: the wide letters of East Asian keyboards become plain ones, and so do
 * the digits of Arabic and Persian ones.
 */
export const plainText = (text: string): string =>
  typedText(text.normalize('NFKC').replace(/\p{Cf}/gu, '')).replace(/[٠-٩۰-۹]/g, (digit) =>
    String(digit.charCodeAt(0) % 16),
  );

/** Without the bullet or the number that a list puts before its items. */
export const withoutBullet = (text: string): string => text.replace(/^(?:[-*•‣·◦–—]|[1-9]\d{0,2}[.)])\s+(?=\S)/, '');

/** Without the quotes around it. */
export const unquoted = (text: string): string => text.replace(/^(["'])((?:(?!\1).)*)\1$/, '$2').trim();

/**
 * As {@link plainText}, without what lists, letters and address books put around a value: `- "Tel.: +49 170 1234567",`. Not
 * for names, which have brackets and dots of their own.
 */
export const bareText = (text: string): string =>
  withoutBullet(plainText(text))
    .replace(/^["'“”„‘’<[]+|["'“”‘’>\],;:]+$/g, '')
    .replace(/^\p{L}[\p{L} .-]*:/u, '')
    .trim();
