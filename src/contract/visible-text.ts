/** Shown as a space, or not at all where a space is expected. The ideographic space of Japanese names is not among them. */
export const blankCharacters = /(?![ \u3000])[\p{Z}\p{Cc}\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** Scripts that spell with joiners. */
const joined = String.raw`[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Mymr}\p{sc=Khmr}]`;

/** Joiners and variation selectors where spelling needs them: in those scripts, after Han characters, and within emoji. */
const needed = [
  String.raw`(?<=\p{ExtPict})[\uFE0E\uFE0F]`,
  String.raw`(?<=\p{sc=Hani})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`(?<=\p{sc=Mong})[\u180B-\u180F]`,
  String.raw`(?<=${joined}|\p{ExtPict}\uFE0F?|\p{EMod})[\u200C\u200D](?=${joined}|\p{ExtPict})`,
].join('|');

/** Shown as nothing: zero-width characters, directional marks, soft hyphens, and joiners where nothing joins. */
export const hiddenCharacters = new RegExp(String.raw`(?!${needed})[\p{DI}\uFFF9-\uFFFB]`, 'gu');

/** With plain spaces, none of them at either end. */
export const plainlySpaced = (text: string): string => text.replace(blankCharacters, ' ').replace(/ {2,}/g, ' ').trim();

/** Without invisible characters and without spaces around it. */
export const visibleText = (text: string): string => plainlySpaced(plainlySpaced(text).replace(hiddenCharacters, ''));
