import { expect, it } from 'vitest';

import { firstDayOfWeek } from './first-day-of-week.ts';

it.each([
  ['en', 0],
  ['en-US', 0],
  ['en-GB', 1],
  ['en-DE', 1],
  ['en-001', 1],
  ['en-EG', 6],
  ['zh-CN', 1],
  ['ja', 0],
])('knows the first day of the week of %s', (locale, day) => {
  expect(firstDayOfWeek(locale)).toBe(day);
});
