import { expect, it } from 'vitest';

import { userLabel } from './user-label.ts';

const contact = { username: 'ada', primaryEmail: 'ada@example.org', primaryPhone: '4915112345' };

it.each([
  [{ ...contact, name: 'Ada', profile: { givenName: 'A', familyName: 'B' } }, 'Ada'],
  [{ ...contact, name: null, profile: { givenName: 'Ada', familyName: 'Lovelace' } }, 'Ada Lovelace'],
  [{ ...contact, profile: { givenName: '小明', familyName: '王' } }, '王小明'],
  [{ ...contact, name: '\u200B', profile: { familyName: 'Lovelace' } }, 'Lovelace'],
  [{ ...contact, profile: {} }, 'ada'],
  [{ ...contact, username: null }, 'ada@example.org'],
  [{ primaryPhone: '4915112345' }, '+4915112345'],
  [{ profile: { givenName: 7 } }, undefined],
])('calls %j %j', (fields, label) => {
  expect(userLabel(fields)).toBe(label);
});
