/**
 * Characters that look like a space or like nothing, except the plain space and the ideographic space of Japanese
 * names.
 */
export const blankCharacters = /(?![ \u3000])[\p{Z}\p{Cc}\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** Scripts whose spelling uses joiners. */
const joined = String.raw`[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Mymr}\p{sc=Khmr}]`;

/**
 * Joiners and variation selectors where spelling needs them: in those scripts, after Han characters, and within emoji.
 */
const needed = [
  String.raw`(?<=\p{ExtPict})[\uFE0E\uFE0F]`,
  String.raw`(?<=\p{sc=Hani})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`(?<=\p{sc=Mong})[\u180B-\u180F]`,
  String.raw`(?<=${joined}|\p{ExtPict}\uFE0F?|\p{EMod})[\u200C\u200D](?=${joined}|\p{ExtPict})`,
].join('|');

/**
 * Invisible characters: zero-width characters, directional marks, soft hyphens, and joiners that the spelling does not
 * need.
 */
export const invisibleCharacters = new RegExp(String.raw`(?!${needed})[\p{DI}\uFFF9-\uFFFB]`, 'gu');

/** Replaces blank characters by single plain spaces, and trims. */
export const normalizeSpaces = (text: string): string =>
  text.replace(blankCharacters, ' ').replace(/ {2,}/g, ' ').trim();

/** Removes invisible characters, normalizes spaces, and trims. */
export const visibleText = (text: string): string =>
  normalizeSpaces(normalizeSpaces(text).replace(invisibleCharacters, ''));
