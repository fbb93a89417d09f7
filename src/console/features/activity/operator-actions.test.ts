import { describe, expect, it } from 'vitest';

import type { JournalEntry } from '#contract/audit-log.ts';
import type { Log } from '#contract/logs.ts';

import { deedsSince, interleave, isDeed, lowerEnd, upperEnd } from './operator-actions.ts';
import { foldStories, isStory } from './sign-in-attempts.ts';

const entry = (createdAt: number, key = 'RevokeToken'): Log => ({
  id: `log${createdAt}`,
  key,
  createdAt,
  payload: { key, result: 'Success', ip: '::1', userAgent: 'Firefox', applicationId: 'shop' },
});

const deed = (at: number, sequence = at): JournalEntry => ({
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
      if (isDeed(one)) return `deed ${one.sequence}`;
      return isStory(one) ? 'story' : one.id;
    });

  it('puts deeds between entries, newest first', () => {
    expect(order([entry(30), entry(10)], [deed(40), deed(20), deed(5)])).toEqual([
      'deed 40',
      'log30',
      'deed 20',
      'log10',
      'deed 5',
    ]);
  });

  it('has what was logged in the same millisecond above the deed, and keeps the order of each', () => {
    const twin = { ...entry(10), id: 'twin' };
    expect(order([entry(10), twin], [deed(10, 2), deed(10, 1)])).toEqual(['log10', 'twin', 'deed 2', 'deed 1']);
  });

  it('places a story by the entry that decided it', () => {
    const steps = [
      entry(9000, 'ExchangeTokenBy.AuthorizationCode'),
      entry(5000, 'Interaction.SignIn.Submit'),
      entry(1000, 'Interaction.Create'),
    ];
    const told = foldStories(steps, { hasOlder: false, hasNewer: false });
    expect(order(told, [deed(7000), deed(3000)])).toEqual(['deed 7000', 'story', 'deed 3000']);
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

  it('give each deed to one page, also one in the millisecond of the end', () => {
    const deeds = [40, 31, 30, 29, 10].map((at) => deed(at));
    const end = lowerEnd(page([entry(40), entry(30)], 3), paging(1));
    const first = deedsSince(page(deeds), end).entries;
    const second = deeds.filter(({ at }) => at <= (upperEnd(entry(30), undefined) ?? Infinity));
    expect([...first, ...second]).toEqual(deeds);
  });
});

describe('deedsSince', () => {
  it('says when there may be more than were asked for', () => {
    expect(deedsSince(page([deed(3), deed(2)], 3), 1).isCut).toBe(true);
    expect(deedsSince(page([deed(3), deed(2)], 2, true), 1).isCut).toBe(true);
  });

  it('knows that there are none when the first that is too old was among them', () => {
    expect(deedsSince(page([deed(3), deed(2)], 3), 3)).toEqual({ entries: [deed(3)], isCut: false });
    expect(deedsSince(page([deed(3), deed(2)]), 1).isCut).toBe(false);
  });
});
