import { expect, it } from 'vitest';

import type { Log } from '#contract/logs.ts';
import type { User } from '#contract/users.ts';

import { signInObstacles } from './sign-in-obstacles.ts';

const now = 1_800_000_000_000;
const minute = 60_000;

const ada: User = {
  id: 'abcdefghijkl',
  username: null,
  primaryEmail: 'ada@example.com',
  primaryPhone: null,
  name: 'Ada',
  avatar: null,
  customData: {},
  identities: {},
  lastSignInAt: now - 600 * minute,
  createdAt: 0,
  updatedAt: 0,
  profile: {},
  applicationId: null,
  isSuspended: false,
  hasPassword: true,
};
const method = (identifier: string, by: { password?: boolean; verificationCode?: boolean }) => ({
  signIn: { methods: [{ identifier, password: false, verificationCode: false, ...by }] },
});
const byPassword = method('email', { password: true });

const kinds = (changes: Partial<User>, known: Partial<Parameters<typeof signInObstacles>[0]> = {}) =>
  signInObstacles({
    user: { ...ada, ...changes },
    experience: byPassword,
    hasEnterpriseIdentity: false,
    failures: [],
    now,
    ...known,
  }).map(({ kind }) => kind);

const failure = (minutesAgo: number, code = 'session.invalid_credentials'): Log => ({
  id: `${minutesAgo}`,
  key: 'Interaction.SignIn.Verification.Password.Submit',
  createdAt: now - minutesAgo * minute,
  payload: { key: '', result: 'Error', error: { code } },
});

it('returns no obstacles for an account that can sign in', () => {
  expect(kinds({})).toEqual([]);
});

it('reports a suspended account', () => {
  expect(kinds({ isSuspended: true })).toEqual(['suspended']);
});

it.each([
  ['an email that no code is sent to, and no password', {}, byPassword, ['noMethod']],
  ['a code by email', {}, method('email', { verificationCode: true }), []],
  ['a social identity', { identities: { google: { userId: '1' } } }, byPassword, []],
  ['an identifier of another kind', {}, method('username', { password: true }), ['noIdentifier']],
])('without a password checks %s', (_, changes, experience, obstacles) => {
  expect(kinds({ hasPassword: false, ...changes }, { experience })).toEqual(obstacles);
});

it('reports no obstacles from unknown values', () => {
  const bare = { hasPassword: false, primaryEmail: null };
  expect(kinds(bare, { experience: undefined })).toEqual([]);
  expect(kinds(bare, { hasEnterpriseIdentity: undefined })).toEqual([]);
  expect(kinds(bare, { hasEnterpriseIdentity: true })).toEqual([]);
  const { hasPassword: _unknown, ...old } = ada;
  expect(
    signInObstacles({ user: old, experience: byPassword, hasEnterpriseIdentity: false, failures: [], now }),
  ).toEqual([]);
});

it('counts failures since the last sign-in, from the third on', () => {
  expect(kinds({}, { failures: [failure(1), failure(2)] })).toEqual([]);
  expect(kinds({}, { failures: [failure(1), failure(2), failure(3)] })).toEqual(['failures']);
  expect(kinds({ lastSignInAt: now }, { failures: [failure(1), failure(2), failure(3)] })).toEqual([]);
});

it('ignores failures before an unlock', () => {
  const failures = [
    failure(9, 'session.verification_blocked_too_many_attempts'),
    failure(10),
    failure(11),
    failure(12),
  ];
  expect(kinds({}, { failures })).toEqual(['blocked']);
  expect(kinds({}, { failures, unlockedAt: now - 5 * minute })).toEqual([]);
  expect(kinds({}, { failures, unlockedAt: now - 20 * minute })).toEqual(['blocked']);
});

it('reports the end of a lockout by the policy of the tenant', () => {
  const blocked = failure(30, 'session.verification_blocked_too_many_attempts');
  const known = { user: ada, hasEnterpriseIdentity: false, failures: [failure(10), blocked, failure(31)], now };
  expect(signInObstacles({ ...known, experience: byPassword })).toEqual([
    { kind: 'blocked', until: now + 30 * minute },
  ]);
  const experience = { ...byPassword, sentinelPolicy: { lockoutDuration: 20 } };
  expect(signInObstacles({ ...known, experience })).toMatchObject([{ kind: 'failures', count: 3 }]);
});

it.each([150_000_000_000, Number.MAX_SAFE_INTEGER, 1e300])(
  'knows no end of a lockout of %d minutes',
  (lockoutDuration) => {
    const failures = [failure(30, 'session.verification_blocked_too_many_attempts')];
    const experience = { ...byPassword, sentinelPolicy: { lockoutDuration } };
    expect(signInObstacles({ user: ada, hasEnterpriseIdentity: false, failures, now, experience })).toEqual([
      { kind: 'blocked', until: Infinity },
    ]);
  },
);
