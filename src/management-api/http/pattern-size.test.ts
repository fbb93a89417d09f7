import { expect, it } from 'vitest';

import { patternSize } from './pattern-size.ts';

it.each([
  ['', 0],
  ['abc', 3],
  ['a{3}', 3],
  ['ab{2,5}', 6],
  ['a{3,}', 4],
  ['(ab{10}){10}', 110],
  ['((a{255}){255}){255}', 255 ** 3],
  [String.raw`a\{9\}b`, 5],
  ['[]{9}x]{2}', 2],
  ['[[:alpha:]]{4}', 4],
  ['(((a+)+)+)+', 16],
  ['a)b{2}', 3],
  ['((a{3}', 3],
])('%s has about %i states', (pattern, size) => {
  expect(patternSize(pattern)).toBe(size);
});
