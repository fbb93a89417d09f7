import { expect, it } from 'vitest';

import { compareValues } from './compare-values.ts';

it('compares field by field, the written ones first', () => {
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

it('knows a secret by its name being all there is', () => {
  expect(compareValues({ values: 'readable', changedFields: ['password'], before: {}, after: {} })).toEqual([
    { field: 'password', before: undefined, after: undefined, isSecret: true },
  ]);
});

it('takes nothing for a secret where the values cannot be read', () => {
  expect(compareValues({ values: 'erased', changedFields: ['name'], before: null, after: null })).toEqual([
    { field: 'name', before: undefined, after: undefined, isSecret: false },
  ]);
});

it('takes nothing for a secret where no values were kept at all', () => {
  expect(compareValues({ values: 'readable', changedFields: ['name'], before: null, after: null })).toEqual([
    { field: 'name', before: undefined, after: undefined, isSecret: false },
  ]);
});
