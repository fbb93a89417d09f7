import i18next from 'i18next';
import { expect, it } from 'vitest';

import { eventName } from '#console/shared/activity/event-key.ts';
import type { Log, LogPayload } from '#contract/logs.ts';

import { eventSentence } from './event-sentence.ts';

const names = { user: (id: string) => (id === 'u1' ? 'Ada Lovelace' : id), app: () => 'Shop', isDeleted: () => false };
function sentence(key: string, more: Partial<LogPayload> = {}): string {
  const entry: Log = { id: 'x', key, createdAt: 0, payload: { key, result: 'Success', applicationId: 's', ...more } };
  return eventSentence(entry, i18next.t, names);
}

const ada = { payload: { identifier: { type: 'email', value: 'ada@example.org' } } };
const proven = (...types: string[]) => ({
  userId: 'u1',
  interaction: { verificationRecords: types.map((type) => ({ type, verified: true })) },
});

it.each([
  ['Interaction.SignIn.Submit', proven('Password'), 'Ada Lovelace signed in to Shop with password'],
  [
    'Interaction.SignIn.Submit',
    proven('Password', 'Totp'),
    'Ada Lovelace signed in to Shop with password and authenticator code',
  ],
  ['Interaction.SignIn.Submit', { userId: 'u1' }, 'Ada Lovelace signed in to Shop'],
  [
    'Interaction.SignIn.Verification.Password.Submit',
    { result: 'Error', ...ada },
    'An unknown user entered a password for ada@example.org that was not accepted',
  ],
  [
    'Interaction.ForgotPassword.Verification.EmailVerificationCode.Create',
    ada,
    'An unknown user requested a code by email to ada@example.org',
  ],
  [
    'Interaction.SignIn.Submit',
    { ...proven('Password'), result: 'Error', error: { code: 'session.mfa.require_mfa_verification' } },
    'Ada Lovelace needed one more step to sign in to Shop',
  ],
  [
    'ExchangeTokenBy.DeviceCode',
    { result: 'Error', error: '{"error":"authorization_pending"}' },
    'Shop must wait for one more step',
  ],
  ['Interaction.SignIn.BindMfa.Totp.Submit', { userId: 'u1' }, 'Ada Lovelace set up an authenticator app'],
  ['ExchangeTokenBy.ClientCredentials', {}, 'Shop got a token for itself'],
  ['ExchangeTokenBy.RefreshToken', { userId: 'gone' }, 'Shop renewed its tokens for gone'],
  ['TriggerHook.User.Data.Updated', {}, 'A webhook was sent for User.Data.Updated'],
])('describes %s %j', (key, more, expected) => {
  expect(sentence(key, more)).toBe(expected);
});

/** Parts of all event keys, current and old (logto-behavior.md#7.3). */
const flows = ['SignIn', 'Register', 'ForgotPassword'];
const mfa = ['Totp', 'WebAuthn', 'BackupCode', 'EmailVerificationCode', 'PhoneVerificationCode'];
const factors = [
  'Password',
  'EmailVerificationCode',
  'PhoneVerificationCode',
  'MfaEmailVerificationCode',
  'MfaPhoneVerificationCode',
  'Social',
  'EnterpriseSso',
  'Totp',
  'WebAuthn',
  'SignInPasskey',
  'BackupCode',
  'NewPasswordIdentity',
  'OneTimeToken',
];
const acts = ['Create', 'Update', 'Submit', 'Delete', 'End'];
const catalog = [
  'Interaction.Create',
  'Interaction.End',
  'Interaction.Create.Captcha',
  ...flows.flatMap((flow) =>
    [
      'Create',
      'Update',
      'Submit',
      'Identifier.Submit',
      'Profile.Update',
      'Profile.Create',
      'Profile.Delete',
      'SignInPasskey.Submit',
      ...mfa.flatMap((factor) => [`BindMfa.${factor}.Create`, `BindMfa.${factor}.Submit`]),
      ...mfa.flatMap((factor) => [`Mfa.${factor}.Create`, `Mfa.${factor}.Submit`]),
      ...factors.flatMap((factor) => acts.map((act) => `Verification.${factor}.${act}`)),
      ...['VerificationCode', 'Social', 'SingleSignOn'].flatMap((factor) => [
        `Identifier.${factor}.Create`,
        `Identifier.${factor}.Submit`,
      ]),
      'Identifier.Password.Submit',
    ].map((rest) => `Interaction.${flow}.${rest}`),
  ),
  'Interaction.SignIn.Verification.IdpInitiatedSso.Create',
  ...['AuthorizationCode', 'RefreshToken', 'ClientCredentials', 'TokenExchange', 'DeviceCode', 'Unknown'].map(
    (grant) => `ExchangeTokenBy.${grant}`,
  ),
  'RevokeToken',
  'RevokeGrants',
  'JwtCustomizer.AccessToken',
  'JwtCustomizer.ClientCredentials',
  'SamlApplication.AuthnRequest',
  'SamlApplication.Callback',
  'Action.PostFirstFactorVerification',
  'Action.PostSignIn',
  'TrustedDevice.Created',
  'TrustedDevice.Used',
  ...['PostRegister', 'User.Data.Updated', 'Role.Scopes.Updated', 'Identifier.Lockout'].map(
    (on) => `TriggerHook.${on}`,
  ),
  'Unknown',
];

it.each(['Success', 'Error'])('has a sentence and a name for every event key with result %s', (result) => {
  const sentences = catalog.map((key) => [key, sentence(key, { result })] as const);
  expect(sentences.filter(([key, text]) => text === key)).toEqual([]);
  expect(sentences.filter(([, text]) => /[{}]|undefined|: $/.test(text))).toEqual([]);
  expect(catalog.filter((key) => eventName(key, i18next.t) === key)).toEqual([]);
});

it.each([
  'Teleport.Begin',
  'Interaction.SignIn.Verification.Telepathy.Submit',
  'Interaction.SignIn.BindMfa.Ring.Submit',
])('describes the unknown event %s by its key', (key) => {
  expect(sentence(key)).toBe(key);
});

it('does not interpolate placeholders in names', () => {
  const entry: Log = {
    id: 'x',
    key: 'Interaction.SignIn.Submit',
    createdAt: 0,
    payload: { key: '', result: 'Success', userId: 'u', applicationId: 's' },
  };
  const odd = { user: () => '{{app}} $t(common.cancel)', app: () => 'Shop', isDeleted: () => false };
  expect(eventSentence(entry, i18next.t, odd)).toBe('{{app}} $t(common.cancel) signed in to Shop');
});
