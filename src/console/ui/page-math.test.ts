import { expect, it } from 'vitest';

import { pageCount, pagesAround, rowRange } from './page-math.ts';

it('counts pages, with one for an empty list', () => {
  expect(pageCount(0, 20)).toBe(1);
  expect(pageCount(20, 20)).toBe(1);
  expect(pageCount(21, 20)).toBe(2);
});

it('returns the rows of a page, and 0 beyond the end', () => {
  expect(rowRange(2, 20, 57)).toEqual({ first: 21, last: 40 });
  expect(rowRange(3, 20, 57)).toEqual({ first: 41, last: 57 });
  expect(rowRange(4, 20, 57)).toEqual({ first: 0, last: 0 });
});

it.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 9, [1, 2, 'gap', 9]],
  [4, 9, [1, 2, 3, 4, 5, 'gap', 9]],
  [5, 9, [1, 'gap', 4, 5, 6, 'gap', 9]],
  [9, 9, [1, 'gap', 8, 9]],
])('links from page %i of %i to %j', (page, pages, expected) => {
  expect(pagesAround(page, pages)).toEqual(expected);
});
