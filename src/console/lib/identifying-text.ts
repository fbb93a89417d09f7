import { blankCharacters as blank, hiddenCharacters as hidden, visibleText } from '#contract/visible-text.ts';

/**
 * The one cleaning of texts that identify something: names, usernames, email addresses, phone numbers, names of roles and
 * tokens. Two of them that look the same must be the same.
 */

export { visibleText };

/** As {@link visibleText}, in the composed form (NFC) that keyboards write. */
export const cleanText = (text: string): string => visibleText(text.normalize('NFC'));

/** Whether a reader would see nothing of it. */
export const isBlank = (text: string | null | undefined): boolean => visibleText(text ?? '') === '';

/** The invisible characters in `text`, each once, as Unicode writes them: `U+200B`. */
export const invisibleIn = (text: string | null): string[] => [
  ...new Set([...(text?.match(blank) ?? []), ...(text?.match(hidden) ?? [])].map(codePoint)),
];

/** What to call something whose name may show nothing: its name, else `other`, else the characters of its name. */
export const shownName = (name: string, other?: string): string =>
  isBlank(name) ? (other ?? Array.from(name, codePoint).join(' ')) : name;

/** Splits `text` into visible text and invisible characters, in turn; it begins with visible text, which may be empty. */
export const splitInvisible = (text: string): string[] => text.split(cut);

const cut = new RegExp(`(${hidden.source})`, 'u');

/** How an invisible character is shown: `[U+202E]`. */
export const spelled = (character: string): string => `[${codePoint(character)}]`;

/** The distinct spellings of `texts`: each as it is, composed (NFC) and decomposed (NFD). No database keeps a NUL. */
export const spellingsOf = (...texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')]))].filter(
    (text) => text !== '' && !text.includes('\0'),
  );

/** As Unicode writes a character: `U+200B`. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
