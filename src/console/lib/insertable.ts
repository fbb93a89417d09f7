import { invisibleCharacters as hidden } from '#contract/visible-text.ts';

import { spelled } from './identifying-text.ts';

/** First and last of the characters that isolate a piece of text from the direction of what stands around it. */
const isolate = { first: '\u2068', last: '\u2069' } as const;

/** Scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * `text` as it may stand within a sentence: it can neither reorder what stands around it nor hide a character. Invisible
 * characters are spelled out, such as [U+202E]; a text that is written from right to left is isolated.
 */
export function insertable(text: string): string {
  const own = pairedIsolates(text);
  const marked = text.replace(hidden, (character, position: number) =>
    own.has(position) ? character : spelled(character),
  );
  return rightToLeft.test(withoutIsolates(marked)) ? isolate.first + marked + isolate.last : marked;
}

/** Where isolates begin and end that do both: a sentence that stands in another has some. */
function pairedIsolates(text: string): ReadonlySet<number> {
  const open: number[] = [];
  const paired = new Set<number>();
  for (const { 0: character, index } of text.matchAll(/[\u2068\u2069]/g)) {
    if (character === isolate.first) open.push(index);
    const first = character === isolate.last ? open.pop() : undefined;
    if (first !== undefined) paired.add(first).add(index);
  }
  return paired;
}

function withoutIsolates(text: string): string {
  const shorter = text.replace(/\u2068[^\u2068\u2069]*\u2069/g, '');
  return shorter === text ? text : withoutIsolates(shorter);
}
