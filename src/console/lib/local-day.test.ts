import { expect, it } from 'vitest';

import { endOfDay, startOfDay, startOfPeriod, today } from './local-day.ts';

it('starts and ends periods at local midnight across clock changes', () => {
  expect(startOfPeriod('2026-08-20', 1)).toBe(new Date(2026, 7, 20).getTime());
  expect(startOfPeriod('2026-04-02', 7)).toBe(new Date(2026, 2, 27).getTime());
  expect(endOfDay('2026-12-31')).toBe(new Date(2027, 0, 1).getTime() - 1);
  expect(startOfDay('2026-01-01')).toBe(new Date(2026, 0, 1).getTime());
});

it('formats today like a date input', () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
