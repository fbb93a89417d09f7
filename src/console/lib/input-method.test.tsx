import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';

import { isForInputMethod, useComposedInput } from './input-method.ts';

function Box({ onText }: { onText: (text: string) => void }) {
  const [text, setText] = useState('');
  const composed = useComposedInput(text, (typed) => {
    setText(typed);
    onText(typed);
  });
  return <input aria-label="Box" {...composed} />;
}

/** Types a text that an input method composes, and ends the composition with `committed`. */
function compose(text: string, committed: string): string[] {
  const reported: string[] = [];
  render(<Box onText={(typed) => reported.push(typed)} />);
  const box = screen.getByRole('textbox', { name: 'Box' });
  fireEvent.input(box, { target: { value: text }, isComposing: true });
  expect(box).toHaveValue(text);
  fireEvent.compositionEnd(box, { target: { value: committed } });
  return reported;
}

it('reports a composed text when the composition ends', () => {
  expect(compose("wang'xiao'ming", '王小明')).toEqual(['王小明']);
});

it('reports each letter on Android, whose keyboards compose every word', () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (Linux; Android 16; Pixel 9)');
  expect(compose('ad', 'ad')).toEqual(['ad']);
  expect(isForInputMethod({ isComposing: true, keyCode: 13 })).toBe(false);
  vi.restoreAllMocks();
});

it.each([
  [{ isComposing: true, keyCode: 13 }, true],
  // Safari, after the composition.
  [{ isComposing: false, keyCode: 229 }, true],
  [{ isComposing: false, keyCode: 13 }, false],
])('tells the keys of input methods: %o', (key, expected) => {
  expect(isForInputMethod(key)).toBe(expected);
});
