import { expect, it } from 'vitest';

import { isTypedName } from './typed-name-field.tsx';

it.each([
  ['田中 悠真', '田中\u3000悠真', true],
  ['田中\u3000悠真', '田中 悠真', true],
  ['ﾔﾏﾀﾞ ﾀﾛｳ', 'ヤマダ\u3000タロウ', true],
  ['Ｅｄｉｔｏｒ', 'Editor', true],
  ['editor', 'Editor', false],
  ['田中悠真', '田中 悠真', false],
])('compares the typed %j to the name %j', (typed, name, expected) => {
  expect(isTypedName(typed, { name, id: 'a1b2c3d4e5f6' })).toBe(expected);
});
