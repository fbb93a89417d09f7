import { expect, it } from 'vitest';

import { defaultCallerSettings } from '#gateway/callers/caller-settings.ts';

import { SettingError } from './setting.ts';
import { readSettings } from './settings.ts';

it("uses the gateway's defaults when nothing is set", () => {
  expect(readSettings({}).operators).toMatchObject(defaultCallerSettings);
});

it('reads the checklist and the actions that need a verified caller', () => {
  const { operators } = readSettings({
    CALLER_CHECKLIST: 'createdAt, code,createdAt',
    CALLER_VERIFICATION_REQUIRED: 'passwords:reset users:delete',
  });
  expect(operators).toMatchObject({
    callerQuestions: ['createdAt', 'code'],
    callerVerificationRequired: ['passwords:reset', 'users:delete'],
  });
});

it.each([
  { CALLER_CHECKLIST: 'shoe-size' },
  { CALLER_VERIFICATION_REQUIRED: 'users:walk' },
  // Otherwise no caller could be verified.
  { CALLER_VERIFICATION_REQUIRED: 'verification-codes:send' },
  // Nothing would enforce it.
  { CALLER_VERIFICATION_REQUIRED: 'users:read' },
  { CALLER_VERIFICATION_REQUIRED: 'users:search' },
  { CALLER_VERIFICATION_REQUIRED: 'users:history' },
  { CALLER_VERIFICATION_REQUIRED: 'notes:read' },
  { CALLER_VERIFICATION_REQUIRED: 'audit:read' },
  { CALLER_VERIFICATION_REQUIRED: 'protected:write' },
  { CALLER_VERIFICATION_REQUIRED: 'users:create' },
])('refuses %j', (variables) => {
  expect(() => readSettings(variables)).toThrow(SettingError);
  expect(() => readSettings(variables)).toThrow(Object.keys(variables)[0]);
});
