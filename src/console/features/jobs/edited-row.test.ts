import { expect, it } from 'vitest';

import type { ImportRow } from '#contract/imports.ts';

import { draftOf, editedRow, problemIn } from './edited-row.ts';

const row: ImportRow = {
  number: 3,
  user: {
    primaryEmail: 'ada@',
    primaryPhone: '49170',
    profile: { givenName: 'Ada' },
    customData: { plan: 'pro' },
  },
  sourceId: 'x1',
  identities: [{ target: 'github', userId: 'gh1' }],
  roles: ['Editor'],
  unverified: ['primaryEmail'],
  problems: [
    { column: 'mail', problem: 'invalid-email' },
    { column: 'hash', problem: 'unsupported-digest' },
  ],
};

it('takes the values of the draft, and keeps what is not edited', () => {
  const draft = {
    ...draftOf(row),
    primaryEmail: ' ada@example.com ',
    primaryPhone: '+49 170 123',
    roles: 'Buyer\n\n Editor \nBuyer',
    sourceId: '',
    isSuspended: true,
  };
  expect(editedRow(row, draft)).toEqual({
    number: 3,
    user: {
      primaryEmail: 'ada@example.com',
      primaryPhone: '49170123',
      profile: { givenName: 'Ada' },
      customData: { plan: 'pro' },
    },
    identities: [{ target: 'github', userId: 'gh1' }],
    roles: ['Buyer', 'Editor'],
    unverified: ['primaryEmail'],
    isSuspended: true,
    // The password can't be edited, so it stays unusable.
    problems: [{ column: 'hash', problem: 'unsupported-digest' }],
  });
});

it('changes nothing but the problems where nothing is edited', () => {
  const { problems: _problems, ...rest } = row;
  expect(editedRow({ ...rest }, draftOf(row))).toEqual(rest);
});

it('names what can’t be saved', () => {
  expect(problemIn(draftOf(row))).toBeUndefined();
  expect(problemIn({ ...draftOf(row), primaryPhone: '4.9E+12' })).toBe('primaryPhone');
  expect(problemIn({ ...draftOf(row), customData: '[1]' })).toBe('customData');
});
