import { expect, it } from 'vitest';

import type { SignInExperience } from '#contract/sign-in-experience.ts';
import type { User } from '#contract/users.ts';

import { waysIn } from './ways-in.ts';

const nobody: User = {
  id: 'u1',
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
  hasPassword: false,
};
const method = (identifier: string, password: boolean, verificationCode: boolean) => ({
  identifier,
  password,
  verificationCode,
});
const everything: SignInExperience = {
  signIn: { methods: [method('username', true, false), method('email', true, true), method('phone', false, true)] },
  socialSignInConnectorTargets: ['google'],
  singleSignOnEnabled: true,
  passkeySignIn: { enabled: true },
};
const google = { google: { userId: 'g1' } };

const kindsFor = (
  values: Partial<User>,
  settings: SignInExperience | undefined = everything,
  { ssoConnectorIds = [] as string[], hasPasskey = false } = {},
) => waysIn({ user: { ...nobody, ...values }, ssoConnectorIds, hasPasskey }, settings).map(({ kind }) => kind);

it('finds no way into an account that has nothing', () => {
  expect(kindsFor({})).toEqual([]);
});

it('finds every way that the sign-in page has open', () => {
  const values = { primaryEmail: 'a@b.c', primaryPhone: '614', hasPassword: true, identities: google };
  expect(kindsFor(values, everything, { ssoConnectorIds: ['okta'], hasPasskey: true })).toEqual([
    'password',
    'emailCode',
    'phoneCode',
    'passkey',
    'social',
    'enterprise',
  ]);
});

it('needs an identifier that may be typed with the password', () => {
  expect(kindsFor({ hasPassword: true })).toEqual([]);
  expect(kindsFor({ hasPassword: true, primaryPhone: '614' })).toEqual(['phoneCode']);
  expect(kindsFor({ hasPassword: true, username: 'ada' })).toEqual(['password']);
});

it('takes no code for a way in where the tenant sends none', () => {
  const settings = { ...everything, signIn: { methods: [method('email', true, false)] } };
  expect(kindsFor({ primaryEmail: 'a@b.c' }, settings)).toEqual([]);
});

it('does not count an account at a provider that the sign-in page does not offer', () => {
  expect(kindsFor({ identities: { ...google, github: { userId: 'h1' } } })).toEqual(['social']);
});

it.each([
  [{ singleSignOnEnabled: false }, []],
  [{ singleSignOnEnabled: true }, ['enterprise']],
  [{}, ['enterprise']],
])('counts enterprise accounts unless single sign-on is off: %j', (settings, ways) => {
  expect(kindsFor({}, settings, { ssoConnectorIds: ['okta'] })).toEqual(ways);
});

it.each([[{ passkeySignIn: { enabled: false } }], [{}]])(
  'counts a passkey only where it opens the account by itself, which it does not by %j',
  (settings) => {
    expect(kindsFor({}, settings, { hasPasskey: true })).toEqual([]);
  },
);

it('assumes the usual where the settings are unknown', () => {
  const values = { primaryEmail: 'a@b.c', hasPassword: true, identities: google };
  expect(waysIn({ user: { ...nobody, ...values }, ssoConnectorIds: [], hasPasskey: true }, undefined)).toEqual([
    { kind: 'password' },
    { kind: 'social', target: 'google' },
  ]);
});
