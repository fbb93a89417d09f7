import { afterEach, expect, it, vi } from 'vitest';

import { localeFor } from './format-date.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  [['en-US', 'en'], 'en', 'en-US'],
  [['en-GB'], 'en', 'en-GB'],
  [['de-DE', 'de', 'en-US', 'en'], 'en', 'en-DE'],
  [['de'], 'en', 'en-DE'],
  // No English is written there: the international one.
  [['zh-CN'], 'en', 'en-001'],
  [['not a tag'], 'en', 'en-US'],
  [[], 'en', 'en-US'],
  [['en-GB'], 'ja', 'ja'],
  [['zh-SG'], 'zh-CN', 'zh-CN'],
])('%j, interface in %s: %s', (browser, language, locale) => {
  vi.stubGlobal('navigator', { languages: browser });
  expect(localeFor(language)).toBe(locale);
});
