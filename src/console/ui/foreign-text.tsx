import type { ReactNode } from 'react';

import { splitInvisible, spelled } from '#console/lib/identifying-text.ts';

import classes from './foreign-text.module.css';

/**
 * A text that users or other systems wrote, such as a name. It can't reorder what stands around it, and its invisible
 * characters are spelled out, such as [U+202E]. Within sentences, `insertable` does the same.
 */
export const ForeignText = ({ children }: { children: string }) => <bdi>{spelledOut(children)}</bdi>;

/** The same for an element that isolates its text already: a `<bdi>`, or one with `dir="auto"`. */
export const spelledOut = (text: string): ReactNode =>
  splitInvisible(text).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className={classes.hidden}>
        {spelled(part)}
      </span>
    ) : (
      part
    ),
  );
