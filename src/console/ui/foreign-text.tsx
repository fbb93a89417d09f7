import type { ReactNode } from 'react';

import { splitInvisible, spelled } from '#console/lib/identifying-text.ts';

import classes from './foreign-text.module.css';

/**
 * Text from users or other systems, such as a name. It can't reorder the surrounding text, and its invisible characters
 * are spelled out, such as [U+202E]. For text within sentences use `insertable`.
 */
export const ForeignText = ({ children }: { children: string }) => (
  <bdi lang={languageOf(children)}>{spelledOut(children)}</bdi>
);

/** Language of a text whose letters are of one language only: it chooses the font of the Chinese characters beside them. */
const languageOf = (text: string): string | undefined => {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  return /\p{Script=Hangul}/u.test(text) ? 'ko' : undefined;
};

/** Like {@link ForeignText}, for parents that already isolate their text: a `<bdi>`, or `dir="auto"`. */
export const spelledOut = (text: string): ReactNode =>
  splitInvisible(text).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className={classes.invisible}>
        {spelled(part)}
      </span>
    ) : (
      part
    ),
  );
