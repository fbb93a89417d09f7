import { expect, it } from 'vitest';

import { localTimeValue, parseLocalTime, timeZoneAt } from './local-time.ts';

it('reads what the field has as its value', () => {
  const time = new Date(2026, 11, 3, 9, 5).getTime();
  expect(localTimeValue(time)).toBe('2026-12-03T09:05');
  expect(parseLocalTime('2026-12-03T09:05')).toBe(time);
  expect(parseLocalTime('2026-12-03T09:05:00')).toBe(time);
});

it.each(['', '2026-12-03', '2026-13-03T09:05', '2026-02-30T09:05', 'tomorrow'])('refuses “%s”', (value) => {
  expect(parseLocalTime(value)).toBeUndefined();
});

it('names the time zone with its offset', () => {
  expect(timeZoneAt(Date.UTC(2026, 11, 3), 'en')).toMatch(/^[A-Z][\w ]+ \((?:UTC|GMT).*\)$/);
  expect(timeZoneAt(Date.UTC(2026, 11, 3), 'zh-CN')).toMatch(/^\p{sc=Han}+（(?:UTC|GMT).*）$/u);
  expect(timeZoneAt(Date.UTC(2026, 11, 3), 'ja')).toMatch(/^[^ ]+（(?:UTC|GMT).*）$/);
});
