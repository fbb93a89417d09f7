import { expect, it } from 'vitest';

import { initialsOf } from './initials.ts';

it.each([
  ['Ada Lovelace', 'AL'],
  ['Ada', 'AD'],
  ['Íñigo de Loyola', 'ÍD'],
  ['👩‍🚀 Star', '👩‍🚀S'],
  ['王小明', '小明'],
  ['王明', '王明'],
  ['王', '王'],
  ['欧阳小明', '小明'],
  ['山田 太郎', '山'],
  ['김철수', '철수'],
  ['アレクサンドル', 'ア'],
  ['ﾔﾏﾀﾞ ﾀﾛｳ', 'ヤ'],
  ['ｶﾞﾙｼｱ', 'ガルシア'.slice(-2)],
  ['ーズ', 'ズ'],
  ['Ａｄａ', 'AD'],
  ['', ''],
])('takes of %j the initials %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
