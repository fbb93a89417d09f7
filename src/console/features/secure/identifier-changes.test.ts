import { expect, it } from 'vitest';

import type { AccountChange } from '#contract/audit-log.ts';
import type { User } from '#contract/users.ts';

import { formerIdentifiers, identifierChanges } from './identifier-changes.ts';

const eventWith = (values: Partial<AccountChange>): AccountChange => ({
  sequence: 1,
  at: 100,
  kind: 'write',
  requestId: 'r1',
  flowId: null,
  caller: [],
  operator: { subject: 'o1', name: 'Otto', role: 'admin' },
  action: 'users:write-identifiers',
  method: 'PATCH',
  route: '/api/users/:userId',
  targetUserId: 'u1',
  target: null,
  changedFields: ['primaryEmail'],
  values: 'readable',
  targetName: 'Ada',
  reason: null,
  outcome: { sequence: 2, at: 101, status: 200, code: null, durationMs: 1 },
  approval: null,
  count: null,
  lost: null,
  since: null,
  before: { primaryEmail: 'ada@example.org' },
  after: null,
  ...values,
});
const user: User = {
  id: 'u1',
  username: 'ada',
  primaryEmail: 'mallory@example.org',
  primaryPhone: null,
  name: 'Ada',
  avatar: null,
  customData: {},
  identities: {},
  lastSignInAt: null,
  createdAt: 0,
  updatedAt: 0,
  profile: {},
  applicationId: null,
  isSuspended: false,
};
const failed = { sequence: 2, at: 101, status: 403, code: 'x', durationMs: 1 };

it('finds changes of identifiers in the time, also with an unknown outcome', () => {
  const history = [
    eventWith({ sequence: 5, changedFields: ['name', 'username', 'primaryPhone'], outcome: null }),
    eventWith({ sequence: 6, action: 'users:create' }),
    eventWith({ sequence: 4, outcome: failed }),
    eventWith({ sequence: 3, changedFields: ['name'] }),
    eventWith({ sequence: 2, at: 50 }),
    eventWith({ sequence: 1, at: 49 }),
  ];
  const found = identifierChanges(history, 50);
  expect(found.map(({ event, names }) => [event.sequence, names])).toEqual([
    [5, ['username', 'primaryPhone']],
    [2, ['primaryEmail']],
  ]);
});

it('puts back the values before the first change', () => {
  const changes = identifierChanges(
    [
      eventWith({ before: { primaryEmail: 'between@example.org' } }),
      eventWith({ changedFields: ['primaryPhone'], before: { primaryPhone: '491701' } }),
      eventWith({ before: { primaryEmail: 'ada@example.org' } }),
    ],
    0,
  );
  expect(formerIdentifiers(changes, user)).toEqual([
    { part: 'account', name: 'primaryEmail', from: 'mallory@example.org', to: 'ada@example.org' },
    { part: 'account', name: 'primaryPhone', from: '', to: '491701' },
  ]);
});

it('offers nothing to put back without former values, or when they are the same again', () => {
  const without = identifierChanges([eventWith({ before: null })], 0);
  expect(formerIdentifiers(without, user)).toEqual([]);
  const changes = identifierChanges([eventWith({})], 0);
  expect(formerIdentifiers(changes, { ...user, primaryEmail: 'ada@example.org' })).toEqual([]);
  const added = identifierChanges([eventWith({ before: { primaryEmail: null } })], 0);
  expect(formerIdentifiers(added, user)).toMatchObject([{ name: 'primaryEmail', to: '' }]);
});
