import { expect, it } from 'vitest';

import { inLanguage } from './connectors.ts';

const google = { en: 'Google', 'zh-CN': '谷歌', ar: 'جوجل' };

it.each([
  ['ar', 'جوجل'],
  ['zh', '谷歌'],
  ['en-GB', 'Google'],
  ['fr', 'Google'],
])('returns for %s: %s', (language, text) => {
  expect(inLanguage(google, language)).toBe(text);
});

it('returns undefined if English is missing too', () => {
  expect(inLanguage({ ja: 'グーグル' }, 'de')).toBeUndefined();
});
