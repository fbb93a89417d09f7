import { expect, it } from 'vitest';

import { entryOutcome } from './entry-outcome.ts';
import type { Log, LogPayload } from './logs.ts';

const entryOf = (payload: Pick<LogPayload, 'result' | 'error'>): Log => ({
  id: '1',
  key: 'Interaction.SignIn.Submit',
  createdAt: 0,
  payload: { key: 'Interaction.SignIn.Submit', ...payload },
});

const outcomeOf = (code: string) => entryOutcome(entryOf({ result: 'Error', error: { code } }));

it.each([
  'session.mfa.require_mfa_verification',
  'session.mfa.backup_code_required',
  'session.mfa.suggest_additional_mfa',
  'user.suggest_mfa',
  'user.suggest_something_new',
  'user.missing_mfa',
  'user.missing_profile',
  'user.passkey_preferred',
  'user.new_password_required_in_profile',
])('treats %s as a step', (code) => {
  expect(outcomeOf(code)).toBe('Step');
});

it.each([
  'session.invalid_credentials',
  'session.verification_blocked_too_many_attempts',
  'session.verification_expired',
  'session.verification_failed',
  'session.verification_session_not_found',
  'session.interaction_not_found',
  'session.identifier_not_found',
  'session.sso_enabled',
  'session.captcha_required',
  'session.captcha_failed',
  'session.mfa.invalid_totp_code',
  'session.mfa.invalid_backup_code',
  'session.mfa.webauthn_verification_failed',
  'session.mfa.webauthn_verification_not_found',
  'session.mfa.pending_info_not_found',
  'session.mfa.mfa_sign_in_only',
  'session.mfa.bind_mfa_existed',
  'session.mfa.backup_code_can_not_be_alone',
  'session.mfa.mfa_policy_not_user_controlled',
  'session.mfa.mfa_factor_not_enabled',
  'user.suspended',
  'user.user_not_exist',
  'user.identity_not_exist',
  'user.sso_identity_not_exist',
  'user.sign_in_method_not_enabled',
  'user.email_already_in_use',
  'user.same_password',
  'user.username_too_short',
  'password.expired',
  'password.rejected',
  'verification_code.code_mismatch',
  'verification_code.expired',
  'invented.code',
])('treats %s as a failure', (code) => {
  expect(outcomeOf(code)).toBe('Error');
});

it('treats a polling device as a step and other refused token requests as failures', () => {
  const deviceCode = (error: string) => entryOutcome(entryOf({ result: 'Error', error }));
  expect(deviceCode('{"error":"authorization_pending"}')).toBe('Step');
  expect(deviceCode('{"error":"expired_token"}')).toBe('Error');
  expect(deviceCode('no JSON')).toBe('Error');
});

it('uses the result if there is no error code', () => {
  expect(entryOutcome(entryOf({ result: 'Success' }))).toBe('Success');
  expect(entryOutcome(entryOf({ result: 'Error' }))).toBe('Error');
});
