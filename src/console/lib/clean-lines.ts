import { cleanText } from './identifying-text.ts';

/** As {@link cleanText}, but keeps line breaks. */
export const cleanLines = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(cleanText)
    .join('\n')
    .trim();
