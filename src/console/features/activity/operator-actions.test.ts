import { describe, expect, it } from 'vitest';

import type { AuditEvent } from '#contract/audit-log.ts';
import type { Log } from '#contract/logs.ts';

import { actionsSince, interleave, isAction, pageStartTime, pageEndTime } from './operator-actions.ts';
import { foldAttempts, isAttempt } from './sign-in-attempts.ts';

const entry = (createdAt: number, key = 'RevokeToken'): Log => ({
  id: `log${createdAt}`,
  key,
  createdAt,
  payload: { key, result: 'Success', ip: '::1', userAgent: 'Firefox', applicationId: 'shop' },
});

const action = (at: number, sequence = at): AuditEvent => ({
  sequence,
  at,
  kind: 'write',
  requestId: null,
  flowId: null,
  operator: null,
  action: 'users:suspend',
  method: null,
  route: null,
  targetUserId: null,
  target: null,
  changedFields: [],
  values: 'none',
  targetName: null,
  reason: null,
  approval: null,
  caller: [],
  outcome: null,
  count: null,
  lost: null,
  since: null,
});

const page = <T>(items: T[], total = items.length, isCapped = false) => ({ items, total, isCapped });

describe('interleave', () => {
  const order = (...args: Parameters<typeof interleave>) =>
    interleave(...args).map((one) => {
      if (isAction(one)) return `action ${one.sequence}`;
      return isAttempt(one) ? 'attempt' : one.id;
    });

  it('puts actions between entries, newest first', () => {
    expect(order([entry(30), entry(10)], [action(40), action(20), action(5)])).toEqual([
      'action 40',
      'log30',
      'action 20',
      'log10',
      'action 5',
    ]);
  });

  it('puts an entry of the same millisecond above the action, and keeps the order otherwise', () => {
    const twin = { ...entry(10), id: 'twin' };
    expect(order([entry(10), twin], [action(10, 2), action(10, 1)])).toEqual(['log10', 'twin', 'action 2', 'action 1']);
  });

  it('places an attempt by its decisive entry', () => {
    const steps = [
      entry(9000, 'ExchangeTokenBy.AuthorizationCode'),
      entry(5000, 'Interaction.SignIn.Submit'),
      entry(1000, 'Interaction.Create'),
    ];
    const items = foldAttempts(steps, { hasOlder: false, hasNewer: false });
    expect(order(items, [action(7000), action(3000)])).toEqual(['action 7000', 'attempt', 'action 3000']);
  });
});

describe('pageStartTime and pageEndTime', () => {
  const paging = (number: number) => ({ page: number, page_size: 2 });

  it('ends a page at its oldest entry when more pages follow', () => {
    expect(pageStartTime(page([entry(40), entry(30)], 3), paging(1))).toBe(30);
  });

  it('has no lower limit on the last page and for an empty list', () => {
    expect(pageStartTime(page([entry(20)], 3), paging(2))).toBe(-Infinity);
    expect(pageStartTime(page([entry(20), entry(10)], 4), paging(2))).toBe(-Infinity);
    expect(pageStartTime(page<Log>([]), paging(1))).toBe(-Infinity);
  });

  it('excludes all actions on a page beyond the last', () => {
    expect(pageStartTime(page<Log>([], 4), paging(3))).toBe(Infinity);
  });

  it('recognizes the last page by its length when the total is capped', () => {
    expect(pageStartTime(page([entry(20), entry(10)], 4, true), paging(2))).toBe(10);
    expect(pageStartTime(page([entry(20)], 4, true), paging(3))).toBe(-Infinity);
    expect(pageStartTime(page<Log>([], 4, true), paging(3))).toBe(-Infinity);
  });

  it('begins below the previous page and within the time range', () => {
    expect(pageEndTime(undefined, undefined)).toBeUndefined();
    expect(pageEndTime(entry(30), undefined)).toBe(29);
    expect(pageEndTime(undefined, 50)).toBe(50);
    expect(pageEndTime(entry(30), 50)).toBe(29);
  });

  it('assigns each action to exactly one page, also in the millisecond of the limit', () => {
    const actions = [40, 31, 30, 29, 10].map((at) => action(at));
    const end = pageStartTime(page([entry(40), entry(30)], 3), paging(1));
    const first = actionsSince(page(actions), end).entries;
    const second = actions.filter(({ at }) => at <= (pageEndTime(entry(30), undefined) ?? Infinity));
    expect([...first, ...second]).toEqual(actions);
  });
});

describe('actionsSince', () => {
  it('is cut when the response may lack actions', () => {
    expect(actionsSince(page([action(3), action(2)], 3), 1).isCut).toBe(true);
    expect(actionsSince(page([action(3), action(2)], 2, true), 1).isCut).toBe(true);
  });

  it('is not cut when the response includes an action that is too old', () => {
    expect(actionsSince(page([action(3), action(2)], 3), 3)).toEqual({ entries: [action(3)], isCut: false });
    expect(actionsSince(page([action(3), action(2)]), 1).isCut).toBe(false);
  });
});
