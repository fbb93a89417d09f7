import { expect, it } from 'vitest';

import type { Verification } from '#gateway/audit-log/verify.ts';

import { verificationReport } from './verification-report.ts';

const head = { sequence: 7, hash: 'a'.repeat(64) };
const reportOf = (verification: Verification, onlyHead = false) =>
  verificationReport(verification, { storage: { kind: 'folder', folder: './data' }, onlyHead });

it('is good for an intact chain', () => {
  expect(reportOf({ state: 'intact', events: 7, head })).toEqual({
    isGood: true,
    lines: ['The audit log is intact: 7 events.', `Head, to store elsewhere: 7:${head.hash}`],
  });
  expect(reportOf({ state: 'intact', events: 1, head, anchor: { ...head, sequence: 6 } }).lines).toContain(
    'Retention removed the events up to 6.',
  );
});

it('contains only the head with onlyHead', () => {
  expect(reportOf({ state: 'intact', events: 7, head }, true).lines).toEqual([`7:${head.hash}`]);
});

it.each<[Verification, RegExp]>([
  [{ state: 'broken', sequence: 3, reason: 'This entry is gone.' }, /BROKEN at event 3: This entry is gone/],
  [
    { state: 'older', expected: { ...head, sequence: 3 }, anchor: head },
    /CANNOT BE CHECKED.* up to 7, including event 3/,
  ],
  [{ state: 'missing' }, /no audit log in \.\/data/],
])('is not good for %j, also with onlyHead', (verification, words) => {
  for (const onlyHead of [false, true]) {
    const { isGood, lines } = reportOf(verification, onlyHead);
    expect(isGood).toBe(false);
    expect(lines[0]).toMatch(words);
  }
});
