import { expect, it } from 'vitest';

import { nextSignIn } from './next-sign-in.ts';

const totp = { type: 'Totp' };
const codes = { type: 'BackupCode' };
const mandatory = { factors: ['Totp'], policy: 'Mandatory' };

it.each([
  [[totp, codes], mandatory, 'asksFor'],
  [[codes], mandatory, 'onlyBackupCodes'],
  [[], mandatory, 'mustSetUp'],
  [[], { factors: ['Totp'], policy: 'PromptAtSignInAndSignUpMandatory' }, 'mustSetUp'],
  [[], { factors: ['Totp'], policy: 'UserControlled' }, 'maySetUp'],
  [[], { factors: ['Totp'], policy: 'NoPrompt' }, 'nothing'],
  [[], { factors: [], policy: 'Mandatory' }, 'nothing'],
  [[], undefined, 'unknown'],
] as const)('with %j and the policy %j: %s', (factors, mfa, expected) => {
  expect(nextSignIn(factors, mfa && { ...mfa, factors: [...mfa.factors] })).toBe(expected);
});
