import { expect, it } from 'vitest';

import { cleanText, invisibleIn, isBlank, shownName, spellingsOf } from './identifying-text.ts';

it.each([
  ['kim@x.org\u200B', 'kim@x.org', ['U+200B']],
  ['\u202A+49 170\u202C', '+49 170', ['U+202A', 'U+202C']],
  ['\u2066kim\u2069', 'kim', ['U+2066', 'U+2069']],
  ['so\u00ADft', 'soft', ['U+00AD']],
  ['Ada\u00A0Lovelace', 'Ada Lovelace', ['U+00A0']],
  ['Ada\u202FLovelace', 'Ada Lovelace', ['U+202F']],
  ['\uFEFFAda', 'Ada', ['U+FEFF']],
  ['Ada\u2800\u3164Lovelace', 'Ada Lovelace', ['U+2800', 'U+3164']],
  ['k\u200Dim', 'kim', ['U+200D']],
  ['kim\uFE0F', 'kim', ['U+FE0F']],
  ['k\u034Fim', 'kim', ['U+034F']],
  ['a\u{E0061}b', 'ab', ['U+E0061']],
  ['Ada\tLovelace\n', 'Ada Lovelace', ['U+0009', 'U+000A']],
  ['田\u200D中', '田中', ['U+200D']],
])('removes invisible characters from %j', (text, clean, found) => {
  expect(cleanText(text)).toBe(clean);
  expect(invisibleIn(text)).toEqual(found);
});

it.each([
  'Ada Lovelace',
  'علی\u200Cرضا',
  'शर्\u200Dमा',
  '山田\u3000太郎',
  '葛\u{E0100}城',
  '👩🏽\u200D💻',
  '❤\uFE0F\u200D🔥 Ada',
])('keeps characters that spelling needs: %j', (text) => {
  expect(cleanText(text)).toBe(text);
  expect(invisibleIn(text)).toEqual([]);
});

it('composes letters and marks', () => {
  expect(cleanText('Rene\u0301e')).toBe('Renée');
  expect(spellingsOf('Renée')).toEqual(['Renée', 'Rene\u0301e']);
  expect(spellingsOf('Ada')).toEqual(['Ada']);
});

it.each(['', ' ', '\u200B\u200B', '\u3164', '\u2800', '\u00AD', '\uFE0F', '\u200D', '\u3000', null, undefined])(
  'treats %j as blank',
  (text) => expect(isBlank(text)).toBe(true),
);

it('uses another name if the name is blank', () => {
  expect(shownName('\u3164', 'a1b2c3')).toBe('a1b2c3');
  expect(shownName('\u200B\u2800')).toBe('U+200B U+2800');
  expect(shownName('Ada', 'a1b2c3')).toBe('Ada');
});
