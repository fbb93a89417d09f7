import { expect, it } from 'vitest';

import { fullName } from './full-name.ts';

it.each([
  ['Ada', 'Lovelace', 'en', 'Ada Lovelace'],
  ['Ada', 'Lovelace', 'ja', 'Lovelace Ada'],
  ['Ada', 'Lovelace', 'zh-CN', 'Lovelace Ada'],
  ['小明', '王', 'en', '王小明'],
  ['さくら', '田中', 'ja', '田中さくら'],
  ['철수', '김', 'en', '김철수'],
  ['Ada', '', 'ja', 'Ada'],
  ['', '王', 'en', '王'],
])('writes given name %j and family name %j in %s as %s', (given, family, language, name) => {
  expect(fullName(given, family, language)).toBe(name);
});
