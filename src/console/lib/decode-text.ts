import { UnreadableFile } from './unreadable-file.ts';

/** Encodings of text files, by the names of `TextDecoder`. Spreadsheets in China and Japan write CSV in the last two. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'gb18030', 'shift_jis'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** The usual names of the encodings, the same in all languages. */
export const encodingNames: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
  gb18030: 'GB18030',
  shift_jis: 'Shift_JIS',
};

export type DecodedText = {
  text: string;
  encoding: TextEncoding;
  /** The encoding is only the most plausible one: others fit nearly as well. */
  isUncertain: boolean;
};

/**
 * Decodes a text file, without its byte order mark.
 *
 * @param encoding the encoding that was chosen; otherwise it is recognized
 * @throws {UnreadableFile} if the bytes are not valid in the encoding, or are no text
 */
export function decodeText(bytes: Uint8Array, encoding?: TextEncoding): DecodedText {
  const { encoding: found, isUncertain } =
    encoding === undefined ? recognizeEncoding(bytes) : { encoding, isUncertain: false };
  const text = decodeStrictly(bytes, found);
  if (text === undefined) throw new UnreadableFile('wrong-encoding', { encoding: found, line: badLine(bytes, found) });
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new UnreadableFile('nul', { line: lineAt(text, nul) });
  return { text, encoding: found, isUncertain };
}

/** Returns the number of the line of a position in `text`, from 1. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < position; next = text.indexOf('\n', next + 1)) line++;
  return line;
}

function decodeStrictly(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The first line that is not valid; undefined for UTF-16, whose lines are not found in the bytes. */
function badLine(bytes: Uint8Array, encoding: TextEncoding): number | undefined {
  if (encoding.startsWith('utf-16')) return undefined;
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const next = end < 0 ? bytes.length : end + 1;
    if (decodeStrictly(bytes.subarray(start, next), encoding) === undefined) return line;
    start = next;
  }
  return undefined;
}

type Recognized = Omit<DecodedText, 'text'>;

function recognizeEncoding(bytes: Uint8Array): Recognized {
  const certain = (encoding: TextEncoding): Recognized => ({ encoding, isUncertain: false });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return certain('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return certain('utf-16be');
  const nuls = nulPositions(bytes.subarray(0, 4096));
  // Most characters of a table have a zero byte in UTF-16: digits, separators, Latin letters.
  if (nuls.odd > 4 * nuls.even && nuls.odd > nuls.sampled / 10) return certain('utf-16le');
  if (nuls.even > 4 * nuls.odd && nuls.even > nuls.sampled / 10) return certain('utf-16be');
  if (decodeStrictly(bytes, 'utf-8') !== undefined) return certain('utf-8');

  const plausible = scoreBytes(bytes);
  // Mostly valid UTF-8 with a few broken characters is not another encoding.
  if (plausible.utf8 > 0.9) return certain('utf-8');
  const scores = (['shift_jis', 'gb18030', 'windows-1252'] as const)
    .filter((encoding) => decodeStrictly(bytes, encoding) !== undefined)
    .map((encoding) => ({ encoding, score: plausible[encoding] }))
    .toSorted((one, other) => other.score - one.score);
  const [best, second] = scores;
  if (best === undefined) return certain('utf-8');
  return { encoding: best.encoding, isUncertain: best.score < 0.6 || best.score - (second?.score ?? 0) < 0.2 };
}

function nulPositions(bytes: Uint8Array): { even: number; odd: number; sampled: number } {
  const found = { even: 0, odd: 0, sampled: bytes.length };
  for (const [position, byte] of bytes.entries()) if (byte === 0) found[position % 2 === 0 ? 'even' : 'odd']++;
  return found;
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));

/**
 * Returns for each encoding the share of the bytes above ASCII that are usual in it: valid sequences in UTF-8; in Shift_JIS
 * kana and the common kanji; in GB18030 the common hanzi; in Windows-1252 one or two accented letters beside a plain letter.
 */
function scoreBytes(bytes: Uint8Array): Record<'utf8' | 'shift_jis' | 'gb18030' | 'windows-1252', number> {
  return {
    utf8: share(bytes, utf8At),
    shift_jis: share(bytes, shiftJisAt),
    gb18030: share(bytes, gb18030At),
    'windows-1252': share(bytes, windows1252At),
  };
}

/** Length of the character at a byte above ASCII, and how usual it is, from 0 to 1. */
type CharacterAt = (bytes: Uint8Array, position: number, first: number) => { length: number; weight: number };

function share(bytes: Uint8Array, characterAt: CharacterAt): number {
  let [all, usual] = [0, 0];
  for (let position = 0; position < bytes.length;) {
    const first = bytes[position] ?? 0;
    if (first < 0x80) {
      position++;
      continue;
    }
    const { length, weight } = characterAt(bytes, position, first);
    all += length;
    usual += length * weight;
    position += length;
  }
  return all === 0 ? 0 : usual / all;
}

const utf8At: CharacterAt = (bytes, position, first) => {
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  const rest = bytes.subarray(position + 1, position + length);
  const isValid = length > 1 && rest.length === length - 1 && rest.every((byte) => byte >> 6 === 0b10);
  return isValid ? { length, weight: 1 } : { length: 1, weight: 0 };
};

const shiftJisAt: CharacterAt = (_bytes, _position, first) => {
  // Half-width kana, one byte each. Common characters of Chinese look like these in Shift_JIS.
  if (first >= 0xa1 && first <= 0xdf) return { length: 1, weight: 0.4 };
  const isCommon = first <= 0x83 || (first >= 0x88 && first <= 0x97);
  return { length: 2, weight: isCommon ? 1 : first <= 0x9f ? 0.5 : 0.1 };
};

const gb18030At: CharacterAt = (bytes, position, first) => {
  const second = bytes[position + 1] ?? 0;
  if (second >= 0x30 && second <= 0x39) return { length: 4, weight: 0.5 };
  const isInGb2312 = second >= 0xa1 && first >= 0xa1;
  // Level 1 has the 3,755 most common hanzi; A1 and A3 have punctuation and full-width letters.
  const isCommon = isInGb2312 && ((first >= 0xb0 && first <= 0xd7) || first === 0xa1 || first === 0xa3);
  return { length: 2, weight: isCommon ? 1 : isInGb2312 ? 0.5 : 0.1 };
};

const windows1252At: CharacterAt = (bytes, position, first) => {
  let end = position + 1;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) end++;
  const length = end - position;
  const isBesideLetter = isLetter(bytes[position - 1]) || isLetter(bytes[end]);
  const isAccented = first >= 0xc0 || [0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f].includes(first);
  return { length, weight: length <= 2 && isBesideLetter ? (isAccented ? 1 : 0.5) : 0.1 };
};
