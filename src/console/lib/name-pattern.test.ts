import { expect, it } from 'vitest';

import { namePattern, nameWordPatterns } from './name-pattern.ts';

const finds = (typed: string, name: string): boolean => new RegExp(namePattern(typed) ?? '(?!)', 'iu').test(name);

it.each([
  ['wolfgang engelhart', 'Wolfgang Engelhart'],
  ['Engelhardt, Wolfgang', 'Wolfgang Engelhardt'],
  ['wolf engel', 'Wolfgang Engelhardt'],
  ['Inigo Ordonez', 'Íñigo Ordóñez'],
  ['inigo', 'Íñigo Ordóñez'],
  ['íñigo', 'Inigo Ordonez'],
  ['strasse', 'Anna Straße'],
  ['Straße', 'Anna Strasse'],
  ['mueller', 'Jörg Müller'],
  ['Müller', 'Joerg Mueller'],
  ['muller', 'Jörg Müller'],
  ['orjan jorgensen', 'Ørjan Jørgensen'],
  ['Lukasz', 'Łukasz Żak'],
  ['nguyen', 'Nguyễn Văn An'],
  ['jean-luc', 'Luc, Jean'],
  ["O'Brien", 'Mary O’Brien'],
  ['AEGIR', 'Ægir'],
  ['タナカ', 'ﾀﾅｶ ｼﾞﾛｳ'],
  ['ｼﾞﾛｳ', '田中ジロウ'],
  ['田中 太郎', '田中\u3000太郎'],
  ['Ａｄａ', 'Ada Lovelace'],
  ['lovelace, ada', 'ＡＤＡ・ＬＯＶＥＬＡＣＥ'],
])('finds %s as %s', (typed, name) => {
  expect(finds(typed, name)).toBe(true);
});

it.each([
  ['wolfgang engelhart', 'Wolfgang Engel'],
  ['muller', 'Miller'],
  ['anna maria', 'Anna'],
  // Long vowels, small kana and traditional characters are as typed.
  ['ジロー', 'ジロウ'],
  ['キヤノン', 'キャノン'],
  ['王 小龙', '王小龍'],
])('does not find %s as %s', (typed, name) => {
  expect(finds(typed, name)).toBe(false);
});

it.each([
  '',
  'ada@example.org',
  'ada_1',
  '+49 161 4960752',
  '50%',
  'a (b|c)*',
  '王小明',
  'a b c d e f g',
  'Straßen'.repeat(40),
])('has no pattern for other text: %s', (text) => {
  expect(namePattern(text)).toBeUndefined();
});

it('needs two words where a letter has no variants', () => {
  expect(nameWordPatterns('王 小明')).toEqual(['王', '小明']);
});

it('has a pattern of a length that the gateway accepts', () => {
  const longest = namePattern('Anastasia Konstantinopoulou') ?? '';
  expect(longest.length).toBeLessThan(1000);
  expect(longest).not.toBe('');
});
