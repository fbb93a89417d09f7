import { expect, it } from 'vitest';

import type { User } from '#contract/users.ts';

import { userFields } from './fields.ts';
import { emptyFields, toChanges, toFields, toNewUser } from './user-values.ts';

const ada: User = {
  id: 'abcdefghijkl',
  username: null,
  primaryEmail: 'ada@example.com',
  primaryPhone: '441632960961',
  name: 'Ada',
  avatar: null,
  customData: {},
  identities: {},
  lastSignInAt: null,
  createdAt: 0,
  updatedAt: 0,
  profile: { givenName: 'Ada', address: { country: 'GB' } },
  applicationId: null,
  isSuspended: false,
};

it('turns what is missing into empty text', () => {
  expect(toFields(ada)).toMatchObject({ name: 'Ada', username: '', givenName: 'Ada', country: 'GB', locality: '' });
});

it('tells what changed from what stood there when editing began', () => {
  const start = toFields(ada);
  const values = { ...start, name: 'Not edited', primaryEmail: '', givenName: 'Augusta', locality: 'London' };
  const edited = ['primaryEmail', 'primaryPhone', 'givenName', 'locality'];
  expect(toChanges(start, values, (name) => edited.includes(name))).toEqual([
    { part: 'account', name: 'primaryEmail', from: 'ada@example.com', to: '' },
    { part: 'profile', name: 'givenName', from: 'Ada', to: 'Augusta' },
    { part: 'address', name: 'locality', from: '', to: 'London' },
  ]);
});

it('creates by leaving out what is empty', () => {
  expect(toNewUser({ ...emptyFields(), username: 'ada', country: 'GB' })).toEqual({
    username: 'ada',
    profile: { address: { country: 'GB' } },
  });
});

it.each([
  ['username', '1ada', 'usernameFormat'],
  ['username', 'x'.repeat(129), 'tooLong'],
  ['primaryEmail', 'ada', 'emailFormat'],
  ['primaryPhone', 'call me', 'phoneFormat'],
  ['avatar', 'ada.png', 'urlFormat'],
] as const)('refuses %s "%s"', (field, value, message) => {
  const result = userFields.safeParse({ ...emptyFields(), [field]: value });
  expect(result.error?.issues.map((issue) => issue.message)).toContain(message);
});

it('stores a telephone number as the API wants it', () => {
  expect(userFields.parse({ ...emptyFields(), primaryPhone: '+44 (1632) 960-961' }).primaryPhone).toBe('441632960961');
});
