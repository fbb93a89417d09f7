import { Mark } from '@mantine/core';

import { spelledOut } from '#console/ui/foreign-text.tsx';
import type { UserSearchField } from '#contract/search.ts';

import type { CutMatches } from './cut-matches.ts';

type Props = { text: string; field: UserSearchField; cut: CutMatches };

/**
 * Text with matches highlighted and invisible characters spelled out. Its parent element must isolate bidirectional
 * text.
 */
export function Marked({ text, field, cut }: Props) {
  let position = 0;
  return cut(field, text).map((part, index) => {
    position += part.length;
    // Odd parts are the matches.
    return index % 2 === 1 ? <Mark key={position}>{spelledOut(part)}</Mark> : spelledOut(part);
  });
}
