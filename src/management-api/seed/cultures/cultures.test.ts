import { parsePhoneNumberWithError } from 'libphonenumber-js';
import { expect, test } from 'vitest';

import { cultures } from '#management-api/seed/users.ts';

test.each(cultures)('$locale has names with a Latin form', ({ given, family }) => {
  const names = [...given, ...family];
  expect(names.filter(({ latin }) => !/^[a-z]{2,}$/.test(latin))).toEqual([]);
  expect(new Set(given.map(({ latin }) => latin)).size).toBe(given.length);
});

test.each(cultures)('$locale has phone numbers in normal form', ({ phones }) => {
  for (const pattern of phones) {
    for (const digit of '0123456789') {
      const number = pattern.replaceAll(' ', '').replaceAll('x', digit);
      const { countryCallingCode, nationalNumber } = parsePhoneNumberWithError(`+${number}`);
      expect(`${countryCallingCode}${nationalNumber}`).toBe(number);
    }
  }
});

test.each(cultures)('$locale is a language, and its time zones exist', ({ locale, zones }) => {
  expect(Intl.getCanonicalLocales(locale)).toEqual([locale]);
  for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
});
