/** Between a value and its sentence, where the value is written like Chinese or Japanese. A noncharacter of Unicode, which no text has. */
const mark = '\uFFFE';

/** Letters and punctuation that Chinese and Japanese write without spaces. */
const wide = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\u3001-\u303F\uFF01-\uFF9F“”]`;
const first = new RegExp(`^(?=${wide})`, 'u');
const last = new RegExp(`(?<=${wide})$`, 'u');
const spaced = new RegExp(`(?<=${wide}) ${mark}|${mark} (?=${wide})|${mark}`, 'gu');

/** Marks the ends of a value for {@link withoutSpaces}. */
export const markValue = (text: string): string => text.replace(first, mark).replace(last, mark);

/**
 * Removes the marks, and the spaces of the sentence beside values that are Chinese or Japanese there: sentences are written
 * for Latin names and digits. Spaces within values and between two values stay.
 */
export const withoutSpaces = (sentence: string): string => sentence.replace(spaced, '');
