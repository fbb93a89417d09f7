import { describe, expect, it } from 'vitest';

import type { AuditEvent } from '#contract/audit-log.ts';
import type { Log } from '#contract/logs.ts';

import { actionsSince, interleave, isAction, lowerEnd, upperEnd } from './operator-actions.ts';
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
  kind: 'intent',
  requestId: null,
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

  it('has what was logged in the same millisecond above the action, and keeps the order of each', () => {
    const twin = { ...entry(10), id: 'twin' };
    expect(order([entry(10), twin], [action(10, 2), action(10, 1)])).toEqual(['log10', 'twin', 'action 2', 'action 1']);
  });

  it('places a attempt by the entry that decided it', () => {
    const steps = [
      entry(9000, 'ExchangeTokenBy.AuthorizationCode'),
      entry(5000, 'Interaction.SignIn.Submit'),
      entry(1000, 'Interaction.Create'),
    ];
    const told = foldAttempts(steps, { hasOlder: false, hasNewer: false });
    expect(order(told, [action(7000), action(3000)])).toEqual(['action 7000', 'attempt', 'action 3000']);
  });
});

describe('the ends of a page', () => {
  const paging = (number: number) => ({ page: number, page_size: 2 });

  it('end at its oldest entry, when others follow', () => {
    expect(lowerEnd(page([entry(40), entry(30)], 3), paging(1))).toBe(30);
  });

  it('leave all that is older to the last page, and to an empty list', () => {
    expect(lowerEnd(page([entry(20)], 3), paging(2))).toBe(-Infinity);
    expect(lowerEnd(page([entry(20), entry(10)], 4), paging(2))).toBe(-Infinity);
    expect(lowerEnd(page<Log>([]), paging(1))).toBe(-Infinity);
  });

  it('leave nothing to a page beyond the last', () => {
    expect(lowerEnd(page<Log>([], 4), paging(3))).toBe(Infinity);
  });

  it('know the last page by its room, where the server does not count to the end', () => {
    expect(lowerEnd(page([entry(20), entry(10)], 4, true), paging(2))).toBe(10);
    expect(lowerEnd(page([entry(20)], 4, true), paging(3))).toBe(-Infinity);
    expect(lowerEnd(page<Log>([], 4, true), paging(3))).toBe(-Infinity);
  });

  it('begin below the page before, and in the range of time', () => {
    expect(upperEnd(undefined, undefined)).toBeUndefined();
    expect(upperEnd(entry(30), undefined)).toBe(29);
    expect(upperEnd(undefined, 50)).toBe(50);
    expect(upperEnd(entry(30), 50)).toBe(29);
  });

  it('give each action to one page, also one in the millisecond of the end', () => {
    const actions = [40, 31, 30, 29, 10].map((at) => action(at));
    const end = lowerEnd(page([entry(40), entry(30)], 3), paging(1));
    const first = actionsSince(page(actions), end).entries;
    const second = actions.filter(({ at }) => at <= (upperEnd(entry(30), undefined) ?? Infinity));
    expect([...first, ...second]).toEqual(actions);
  });
});

describe('actionsSince', () => {
  it('says when there may be more than were asked for', () => {
    expect(actionsSince(page([action(3), action(2)], 3), 1).isCut).toBe(true);
    expect(actionsSince(page([action(3), action(2)], 2, true), 1).isCut).toBe(true);
  });

  it('knows that there are none when the first that is too old was among them', () => {
    expect(actionsSince(page([action(3), action(2)], 3), 3)).toEqual({ entries: [action(3)], isCut: false });
    expect(actionsSince(page([action(3), action(2)]), 1).isCut).toBe(false);
  });
});
