import { expect, it } from 'vitest';

import { isReason } from './reasons.ts';

it.each([
  ['退職', true],
  ['本人', true],
  ['離 職', true],
  ['퇴사', true],
  ['職', false],
  ['ab', false],
  ['abc', true],
  ['メモ', false],
  ['a\u0301b', false],
  ['  ', false],
])('takes %j as a reason: %s', (text, expected) => {
  expect(isReason(text)).toBe(expected);
});
