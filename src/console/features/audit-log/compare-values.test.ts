import { expect, it } from 'vitest';

import { compareValues } from './compare-values.ts';

const outcome = { sequence: 2, at: 0, status: 200, code: null, durationMs: 1 };
const done = { kind: 'write', outcome } as const;

it('lists changed fields first', () => {
  expect(
    compareValues({
      ...done,
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

it('compares a profile by its members', () => {
  const profile = { givenName: 'Ada', address: { country: 'AT' } };
  const compared = compareValues({
    ...done,
    values: 'readable',
    changedFields: ['profile'],
    before: { profile },
    after: { profile: { ...profile, givenName: 'Grace', nickname: 'G' } },
  });
  expect(compared.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['profile.givenName', 'Ada', 'Grace'],
    ['profile.nickname', null, 'G'],
  ]);
});

it('keeps a profile without members', () => {
  const empty = { changedFields: ['profile'], before: { profile: {} }, after: null };
  expect(compareValues({ ...done, values: 'readable', ...empty })).toMatchObject([{ field: 'profile', after: null }]);
});

it('recognizes a secret by its missing values', () => {
  expect(compareValues({ ...done, values: 'readable', changedFields: ['password'], before: {}, after: {} })).toEqual([
    { field: 'password', before: undefined, after: undefined, isSecret: true },
  ]);
});

it('reports no secret when the values are not readable', () => {
  expect(compareValues({ ...done, values: 'erased', changedFields: ['name'], before: null, after: null })).toEqual([
    { field: 'name', before: undefined, after: undefined, isSecret: false },
  ]);
});

it('reports no secret when no values are stored', () => {
  expect(compareValues({ ...done, values: 'readable', changedFields: ['name'], before: null, after: null })).toEqual([
    { field: 'name', before: undefined, after: undefined, isSecret: false },
  ]);
});

it('says only of a password that was set that it was sent to the operator', () => {
  const reset = {
    ...done,
    values: 'readable',
    changedFields: ['shown'],
    before: null,
    after: { shown: true },
  } as const;
  expect(compareValues({ ...reset, changedFields: ['shown'] })).toHaveLength(1);
  expect(compareValues({ ...reset, changedFields: ['shown'], outcome: { ...outcome, status: 502 } })).toEqual([]);
});
