import type { PhoneReader } from '#console/lib/phones.ts';
import { valuesOf } from '#console/shared/search/lookup-searches.ts';
import { recognize } from '#console/shared/search/recognize.ts';

import type { ListEntry, InputResult } from './resolve-list.ts';

/** A line of the pasted list. */
export type ListLine = {
  number: number;
  input: string;
  entry: ListEntry;
  /** Number of an earlier line with the same input. */
  repeats?: number | undefined;
};

/** Returns the lines of a list, and its distinct entries to look up. */
export function linesOf(inputs: readonly string[], country: string, readPhone: PhoneReader) {
  const firsts = new Map<string, ListLine>();
  const lines = inputs.map((input, index): ListLine => {
    const { text, interpretations } = recognize(input, country, readPhone);
    const same = JSON.stringify(interpretations.map((one) => [one.kind, lowercased(valuesOf(one))]));
    const first = firsts.get(same);
    if (first !== undefined) return { number: index + 1, input, entry: first.entry, repeats: first.number };
    const line = { number: index + 1, input, entry: { input: text, interpretations } };
    firsts.set(same, line);
    return line;
  });
  return { lines, entries: [...firsts.values()].map(({ entry }) => entry) };
}

const lowercased = (values: readonly string[]): string[] =>
  [...new Set(values.map((value) => value.toLowerCase()))].sort();

export type LineState = InputResult['state'] | 'waiting';

/** Counts the lines per state; repeated lines count with the state of their entry. */
export function countStates(lines: readonly ListLine[], outcomes: ReadonlyMap<ListEntry, InputResult>) {
  const counts = { found: 0, ambiguous: 0, notFound: 0, failed: 0, waiting: 0, repeated: 0 };
  for (const { entry, repeats } of lines) {
    counts[outcomes.get(entry)?.state ?? 'waiting'] += 1;
    if (repeats !== undefined) counts.repeated += 1;
  }
  return counts;
}
