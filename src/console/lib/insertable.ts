import { invisibleCharacters as hidden } from '#contract/visible-text.ts';

import { spelled } from './identifying-text.ts';

/** Unicode characters that isolate text from the direction of the surrounding text. */
const isolate = { first: '\u2068', last: '\u2069' } as const;

/** Characters of right-to-left scripts. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * Makes foreign text safe to insert into a sentence: invisible characters are spelled out, such as [U+202E], and
 * right-to-left text is isolated so that it cannot reorder the sentence.
 */
export function insertable(text: string): string {
  const own = pairedIsolates(text);
  const marked = text.replace(hidden, (character, position: number) =>
    own.has(position) ? character : spelled(character),
  );
  return rightToLeft.test(withoutIsolates(marked)) ? isolate.first + marked + isolate.last : marked;
}

/** Positions of balanced isolate characters, which sentences inserted into other sentences contain. */
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
