/**
 * The one cleaning of texts that identify something: names, usernames, email addresses, phone numbers, names of roles and
 * tokens. Two of them that look the same must be the same.
 */

/** Shown as a space, or not at all where a space is expected. The ideographic space of Japanese names is not among them. */
const blank = /(?![ \u3000])[\p{Z}\p{Cc}\u115F\u1160\u2800\u3164\uFFA0]/gu;

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
export const hidden = new RegExp(String.raw`(?!${needed})[\p{DI}\uFFF9-\uFFFB]`, 'gu');

/** Without invisible characters and without spaces around it. */
export const visibleText = (text: string): string =>
  text.replace(blank, ' ').replace(hidden, '').replace(/ {2,}/g, ' ').trim();

/** As {@link visibleText}, in the composed form (NFC) that keyboards write. */
export const cleanText = (text: string): string => visibleText(text.normalize('NFC'));

/** Whether a reader would see nothing of it. */
export const isBlank = (text: string | null | undefined): boolean => visibleText(text ?? '') === '';

/** The invisible characters in `text`, each once, as Unicode writes them: `U+200B`. */
export const hiddenIn = (text: string | null): string[] => [
  ...new Set([...(text?.match(blank) ?? []), ...(text?.match(hidden) ?? [])].map(codePoint)),
];

/** What to call something whose name may show nothing: its name, else `other`, else the characters of its name. */
export const shownName = (name: string, other?: string): string =>
  isBlank(name) ? (other ?? Array.from(name, codePoint).join(' ')) : name;

/** The distinct spellings of `texts`: each as it is, composed (NFC) and decomposed (NFD). No database keeps a NUL. */
export const spellingsOf = (...texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')]))].filter(
    (text) => text !== '' && !text.includes('\0'),
  );

/** As Unicode writes a character: `U+200B`. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
