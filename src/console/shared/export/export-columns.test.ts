import { expect, it } from 'vitest';

import { moved, repeatedHeaders, withColumn } from './export-columns.ts';

const columns = ['id', 'name', 'avatar'].map((name) => ({ name, header: '' }));
const namesOf = (list: typeof columns) => list.map(({ name }) => name).join(' ');

it('moves a column by one place, but not over the ends', () => {
  expect(namesOf(moved(columns, 'name', -1))).toBe('name id avatar');
  expect(namesOf(moved(columns, 'name', 1))).toBe('id avatar name');
  expect(namesOf(moved(columns, 'id', -1))).toBe('id name avatar');
  expect(namesOf(moved(columns, 'avatar', 1))).toBe('id name avatar');
  expect(namesOf(moved(columns, 'none', 1))).toBe('id name avatar');
});

it('adds a column at the end, and removes it', () => {
  expect(namesOf(withColumn(columns, 'username', true))).toBe('id name avatar username');
  expect(namesOf(withColumn(columns, 'name', false))).toBe('id avatar');
});

it('finds headers that several columns have', () => {
  const headed = ['a', 'b', 'a', 'c', 'a'].map((header, index) => ({ name: String(index), header }));
  expect([...repeatedHeaders(headed)]).toEqual(['a']);
});
