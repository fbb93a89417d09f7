import { expect, it } from 'vitest';

import { nearestOf, adjacentUser, pageBeyond, positionOf, type ResultSet, resultSetIn } from './result-set.ts';

const resultSet: ResultSet = { query: { page: 2, page_size: 3 }, ids: ['d', 'e', 'f'], total: 8 };

it('knows where a user stands and who is beside', () => {
  expect(positionOf('e', resultSet)).toBe(5);
  expect(adjacentUser('e', resultSet, 'previous')).toBe('d');
  expect(adjacentUser('e', resultSet, 'next')).toBe('f');
  expect(pageBeyond('e', resultSet, 'next')).toBeUndefined();
});

it('asks for the neighboring page at its ends', () => {
  expect(adjacentUser('f', resultSet, 'next')).toBeUndefined();
  expect(pageBeyond('f', resultSet, 'next')).toEqual({ page: 3, page_size: 3 });
  expect(pageBeyond('d', resultSet, 'previous')).toEqual({ page: 1, page_size: 3 });
});

it('ends where the result set ends', () => {
  expect(pageBeyond('a', { ...resultSet, query: { page: 1, page_size: 3 }, ids: ['a'] }, 'previous')).toBeUndefined();
  expect(pageBeyond('h', { ...resultSet, query: { page: 3, page_size: 3 }, ids: ['g', 'h'] }, 'next')).toBeUndefined();
});

it('says nothing of a user who does not belong to the result set', () => {
  expect(positionOf('z', resultSet)).toBeUndefined();
  expect(pageBeyond('z', resultSet, 'next')).toBeUndefined();
});

it('passes over those whom a deletion or a creation moved from page to page', () => {
  const next = { ...resultSet, ids: ['f', 'g', 'h'] };
  expect(nearestOf(next, resultSet, 'next')).toBe('g');
  expect(nearestOf({ ...resultSet, ids: ['b', 'c', 'd'] }, resultSet, 'previous')).toBe('c');
});

it('takes nothing for a result set that is none', () => {
  expect(resultSetIn({ from: '/users', resultSet })).toEqual(resultSet);
  expect(resultSetIn({ from: '/users' })).toBeUndefined();
  expect(resultSetIn(null)).toBeUndefined();
});
