import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { ForeignText } from './foreign-text.tsx';

/** The text of the element, and those of its parts that are marked. */
function shown(text: string) {
  render(
    <a href="/somewhere">
      <ForeignText>{text}</ForeignText>
    </a>,
  );
  const link = screen.getAllByRole('link').at(-1) as HTMLElement;
  return [link.textContent, Array.from(link.querySelectorAll('bdi > span'), (mark) => mark.textContent)];
}

it.each([
  ['Ada Lovelace', 'Ada Lovelace', []],
  ['שלום', 'שלום', []],
  // Joiners that spelling needs are no disguise.
  ['Zoë 👩‍👩‍👧', 'Zoë 👩‍👩‍👧', []],
  ['admin\u202Etxt.exe', 'admin[U+202E]txt.exe', ['[U+202E]']],
  ['\u2067a\u200Bb\u2069', '[U+2067]a[U+200B]b[U+2069]', ['[U+2067]', '[U+200B]', '[U+2069]']],
  ['\u{E0041}', '[U+E0041]', ['[U+E0041]']],
])('shows %j as %j', (text, whole, marked) => {
  expect(shown(text)).toEqual([whole, marked]);
});

it('gives an ordinary name to what it names, and spells out the other', () => {
  shown('Ada');
  expect(screen.getByRole('link', { name: 'Ada' })).toBeVisible();
  shown('A\u202Eda');
  expect(screen.getByRole('link', { name: 'A[U+202E]da' })).toBeVisible();
});
