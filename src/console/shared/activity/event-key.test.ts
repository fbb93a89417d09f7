import i18next from 'i18next';
import { expect, it } from 'vitest';

import { eventKeys, eventName } from './event-key.ts';

const name = (key: string) => eventName(key, i18next.t);

it.each([
  ['Interaction.Create', 'Sign-in or consent started'],
  ['Interaction.SignIn.Create', 'Sign-in: started'],
  ['Interaction.SignIn.Identifier.Submit', 'Sign-in: account identified'],
  ['Interaction.SignIn.Verification.Password.Submit', 'Sign-in: password checked'],
  ['Interaction.ForgotPassword.Verification.EmailVerificationCode.Create', 'Password reset: email code requested'],
  ['Interaction.Register.BindMfa.Totp.Submit', 'Registration: authenticator app added as a factor'],
  ['ExchangeTokenBy.RefreshToken', 'Token refreshed'],
])('names %s "%s"', (key, expected) => {
  expect(name(key)).toBe(expected);
});

it('has a name for every event in the filter', () => {
  expect(eventKeys.filter((key) => name(key) === key)).toEqual([]);
});

it('returns an unknown key unchanged', () => {
  expect(name('Interaction.SignIn.Verification.Telepathy.Submit')).toBe(
    'Interaction.SignIn.Verification.Telepathy.Submit',
  );
  expect(name('TrustedDevice.Lost')).toBe('TrustedDevice.Lost');
});
