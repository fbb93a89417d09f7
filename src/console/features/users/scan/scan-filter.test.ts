import { expect, it } from 'vitest';

import type { User } from '#contract/users.ts';

import { matchesFilter, type ScanFilter } from './scan-filter.ts';

const user = { isSuspended: false, hasPassword: true, applicationId: 'app', lastSignInAt: 500, createdAt: 100 } as User;

it.each<[ScanFilter, Partial<User>, boolean]>([
  [{}, {}, true],
  [{ isSuspended: true }, {}, false],
  [{ isSuspended: true }, { isSuspended: true }, true],
  [{ hasPassword: false }, {}, false],
  [{ hasPassword: false }, { hasPassword: undefined }, false],
  [{ applicationId: 'app' }, {}, true],
  [{ applicationId: null }, {}, false],
  [{ applicationId: null }, { applicationId: null }, true],
  [{ lastSignIn: { kind: 'since', moment: 500 } }, {}, true],
  [{ lastSignIn: { kind: 'since', moment: 501 } }, {}, false],
  [{ lastSignIn: { kind: 'since', moment: 1 } }, { lastSignInAt: null }, false],
  [{ lastSignIn: { kind: 'notSince', moment: 501 } }, {}, true],
  [{ lastSignIn: { kind: 'notSince', moment: 500 } }, {}, false],
  [{ lastSignIn: { kind: 'notSince', moment: 1 } }, { lastSignInAt: null }, true],
  [{ lastSignIn: { kind: 'never' } }, {}, false],
  [{ lastSignIn: { kind: 'never' } }, { lastSignInAt: null }, true],
  [{ createdFrom: 100, createdUntil: 101 }, {}, true],
  [{ createdFrom: 101 }, {}, false],
  [{ createdUntil: 100 }, {}, false],
  [{ isSuspended: false, hasPassword: false }, {}, false],
])('%j of %j is %s', (filter, changes, expected) => {
  expect(matchesFilter({ ...user, ...changes } as User, filter)).toBe(expected);
});
