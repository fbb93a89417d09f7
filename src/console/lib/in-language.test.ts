import { expect, it } from 'vitest';

import { inLanguage } from './in-language.ts';

const google = { en: 'Google', 'zh-CN': '谷歌', ar: 'جوجل' };

it.each([
  ['ar', 'جوجل'],
  ['zh', '谷歌'],
  ['en-GB', 'Google'],
  ['fr', 'Google'],
])('is for %s: %s', (language, text) => {
  expect(inLanguage(google, language)).toBe(text);
});

it('is nothing where even English is missing', () => {
  expect(inLanguage({ ja: 'グーグル' }, 'de')).toBeUndefined();
});
