import { expect, it } from 'vitest';

import { remainingFactors } from '#console/shared/account/factors.ts';

const factor = (type: string) => ({ id: type, type, createdAt: '2026-08-01T10:00:00.000Z' });
const [totp, passkey, codes] = [factor('Totp'), factor('WebAuthn'), factor('BackupCode')];

it.each([
  ['the only factor', [totp], 'none'],
  ['one of two', [totp, passkey], 'enough'],
  ['the only factor besides backup codes', [totp, codes], 'onlyBackupCodes'],
  ['one of two factors besides backup codes', [totp, passkey, codes], 'enough'],
])('after removing %s: %s', (_which, factors, left) => {
  expect(remainingFactors('Totp', factors)).toBe(left);
});

it('after removing backup codes the other factor remains', () => {
  expect(remainingFactors('BackupCode', [totp, codes])).toBe('enough');
});
