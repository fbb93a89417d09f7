import { expect, it } from 'vitest';

import type { AuditEvent } from '#contract/audit-log.ts';

import { foldOpenings, isOpenings } from './fold-openings.ts';

const event = (sequence: number, action: string, subject = 'sam'): AuditEvent => ({
  sequence,
  at: 0,
  kind: 'event',
  requestId: null,
  flowId: null,
  caller: [],
  operator: { subject, name: subject, role: 'support' },
  action,
  method: null,
  route: null,
  targetUserId: null,
  target: null,
  changedFields: [],
  values: 'none',
  targetName: null,
  reason: null,
  outcome: null,
  approval: null,
  count: null,
  lost: null,
  since: null,
});

const folded = (events: readonly AuditEvent[]) =>
  foldOpenings(events).map((item) => (isOpenings(item) ? item.map(({ sequence }) => sequence) : item.sequence));

it('folds runs of opened accounts by one operator', () => {
  const opened = [6, 5, 4].map((sequence) => event(sequence, 'users:open'));
  expect(
    folded([...opened, event(3, 'users:open', 'olga'), event(2, 'users:suspend'), event(1, 'users:open')]),
  ).toEqual([[6, 5, 4], 3, 2, 1]);
});

it('folds no other actions', () => {
  expect(folded([event(2, 'users:suspend'), event(1, 'users:suspend')])).toEqual([2, 1]);
});
