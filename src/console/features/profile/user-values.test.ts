import { expect, it } from 'vitest';

import { loadPhoneBook, readTypedPhone } from '#console/lib/phones.ts';
import type { User } from '#contract/users.ts';

import { userFieldsFor, emptyFields, toChanges, toFields, toNewUser } from './fields.ts';

const { readPhone } = await loadPhoneBook();
const userFields = userFieldsFor((text) => readTypedPhone(text, 'DE', readPhone));

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

it('converts missing values to empty strings', () => {
  expect(toFields(ada)).toMatchObject({ name: 'Ada', username: '', givenName: 'Ada', country: 'GB', locality: '' });
});

it('returns the edited fields that differ from their initial values', () => {
  const start = toFields(ada);
  const values = { ...start, name: 'Not edited', primaryEmail: '', givenName: 'Augusta', locality: 'London' };
  const edited = ['primaryEmail', 'primaryPhone', 'givenName', 'locality'];
  expect(toChanges(start, values, (name) => edited.includes(name))).toEqual([
    { part: 'account', name: 'primaryEmail', from: 'ada@example.com', to: '' },
    { part: 'profile', name: 'givenName', from: 'Ada', to: 'Augusta' },
    { part: 'address', name: 'locality', from: '', to: 'London' },
  ]);
});

it('leaves empty fields out of a new user', () => {
  expect(toNewUser({ ...emptyFields(), username: 'ada', country: 'GB' })).toEqual({
    username: 'ada',
    profile: { address: { country: 'GB' } },
  });
});

it.each([
  ['username', '1ada', 'usernameFormat'],
  ['username', 'x'.repeat(129), 'tooLong'],
  ['primaryEmail', 'ada', 'emailFormat'],
  ['primaryEmail', '\u200B@\u200B', 'emailFormat'],
  ['primaryPhone', 'call me', 'phoneFormat'],
  ['primaryPhone', '+49 170 1234567 ext. 5', 'phoneExtension'],
  ['primaryPhone', 'tel:+49-170-1234567;ext=5', 'phoneExtension'],
  ['avatar', 'ada.png', 'urlFormat'],
] as const)('refuses %s "%s"', (field, value, message) => {
  const result = userFields.safeParse({ ...emptyFields(), [field]: value });
  expect(result.error?.issues.map((issue) => issue.message)).toContain(message);
});

it.each([
  ['+44 (1632) 960-961', '441632960961'],
  ['\u202A+49 170 1234567\u202C', '491701234567'],
  ['+49\u2011170\u20111234567', '491701234567'],
  ['＋４９ １７０ １２３４５６７', '491701234567'],
  ['tel:+491701234567', '491701234567'],
  ['tel:+49-170-1234567', '491701234567'],
  ['+49/170/1234567', '491701234567'],
  ['0049 170 1234567', '491701234567'],
  ['+49 (0)170 1234567', '491701234567'],
  ['0170 1234567', '491701234567'],
  ['491701234567', '491701234567'],
  ['49 170 1234567', '491701234567'],
  // The form shows a plus sign before the input.
  ['61 412 345 678', '61412345678'],
  ['155', '155'],
  [' \u200B ', ''],
])('parses the phone number %j', (typed, stored) => {
  expect(userFields.parse({ ...emptyFields(), primaryPhone: typed }).primaryPhone).toBe(stored);
});

it('removes invisible characters', () => {
  const typed = {
    ...emptyFields(),
    name: 'Rene\u0301e\u00A0\u200BRoy',
    username: '\u2066renee\u2069',
    primaryEmail: 'kim.paste@probe-b.example\u200B',
    website: 'https://example.org/\u200Be\u0301',
    givenName: '\u3164',
  };
  expect(toNewUser(userFields.parse(typed))).toEqual({
    name: 'Renée Roy',
    username: 'renee',
    primaryEmail: 'kim.paste@probe-b.example',
    profile: { website: 'https://example.org/e\u0301' },
  });
});

it('takes full-width letters of usernames and email addresses as the usual ones', () => {
  const typed = { ...emptyFields(), username: 'ｙｕｍａ＿ｔ', primaryEmail: 'ｙｕｍａ＠ｘ．ｏｒｇ', name: 'Ｙｕｍａ' };
  expect(toNewUser(userFields.parse(typed))).toEqual({
    username: 'yuma_t',
    primaryEmail: 'yuma@x.org',
    name: 'Ｙｕｍａ',
  });
});

it('keeps the line breaks of addresses', () => {
  const typed = { ...emptyFields(), formatted: ' 12 High St \r\nLondon\u200B\n', streetAddress: '12\nHigh St' };
  expect(toNewUser(userFields.parse(typed)).profile?.address).toEqual({
    formatted: '12 High St\nLondon',
    streetAddress: '12\nHigh St',
  });
});
