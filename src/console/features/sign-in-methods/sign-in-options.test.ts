import { expect, it } from 'vitest';

import type { SignInExperience } from '#contract/sign-in-experience.ts';
import type { User } from '#contract/users.ts';

import { possibleSignIns } from './sign-in-options.ts';

const emptyUser: User = {
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
) =>
  possibleSignIns({ user: { ...emptyUser, ...values }, ssoConnectorIds, hasPasskey }, settings).map(({ kind }) => kind);

it('returns no options for an account without credentials', () => {
  expect(kindsFor({})).toEqual([]);
});

it('returns all options that the sign-in page offers', () => {
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

it('requires an identifier that the sign-in page accepts with the password', () => {
  expect(kindsFor({ hasPassword: true })).toEqual([]);
  expect(kindsFor({ hasPassword: true, primaryPhone: '614' })).toEqual(['phoneCode']);
  expect(kindsFor({ hasPassword: true, username: 'ada' })).toEqual(['password']);
});

it('does not count verification codes when the tenant sends none', () => {
  const settings = { ...everything, signIn: { methods: [method('email', true, false)] } };
  expect(kindsFor({ primaryEmail: 'a@b.c' }, settings)).toEqual([]);
});

it('does not count a social account that the sign-in page does not offer', () => {
  expect(kindsFor({ identities: { ...google, github: { userId: 'h1' } } })).toEqual(['social']);
});

it.each([
  [{ singleSignOnEnabled: false }, []],
  [{ singleSignOnEnabled: true }, ['enterprise']],
  [{}, ['enterprise']],
])('counts enterprise accounts unless single sign-on is off: %j', (settings, options) => {
  expect(kindsFor({}, settings, { ssoConnectorIds: ['okta'] })).toEqual(options);
});

it.each([[{ passkeySignIn: { enabled: false } }], [{}]])(
  'does not count a passkey that is only an MFA factor: %j',
  (settings) => {
    expect(kindsFor({}, settings, { hasPasskey: true })).toEqual([]);
  },
);

it('assumes defaults when the settings are unknown', () => {
  const values = { primaryEmail: 'a@b.c', hasPassword: true, identities: google };
  expect(
    possibleSignIns({ user: { ...emptyUser, ...values }, ssoConnectorIds: [], hasPasskey: true }, undefined),
  ).toEqual([{ kind: 'password' }, { kind: 'social', target: 'google' }]);
});
