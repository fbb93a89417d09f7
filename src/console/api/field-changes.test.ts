import { expect, it } from 'vitest';

import type { User } from '#contract/users.ts';

import {
  conflictsIn,
  customDataChanges,
  type FieldChange,
  patchFor,
  reversed,
  settledChanges,
} from './field-changes.ts';

const ada: User = {
  id: 'abcdefghijkl',
  username: null,
  primaryEmail: 'ada@example.com',
  primaryPhone: null,
  name: 'Ada',
  avatar: null,
  customData: { plan: 'free', seats: 3 },
  identities: {},
  lastSignInAt: null,
  createdAt: 0,
  updatedAt: 0,
  profile: { givenName: 'Ada', nickname: 'A', address: { country: 'GB', locality: 'London' } },
  applicationId: null,
  isSuspended: false,
};

const rename: FieldChange = { part: 'account', name: 'name', from: 'Ada', to: 'Ada L.' };
const move: FieldChange = { part: 'address', name: 'locality', from: 'London', to: 'Ockham' };
const upgrade: FieldChange = { part: 'customData', name: 'plan', from: 'free', to: 'pro' };

it('writes changed account fields, with null for emptied ones', () => {
  const emptied: FieldChange = { part: 'account', name: 'primaryEmail', from: 'ada@example.com', to: '' };
  expect(patchFor([rename, emptied], ada)).toEqual({ name: 'Ada L.', primaryEmail: null });
});

it('writes the complete profile, merged into the stored one, without empty members', () => {
  const unnamed: FieldChange = { part: 'profile', name: 'nickname', from: 'A', to: '' };
  expect(patchFor([unnamed, move], ada)).toEqual({
    profile: { givenName: 'Ada', address: { country: 'GB', locality: 'Ockham' } },
  });
  const homeless = (['country', 'locality'] as const).map((name): FieldChange => ({
    part: 'address',
    name,
    from: ada.profile.address?.[name] ?? '',
    to: '',
  }));
  expect(patchFor(homeless, ada)).toEqual({ profile: { givenName: 'Ada', nickname: 'A' } });
});

it('writes the complete custom data, including keys that others added meanwhile', () => {
  const stored = { ...ada, customData: { ...ada.customData, color: 'blue' } };
  const changes = customDataChanges(ada.customData, { plan: null, since: { year: 2026 } });
  expect(patchFor(changes, stored)).toEqual({ customData: { plan: null, since: { year: 2026 }, color: 'blue' } });
});

it('returns no patch if everything is already stored', () => {
  expect(patchFor([{ ...rename, from: 'Aida', to: 'Ada' }], ada)).toBeUndefined();
  expect(patchFor([], ada)).toBeUndefined();
});

it('compares custom data by value, ignoring key order', () => {
  expect(customDataChanges({ a: { x: 1, y: [2] }, b: 1 }, { b: 1, a: { y: [2], x: 1 } })).toEqual([]);
  expect(customDataChanges({ gone: 1, same: 1, nothing: null }, { same: 1, constructor: 2 })).toEqual([
    { part: 'customData', name: 'gone', from: 1, to: undefined },
    { part: 'customData', name: 'nothing', from: null, to: undefined },
    { part: 'customData', name: 'constructor', from: undefined, to: 2 },
  ]);
});

it('reports a conflict only for written fields that were changed to another value', () => {
  const changes = [rename, move, upgrade];
  expect(conflictsIn(changes, { ...ada, updatedAt: 99, lastSignInAt: 99, avatar: 'https://a.example/a.png' })).toEqual(
    [],
  );
  expect(conflictsIn(changes, { ...ada, name: 'Ada L.' })).toEqual([]);
  expect(
    conflictsIn(changes, { ...ada, name: null, profile: {}, customData: { seats: 3, plan: { name: 'team' } } }),
  ).toEqual([
    { change: rename, theirs: '' },
    { change: move, theirs: '' },
    { change: upgrade, theirs: { name: 'team' } },
  ]);
});

it('keeps resolved conflicts and reports further changes by others', () => {
  const stored = { ...ada, name: 'Augusta', customData: { plan: 'team', seats: 3 } };
  const conflicts = conflictsIn([rename, move, upgrade], stored);
  const settled = settledChanges([rename, move, upgrade], conflicts, ({ change }) => change.name === 'name');
  expect(settled).toEqual([{ ...rename, from: 'Augusta' }, move]);
  expect(conflictsIn(settled, stored)).toEqual([]);
  expect(conflictsIn(settled, { ...stored, name: 'Byron' })).toEqual([
    { change: { ...rename, from: 'Augusta' }, theirs: 'Byron' },
  ]);
});

it('undoes changes from the values that the server stored', () => {
  const call: FieldChange = { part: 'account', name: 'primaryPhone', from: '', to: '610412345678' };
  expect(reversed([call, upgrade], { ...ada, primaryPhone: '61412345678', customData: { plan: 'pro' } })).toEqual([
    { part: 'account', name: 'primaryPhone', from: '61412345678', to: '' },
    { part: 'customData', name: 'plan', from: 'pro', to: 'free' },
  ]);
  const emptied: FieldChange = { part: 'profile', name: 'nickname', from: 'A', to: '' };
  expect(reversed([emptied], { ...ada, profile: {} })).toEqual([{ ...emptied, from: '', to: 'A' }]);
});
