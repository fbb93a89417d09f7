import { expect, it } from 'vitest';

import { toStoredForm, textSearch, textToFind, exactTextSearch } from './users.ts';

it('normalizes formatted phone numbers', () => {
  expect(toStoredForm('+44 1632 960-961')).toBe('441632960961');
  expect(toStoredForm('(030) 2345 678')).toBe('0302345678');
  expect(toStoredForm('ada.lovelace')).toBe('ada.lovelace');
  expect(toStoredForm('a1b2c3')).toBe('a1b2c3');
});

it('searches for the literal text anywhere', () => {
  expect(textSearch(' 50%_off ')?.matches).toEqual([{ mode: 'like', values: [String.raw`%50\%\_off%`] }]);
  expect(textSearch('  ')).toBeUndefined();
});

it('also searches names for the words in any order and with other accents', () => {
  const [anywhere, byName, ...others] = textSearch('Engelhardt, Wolfgang')?.matches ?? [];
  expect(anywhere).toEqual({ mode: 'like', values: ['%Engelhardt, Wolfgang%'] });
  expect(byName).toEqual({ field: 'name', mode: 'posix', values: [expect.stringMatching(/^\^\(\?=\.\*.+\)$/)] });
  expect(others).toEqual([]);
  expect(textSearch('Wolfgang', 'name')?.matches).toEqual([expect.objectContaining({ field: 'name', mode: 'posix' })]);
  expect(textSearch('Wolfgang', 'username')?.matches).toEqual([
    { field: 'username', mode: 'like', values: ['%Wolfgang%'] },
  ]);
});

it.each([
  ['+491614960752', '1614960752'],
  ['+49 (0)161 / 496 0752', '1614960752'],
  ['0161 496 0752', '1614960752'],
  ['0049 161 4960752', '491614960752'],
  ['+1 415 555 2671', '4155552671'],
  ['+353 1 234 5678', '12345678'],
  ['+61 412-345', '61412345'],
  ['+36 20 123 4567', '201234567'],
  // Too short to separate the country code from the number.
  ['+49 161', '49161'],
  ['0000', '0'],
  ['Ada', 'Ada'],
])('searches for the part that all stored forms of a phone number contain: %s', (text, wanted) => {
  expect(textToFind(text)).toBe(wanted);
});

it('searches for all spellings that look the same in one request', () => {
  const match = { mode: 'posix', values: ['Renée (?)|Rene\u0301e (?)'.replaceAll('(?)', String.raw`\(\?\)`)] };
  expect(textSearch('Renée (?)')?.matches).toEqual([match]);
  expect(textSearch('Rene\u0301e (?)', 'name')?.matches).toEqual([{ ...match, field: 'name' }]);
  expect(textSearch('A\u200Bda')?.matches).toEqual([{ mode: 'posix', values: ['Ada|A\u200Bda'] }]);
  expect(textSearch('Ada\u200B')?.matches).toEqual([{ mode: 'like', values: ['%Ada%'] }]);
  expect(exactTextSearch('Renée')?.matches).toEqual([{ mode: 'exact', values: ['Renée', 'Rene\u0301e'] }]);
});

it.each(['jiangguo', 'yuma_tanaka', 'a1b2c3d4e5f6', 'yuma@x.org'])('searches for %s in half width too', (text) => {
  const wide = text.replace(/[!-~]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0));
  const [match] = textSearch(wide)?.matches ?? [];
  expect(match?.mode).toBe('posix');
  expect(text).toMatch(new RegExp(`^(?:${match?.values[0]})$`));
  expect(exactTextSearch(wide)?.matches).toEqual([{ mode: 'exact', values: [wide, text] }]);
});

it('searches for a complete phone number with its country code', () => {
  expect(exactTextSearch('+49 161 4960752')?.matches).toEqual([
    { mode: 'exact', values: ['+49 161 4960752', '491614960752'] },
  ]);
});
