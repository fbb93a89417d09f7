import { expect, it } from 'vitest';

import { masked } from '#contract/masking.ts';
import { user } from '#contract/users.ts';

import { displayName, identifierOf, membersWithInvisible, shownField } from './display-name.ts';

const account = (values: object) =>
  user.parse({
    id: 'a1b2c3d4e5f6',
    username: null,
    primaryEmail: null,
    primaryPhone: null,
    name: null,
    avatar: null,
    customData: {},
    identities: {},
    lastSignInAt: null,
    createdAt: 0,
    updatedAt: 0,
    profile: {},
    applicationId: null,
    isSuspended: false,
    ...values,
  });

it.each(['', '  ', '\u200B\u200B', '\u3164', '\u2800'])('treats the name %j as empty', (name) => {
  expect(displayName(account({ name, username: 'ada' }))).toBe('ada');
  expect(displayName(account({ name }))).toBe('a1b2c3d4e5f6');
  expect(shownField(account({ name, primaryEmail: name }))).toBe('id');
  expect(identifierOf(account({ primaryEmail: name, username: 'ada' }))).toBe('ada');
});

it('keeps invisible characters in names and normalizes spaces', () => {
  expect(displayName(account({ name: ' \u202EAda\u202C\u00A0 Lovelace' }))).toBe('\u202EAda\u202C Lovelace');
});

it('shows given and family name if there is no name, but no masked ones', () => {
  const profile = { givenName: '小明', familyName: '王' };
  expect(displayName(account({ profile, username: 'xm' }))).toBe('王小明');
  expect(displayName(account({ profile: { givenName: 'Ada', familyName: 'Lovelace' } }))).toBe('Ada Lovelace');
  expect(displayName(account({ name: 'Ming', profile }))).toBe('Ming');
  expect(shownField(account({ profile, username: 'xm' }))).toBe('name');
  const profileOfViewer = { givenName: masked, familyName: masked };
  expect(displayName(account({ profile: profileOfViewer, username: 'xm' }))).toBe('xm');
});

it('returns the fields with invisible characters', () => {
  const values = { name: 'Rene\u0301', username: 'kim', primaryEmail: 'kim@x.org\u200B', primaryPhone: '491701234567' };
  expect(membersWithInvisible(account(values))).toEqual(['primaryEmail']);
});
