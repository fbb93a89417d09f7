/**
 * What a person meant to type: without what only looks like nothing (zero-width characters, directions, soft hyphens,
 * control characters) and without spaces around it. The joiners stay: names in Persian and Hindi are spelled with them.
 */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/(?![\u200C\u200D])\p{Cf}/gu, '')
    .replace(/[\p{Zs}]+/gu, ' ')
    .trim();

/** As {@link cleanText}, for what is spelled in ASCII: the wide letters of East Asian keyboards become plain ones. */
export const plainText = (text: string): string => cleanText(text.normalize('NFKC').replace(/\p{Cf}/gu, ''));
