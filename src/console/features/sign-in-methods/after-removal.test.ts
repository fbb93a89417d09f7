import { expect, it } from 'vitest';

import { afterRemoval } from './after-removal.ts';

const factor = (type: string) => ({ id: type, type, createdAt: '2026-08-01T10:00:00.000Z' });
const [totp, passkey, codes] = [factor('Totp'), factor('WebAuthn'), factor('BackupCode')];

it.each([
  ['the only factor', [totp], 'none'],
  ['one of two', [totp, passkey], 'enough'],
  ['the one that backup codes stand in for', [totp, codes], 'onlyBackupCodes'],
  ['one of two that backup codes stand in for', [totp, passkey, codes], 'enough'],
])('removing %s leaves: %s', (_which, factors, left) => {
  expect(afterRemoval('Totp', factors)).toBe(left);
});

it('removing backup codes leaves the factor they stood in for', () => {
  expect(afterRemoval('BackupCode', [totp, codes])).toBe('enough');
});
