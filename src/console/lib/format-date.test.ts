import { expect, it } from 'vitest';

import { formatRelative } from './format-date.ts';

const now = Date.UTC(2026, 10, 20, 12);
const minute = 60_000;

it.each([
  [0, 'this minute'],
  [5 * minute, '5 minutes ago'],
  [3 * 60 * minute, '3 hours ago'],
  [24 * 60 * minute, 'yesterday'],
  [40 * 24 * 60 * minute, 'Oct 11, 2026'],
])('%i ms ago reads "%s"', (elapsed, expected) => {
  expect(formatRelative(now - elapsed, 'en', now)).toBe(expected);
});
