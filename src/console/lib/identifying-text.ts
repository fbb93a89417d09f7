import { blankCharacters as blank, invisibleCharacters as hidden, visibleText } from '#contract/visible-text.ts';

/**
 * Cleaning of identifying text: names, usernames, email addresses, phone numbers, names of roles and tokens. Values
 * that look the same must be equal.
 */

export { visibleText };

/** As {@link visibleText}, in composed form (NFC). */
export const cleanText = (text: string): string => visibleText(text.normalize('NFC'));

/** Returns whether the text has no visible characters. */
export const isBlank = (text: string | null | undefined): boolean => visibleText(text ?? '') === '';

/** Returns the distinct invisible characters in `text` in Unicode notation, such as `U+200B`. */
export const invisibleIn = (text: string | null): string[] => [
  ...new Set([...(text?.match(blank) ?? []), ...(text?.match(hidden) ?? [])].map(codePoint)),
];

/** Returns the name, or if it is blank `other`, or its characters in Unicode notation. */
export const shownName = (name: string, other?: string): string =>
  isBlank(name) ? (other ?? Array.from(name, codePoint).join(' ')) : name;

/**
 * Splits `text` into alternating visible text and invisible characters; the first part is visible text, maybe empty.
 */
export const splitInvisible = (text: string): string[] => text.split(cut);

const cut = new RegExp(`(${hidden.source})`, 'u');

/** Formats an invisible character as `[U+202E]`. */
export const spelled = (character: string): string => `[${codePoint(character)}]`;

/**
 * Returns the distinct spellings of `texts`: as given, composed (NFC) and decomposed (NFD). PostgreSQL cannot store
 * NUL.
 */
export const spellingsOf = (...texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')]))].filter(
    (text) => text !== '' && !text.includes('\0'),
  );

/** Returns the Unicode notation of a character, such as `U+200B`. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Cleans typed text and replaces wide (ideographic) spaces by plain ones. */
export const typedText = (text: string): string => cleanText(text.replaceAll('\u3000', ' '));

/** Converts full-width letters, digits and punctuation of East Asian keyboards to ASCII. */
export const halfWidth = (text: string): string => text.replace(/[！-～]/g, (letter) => letter.normalize('NFKC'));

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
