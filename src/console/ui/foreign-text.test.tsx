import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { ForeignText } from './foreign-text.tsx';

/** Renders a text; returns the shown text and its highlighted parts. */
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
  // Joiners that spelling needs are kept.
  ['Zoë 👩‍👩‍👧', 'Zoë 👩‍👩‍👧', []],
  ['admin\u202Etxt.exe', 'admin[U+202E]txt.exe', ['[U+202E]']],
  ['\u2067a\u200Bb\u2069', '[U+2067]a[U+200B]b[U+2069]', ['[U+2067]', '[U+200B]', '[U+2069]']],
  ['\u{E0041}', '[U+E0041]', ['[U+E0041]']],
])('shows %j as %j', (text, whole, marked) => {
  expect(shown(text)).toEqual([whole, marked]);
});

it.each([
  ['田中さくら', 'ja'],
  ['김철수', 'ko'],
  ['王小明', null],
  ['Ada', null],
])('draws %s in the font of %s', (text, language) => {
  render(<ForeignText>{text}</ForeignText>);
  expect(screen.getByText(text).getAttribute('lang')).toBe(language);
});

it('keeps ordinary accessible names and spells out invisible characters', () => {
  shown('Ada');
  expect(screen.getByRole('link', { name: 'Ada' })).toBeVisible();
  shown('A\u202Eda');
  expect(screen.getByRole('link', { name: 'A[U+202E]da' })).toBeVisible();
});
