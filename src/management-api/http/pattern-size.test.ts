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

it.each(['[:', '[', '[[:a:]', '[:]'])('takes little time for 64 kB of %s', (part) => {
  const start = performance.now();
  patternSize(part.repeat(65_536 / part.length));
  expect(performance.now() - start).toBeLessThan(2000);
});

it('continues after a bracket with classes', () => {
  expect(patternSize('[[:alpha:][:digit:]]{3}a{2}')).toBe(5);
  expect(patternSize('[^]x[.-.]]a{2}')).toBe(3);
});
