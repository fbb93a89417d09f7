import { describe, expect, it } from 'vitest';

import { dateForm, isIsoDate, readDate, readDateTime, showDate, showDateTime } from './typed-date.ts';

describe('a date', () => {
  it.each([
    ['en-US', '11/03/2026'],
    ['en-US', '11/3/2026'],
    ['en-US', 'Nov 3, 2026'],
    ['en-US', '3 november 2026'],
    ['en-GB', '03/11/2026'],
    ['en-GB', '3.11.2026'],
    ['en-GB', '3 Nov 2026'],
    ['en-CA', '2026-11-03'],
    ['en-CA', 'Nov. 3, 2026'],
    ['zh-CN', '2026/11/03'],
    ['zh-CN', '2026年11月3日'],
    ['zh-CN', '２０２６。１１。３'],
    ['ja', '2026/11/3'],
    ['ja', '2026年 11月 3日'],
    ['ja', '２０２６ー１１ー０３'],
    ['ja', '２０２６・１１・３'],
  ])('is read in the order of %s: %s', (locale, text) => {
    expect(readDate(text, locale)).toBe('2026-11-03');
  });

  it.each(['en-US', 'en-GB', 'zh-CN', 'ja'])('is read as ISO 8601 in %s', (locale) => {
    expect(readDate('2026-11-03', locale)).toBe('2026-11-03');
    expect(readDate(' 20261103 ', locale)).toBe('2026-11-03');
  });

  it.each([
    ['en-US', '31/12/2026'],
    ['en-US', '11/3'],
    ['en-US', '11/3/26'],
    ['en-US', '2026-02-30'],
    ['en-US', 'tomorrow'],
    ['en-US', 'Foo 3, 2026'],
    ['en-US', '11/3/2026 or so'],
    ['en-US', '1/1/11/2026'],
    ['en-US', ''],
    ['en-GB', '12/31/2026'],
    // Both the US and the rest of the world end dates with the year.
    ['zh-CN', '11/03/2026'],
    ['ja', '03/11/2026'],
    ['ja', '令和8年11月3日'],
  ])('is not guessed in %s: “%s”', (locale, text) => {
    expect(readDate(text, locale)).toBeUndefined();
  });
});

describe('a date with a time', () => {
  it.each([
    ['en-US', '11/30/2026, 5:05 PM'],
    ['en-US', '11/30/2026 5:05pm'],
    ['en-US', 'Nov 30, 2026, 5:05 p.m.'],
    ['en-US', '11/30/2026 17:05'],
    ['en-GB', '30/11/2026, 17:05'],
    ['en-FI', '30.11.2026 17.05'],
    ['zh-CN', '2026/11/30 17:05'],
    ['zh-CN', '2026年11月30日下午5：05'],
    ['zh-CN', '2026年11月30日 17时5分'],
    ['ja', '2026/11/30 17:05'],
    ['ja', '2026年11月30日 午後5時05分'],
    ['ja', '２０２６／１１／３０　１７：０５'],
  ])('is read in the order of %s: %s', (locale, text) => {
    expect(readDateTime(text, locale)).toBe('2026-11-30T17:05');
  });

  it.each(['en-US', 'en-GB', 'zh-CN', 'ja'])('is read as ISO 8601 in %s', (locale) => {
    expect(readDateTime('2026-11-30T17:05', locale)).toBe('2026-11-30T17:05');
    expect(readDateTime('2026-11-30 17:05:09', locale)).toBe('2026-11-30T17:05:09');
  });

  it('has midnight and noon at 12 of the clock', () => {
    expect(readDateTime('11/30/2026 12:00 AM', 'en-US')).toBe('2026-11-30T00:00');
    expect(readDateTime('11/30/2026 12:00 PM', 'en-US')).toBe('2026-11-30T12:00');
    expect(readDateTime('2026/11/30 午後0:30', 'ja')).toBe('2026-11-30T12:30');
  });

  it.each(['2026-11-30', '11/30/2026 5', '11/30/2026 24:00', '11/30/2026 5:60', '11/30/2026 17:05 PM', '5:05 PM', ''])(
    'is not guessed: “%s”',
    (text) => {
      expect(readDateTime(text, 'en-US')).toBeUndefined();
    },
  );
});

const regionCodes = Array.from({ length: 26 * 26 }, (_, index) =>
  String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
);

it('reads what it shows, in every locale of the console', () => {
  const locales = new Set(
    regionCodes.map((region) => new Intl.DateTimeFormat(`en-${region}`).resolvedOptions().locale),
  );
  expect(locales.size).toBeGreaterThan(50);
  for (const locale of [...locales, 'en-001', 'zh-CN', 'ja']) {
    expect.soft(readDate(showDate('2026-11-03', locale), locale), locale).toBe('2026-11-03');
    for (const value of ['2026-11-03T00:05', '2026-11-03T12:00', '2026-11-03T17:45'])
      expect.soft(readDateTime(showDateTime(value, locale), locale), locale).toBe(value);
  }
});

it('shows how a date is typed', () => {
  const words = { year: 'YYYY', month: 'MM', day: 'DD' };
  expect(dateForm('en-US', words)).toBe('MM/DD/YYYY');
  expect(dateForm('en-GB', words)).toBe('DD/MM/YYYY');
  expect(dateForm('ja', { year: '年', month: '月', day: '日' }, true)).toBe('年/月/日 --:--');
});

it.each(['2026-02-30', '2026-1-01', '2026-13-01', '2026-11-30T00:00', 'x'])('knows that %s is no date', (text) => {
  expect(isIsoDate(text)).toBe(false);
  expect(isIsoDate('2028-02-29')).toBe(true);
});
