import { expect, it } from 'vitest';

import { defaultCountry } from './phone-country.ts';

it.each([
  [['de-DE', 'en'], 'DE'],
  [['en', 'en-GB'], 'GB'],
  [['de'], 'DE'],
  [['ja'], 'JP'],
  [['zh-Hant-TW'], 'TW'],
  [['not a language', 'it'], 'IT'],
  [[], 'US'],
])('of languages %j is %s', (languages, country) => {
  expect(defaultCountry(languages)).toBe(country);
});
