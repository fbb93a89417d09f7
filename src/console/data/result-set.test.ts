import { expect, it } from 'vitest';

import { nearestOf, neighbourOf, pageBeyond, positionOf, type UserWalk, walkIn } from './result-set.ts';

const walk: UserWalk = { query: { page: 2, page_size: 3 }, ids: ['d', 'e', 'f'], total: 8 };

it('knows where a user stands and who is beside', () => {
  expect(positionOf('e', walk)).toBe(5);
  expect(neighbourOf('e', walk, 'previous')).toBe('d');
  expect(neighbourOf('e', walk, 'next')).toBe('f');
  expect(pageBeyond('e', walk, 'next')).toBeUndefined();
});

it('asks for the neighbouring page at its ends', () => {
  expect(neighbourOf('f', walk, 'next')).toBeUndefined();
  expect(pageBeyond('f', walk, 'next')).toEqual({ page: 3, page_size: 3 });
  expect(pageBeyond('d', walk, 'previous')).toEqual({ page: 1, page_size: 3 });
});

it('ends where the result set ends', () => {
  expect(pageBeyond('a', { ...walk, query: { page: 1, page_size: 3 }, ids: ['a'] }, 'previous')).toBeUndefined();
  expect(pageBeyond('h', { ...walk, query: { page: 3, page_size: 3 }, ids: ['g', 'h'] }, 'next')).toBeUndefined();
});

it('says nothing of a user who does not belong to the result set', () => {
  expect(positionOf('z', walk)).toBeUndefined();
  expect(pageBeyond('z', walk, 'next')).toBeUndefined();
});

it('passes over those whom a deletion or a creation moved from page to page', () => {
  const next = { ...walk, ids: ['f', 'g', 'h'] };
  expect(nearestOf(next, walk, 'next')).toBe('g');
  expect(nearestOf({ ...walk, ids: ['b', 'c', 'd'] }, walk, 'previous')).toBe('c');
});

it('takes nothing for a walk that is none', () => {
  expect(walkIn({ from: '/users', walk })).toEqual(walk);
  expect(walkIn({ from: '/users' })).toBeUndefined();
  expect(walkIn(null)).toBeUndefined();
});
