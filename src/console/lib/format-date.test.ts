import { expect, it, vi } from 'vitest';

import { formatDate, formatDateTime, formatFull, formatRelative, setTimesInUtc } from './format-date.ts';

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

it.each([
  ['ja', '5分前'],
  ['zh-CN', '5 分钟前'],
])('writes relative times of %s as %s', (language, expected) => {
  expect(formatRelative(now - 5 * minute, language, now)).toBe(expected);
});

it('writes the time zone after the time', () => {
  expect(formatFull(now, 'zh-CN')).toMatch(/\d+:00:00 \S+$/);
  expect(formatFull(now, 'ja')).toMatch(/\d+:00:00 \S+$/);
});

it('writes times in UTC on request, and says so', () => {
  vi.stubGlobal('localStorage', { setItem: () => undefined });
  setTimesInUtc(true);
  expect(formatDateTime(now, 'en')).toMatch(/^Nov 20, 2026, 12:00.PM UTC$/);
  expect(formatDate(now, 'en')).toBe('Nov 20, 2026');
  setTimesInUtc(false);
  expect(formatDateTime(now, 'en')).not.toContain('UTC');
  vi.unstubAllGlobals();
});
