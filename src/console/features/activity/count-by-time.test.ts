import { expect, it } from 'vitest';

import { inventLog } from '#console/testing/invented-logs.ts';

import { countByTime, hasTwoTimes } from './count-by-time.ts';

const hour = 3_600_000;
const start = new Date(2026, 2, 27, 9, 30).getTime();

it.each([
  ['an hour', hour, 13],
  ['a day', 24 * hour, 25],
  ['a week', 7 * 24 * hour, 29],
  ['a month', 30 * 24 * hour, 16],
  ['three years', 3 * 365 * 24 * hour, 14],
])('divides %s into a readable number of periods', (_what, length, most) => {
  const periods = countByTime([], start, start + length);
  expect(periods.length).toBeLessThanOrEqual(31);
  expect(periods.length).toBeGreaterThanOrEqual(most - 3);
  expect(periods[0]?.from).toBeLessThanOrEqual(start);
});

it('counts each entry once, as success, step or failure', () => {
  const entries = Array.from({ length: 100 }, (_, index) =>
    inventLog(
      String(index),
      'K',
      start + index * hour,
      index % 4 === 0
        ? { result: 'Error', error: { code: index % 20 === 0 ? 'user.suggest_mfa' : 'user.suspended' } }
        : {},
    ),
  );
  const periods = countByTime(entries, start, start + 99 * hour);
  expect(periods.reduce((sum, { succeeded }) => sum + succeeded, 0)).toBe(75);
  expect(periods.reduce((sum, { steps }) => sum + steps, 0)).toBe(5);
  expect(periods.reduce((sum, { failed }) => sum + failed, 0)).toBe(20);
});

it('returns one period when start and end are equal', () => {
  expect(countByTime([inventLog('1', 'K', start)], start, start)).toEqual([
    { from: start, succeeded: 1, steps: 0, failed: 0 },
  ]);
});

it.each([
  ['none', [], false],
  ['one period', [0, 60_000], false],
  ['two periods', [0, 20 * hour], true],
])('has two times for entries of %s', (_, ages, expected) => {
  const entries = ages.map((age) => inventLog(String(age), 'Interaction.Create', start + age));
  expect(hasTwoTimes(countByTime(entries, start, start + 24 * hour))).toBe(expected);
});
