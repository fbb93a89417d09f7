import { expect, it } from 'vitest';

import { rangeOf, startOf, timeRanges } from './time-ranges.ts';

const now = Date.UTC(2026, 10, 20, 12, 34, 56);

it('recognizes every range it began, also a while later', () => {
  for (const { name } of timeRanges) {
    expect(rangeOf(startOf(name, now), now)).toBe(name);
    expect(rangeOf(startOf(name, now), now + 4 * 60_000)).toBe(name);
  }
});

it('takes an older start for a fixed moment', () => {
  expect(rangeOf(startOf('hour', now), now + 60 * 60_000)).toBeUndefined();
});
