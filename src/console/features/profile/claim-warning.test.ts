import { expect, it } from 'vitest';

import { claimWarning } from './use-field-notes.tsx';

it.each([
  ['birthdate', '1990-12-31'],
  ['birthdate', '1990'],
  ['birthdate', '0000-02-29'],
  ['birthdate', '2000-02-29'],
  ['zoneinfo', 'Europe/Berlin'],
  ['zoneinfo', 'UTC'],
  ['locale', 'de'],
  ['locale', 'zh-Hant-TW'],
  ['website', 'http://example.org/'],
  ['profile', 'https://example.org/ada'],
  ['avatar', 'https://example.org/ada.png'],
  ['gender', 'anything'],
  ['birthdate', ''],
  ['website', ''],
] as const)('accepts the %s %j', (name, value) => {
  expect(claimWarning(name, value)).toBeUndefined();
});

it.each([
  ['birthdate', '1990-02-30', 'birthdate'],
  ['birthdate', '1900-02-29', 'birthdate'],
  ['birthdate', '31.12.1990', 'birthdate'],
  ['birthdate', '0000', 'birthdate'],
  ['birthdate', '1990-13-01', 'birthdate'],
  ['birthdate', '90-12-31', 'birthdate'],
  ['zoneinfo', 'Mars/Phobos', 'zoneinfo'],
  ['zoneinfo', '+01:00', 'zoneinfo'],
  ['locale', 'de_DE', 'locale'],
  ['locale', 'German language', 'locale'],
  ['website', 'javascript:alert(1)', 'web'],
  ['website', 'example.org', 'web'],
  ['website', ' java\nscript:alert(1)', 'web'],
  ['profile', 'data:text/html,x', 'web'],
  ['avatar', 'javascript:alert(1)', 'picture'],
] as const)('warns about the %s %j', (name, value, warning) => {
  expect(claimWarning(name, value)).toBe(warning);
});
