import { expect, it } from 'vitest';

import { nearestOf, adjacentUser, pageBeyond, positionOf, type ResultSet, resultSetIn } from './result-set.ts';

const resultSet: ResultSet = { query: { page: 2, page_size: 3 }, ids: ['d', 'e', 'f'], total: 8 };

it('returns the position and the neighbors of a user', () => {
  expect(positionOf('e', resultSet)).toBe(5);
  expect(adjacentUser('e', resultSet, 'previous')).toBe('d');
  expect(adjacentUser('e', resultSet, 'next')).toBe('f');
  expect(pageBeyond('e', resultSet, 'next')).toBeUndefined();
});

it('returns the query of the neighboring page at its ends', () => {
  expect(adjacentUser('f', resultSet, 'next')).toBeUndefined();
  expect(pageBeyond('f', resultSet, 'next')).toEqual({ page: 3, page_size: 3 });
  expect(pageBeyond('d', resultSet, 'previous')).toEqual({ page: 1, page_size: 3 });
});

it('has no further page at the end of the result set', () => {
  expect(pageBeyond('a', { ...resultSet, query: { page: 1, page_size: 3 }, ids: ['a'] }, 'previous')).toBeUndefined();
  expect(pageBeyond('h', { ...resultSet, query: { page: 3, page_size: 3 }, ids: ['g', 'h'] }, 'next')).toBeUndefined();
});

it('returns undefined for a user outside the result set', () => {
  expect(positionOf('z', resultSet)).toBeUndefined();
  expect(pageBeyond('z', resultSet, 'next')).toBeUndefined();
});

it('skips users that moved between pages', () => {
  const next = { ...resultSet, ids: ['f', 'g', 'h'] };
  expect(nearestOf(next, resultSet, 'next')).toBe('g');
  expect(nearestOf({ ...resultSet, ids: ['b', 'c', 'd'] }, resultSet, 'previous')).toBe('c');
});

it('rejects invalid history state', () => {
  expect(resultSetIn({ from: '/users', resultSet })).toEqual(resultSet);
  expect(resultSetIn({ from: '/users' })).toBeUndefined();
  expect(resultSetIn(null)).toBeUndefined();
});
