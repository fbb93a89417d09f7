import { expect, it } from 'vitest';

import { rangeOf, rangeStart, timeRanges, yesterday } from './time-ranges.ts';

const now = Date.UTC(2026, 10, 20, 12, 34, 56);

it('recognizes the start of every range, also minutes later', () => {
  for (const { name } of timeRanges) {
    expect(rangeOf(rangeStart(name, now), now)).toBe(name);
    expect(rangeOf(rangeStart(name, now), now + 4 * 60_000)).toBe(name);
  }
});

it('treats an older start as a fixed time', () => {
  expect(rangeOf(rangeStart('hour', now), now + 60 * 60_000)).toBeUndefined();
});

it('ends yesterday before midnight, in local time', () => {
  const { start, end } = yesterday(new Date(2026, 10, 20, 0, 30).getTime());
  expect([new Date(start), new Date(end + 1)]).toEqual([new Date(2026, 10, 19), new Date(2026, 10, 20)]);
});
