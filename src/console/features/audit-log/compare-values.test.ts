import { expect, it } from 'vitest';

import { compareValues } from './compare-values.ts';

it('lists changed fields first', () => {
  expect(
    compareValues({
      values: 'readable',
      changedFields: ['name', 'avatar'],
      before: { name: 'Ada', avatar: null, username: 'ada' },
      after: { name: 'Grace', avatar: 'https://example.com/a.png' },
    }),
  ).toEqual([
    { field: 'name', before: 'Ada', after: 'Grace', isSecret: false },
    { field: 'avatar', before: null, after: 'https://example.com/a.png', isSecret: false },
    { field: 'username', before: 'ada', after: undefined, isSecret: false },
  ]);
});

it('recognizes a secret by its missing values', () => {
  expect(compareValues({ values: 'readable', changedFields: ['password'], before: {}, after: {} })).toEqual([
    { field: 'password', before: undefined, after: undefined, isSecret: true },
  ]);
});

it('reports no secret when the values are not readable', () => {
  expect(compareValues({ values: 'erased', changedFields: ['name'], before: null, after: null })).toEqual([
    { field: 'name', before: undefined, after: undefined, isSecret: false },
  ]);
});

it('reports no secret when no values are stored', () => {
  expect(compareValues({ values: 'readable', changedFields: ['name'], before: null, after: null })).toEqual([
    { field: 'name', before: undefined, after: undefined, isSecret: false },
  ]);
});
