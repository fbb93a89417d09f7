/** Noncharacters of Unicode, which no text has, at the ends of a value in its sentence. */
const wideEnd = '\uFFFE';
const otherEnd = '\uFFFF';

/** Letters and punctuation that Chinese and Japanese write without spaces. */
const wide = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\u3001-\u303F\uFF01-\uFF9F“”]`;
const first = new RegExp(`^(?=${wide})`, 'u');
const last = new RegExp(`(?<=${wide})$`, 'u');
const spaced = new RegExp(`(?<=${wide}) ${wideEnd}|${wideEnd} (?=${wide})|${wideEnd}|${otherEnd}`, 'gu');

/** Email addresses, phone numbers, usernames and IDs; names have a capital letter, or letters without case. */
const identifier = /@|^\+?\d|^[a-z0-9_.-]+$/;

/** Marks the ends of a value for {@link joined}. */
export const markValue = (text: string): string => {
  const marked = text.replace(first, wideEnd).replace(last, wideEnd);
  return identifier.test(text) ? marked + otherEnd : marked;
};

/**
 * Removes the marks, and the spaces of the sentence beside values that are Chinese or Japanese there: sentences are written
 * for Latin names and digits. Spaces within values and between two values stay. The Japanese さん follows only the names of
 * people, before an addition in brackets.
 */
export const joined = (sentence: string): string =>
  sentence
    .replaceAll(`${otherEnd}さん`, otherEnd)
    .replace(/(（[^（）]*）)\uFFFEさん/g, 'さん$1')
    .replace(spaced, '');
