import { Mark } from '@mantine/core';

import { spelledOut } from '#console/ui/foreign-text.tsx';
import type { UserSearchField } from '#contract/search.ts';

import type { CutMatches } from './cut-matches.ts';

type Props = { text: string; field: UserSearchField; cut: CutMatches };

/** `text` with what was searched for marked, and with invisible characters spelled out. Its element has to isolate it. */
export function Marked({ text, field, cut }: Props) {
  let position = 0;
  return cut(field, text).map((part, index) => {
    position += part.length;
    // What was cut out stands at every second place.
    return index % 2 === 1 ? <Mark key={position}>{spelledOut(part)}</Mark> : spelledOut(part);
  });
}
