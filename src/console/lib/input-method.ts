import { type ChangeEvent, type CompositionEvent, useState } from 'react';

/**
 * Input methods, with which Chinese, Japanese and Korean are typed: keys compose a text, and Enter ends the composition.
 */

/** Android's keyboards compose every word, also of Latin letters. */
export const composesEveryWord = (): boolean => /Android/.test(navigator.userAgent);

/**
 * Returns whether a key belongs to an input method. Safari sends the Enter that ends a composition after its end, with the
 * code 229. On Android that code and the composition mean nothing: Enter is a key of its own there.
 */
export const isForInputMethod = ({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  !composesEveryWord() && (isComposing || keyCode === 229);

/**
 * Properties of an input that reports its text as it is typed, but not a composition before it ends: its letters are not
 * what the operator looks for.
 */
export function useComposedInput(value: string, onText: (text: string) => void) {
  const [unfinished, setUnfinished] = useState<string>();
  const report = (text: string) => {
    setUnfinished(undefined);
    onText(text);
  };
  return {
    value: unfinished ?? value,
    onChange: ({ currentTarget, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
      if (nativeEvent instanceof InputEvent && nativeEvent.isComposing && !composesEveryWord())
        setUnfinished(currentTarget.value);
      else report(currentTarget.value);
    },
    onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLInputElement>) => {
      if (unfinished !== undefined) report(currentTarget.value);
    },
  };
}
