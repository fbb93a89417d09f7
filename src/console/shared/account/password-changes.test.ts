import { expect, it } from 'vitest';

import type { AuditEvent } from '#contract/audit-log.ts';

import { laterPasswordChange } from './password-changes.ts';

const outcome = { sequence: 9, at: 0, status: 200, code: null, durationMs: 1 };
const set = (sequence: number, requestId: string, values: Partial<AuditEvent> = {}) => ({
  sequence,
  requestId,
  kind: 'write' as const,
  action: 'passwords:set',
  outcome,
  ...values,
});
const later = (...events: ReturnType<typeof set>[]) => laterPasswordChange(events, 'own')?.sequence;

it('finds the last change after the own one', () => {
  expect(later(set(2, 'own'), set(1, 'a'))).toBeUndefined();
  expect(later(set(1, 'own'), set(3, 'b'), set(2, 'a', { action: 'passwords:reset' }))).toBe(3);
  // So many later ones that the own one is not listed.
  expect(later(set(5, 'b'), set(4, 'a'))).toBe(5);
});

it('leaves out what was refused, and keeps what may have been carried out', () => {
  expect(later(set(1, 'own'), set(2, 'a', { outcome: { ...outcome, status: 422 } }))).toBeUndefined();
  expect(
    later(set(1, 'own'), set(2, 'a', { outcome: { ...outcome, status: 403, code: 'gateway.approval_requested' } })),
  ).toBeUndefined();
  expect(later(set(1, 'own'), set(2, 'a', { outcome: null }))).toBe(2);
  expect(later(set(1, 'own'), set(2, 'a', { action: 'passwords:expire' }))).toBeUndefined();
});
