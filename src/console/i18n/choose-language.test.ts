import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

import { expect, it } from 'vitest';

import { preferenceKeys } from '#console/lib/operator-storage.ts';
import { languages } from '#contract/languages.ts';

const html = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');
/** The block of the script in index.html that chooses the language. */
const block = /Chooses the language[\s\S]*?\n {6}(\{[\s\S]*?\n {6}\})/.exec(html)?.[1] ?? '';

type Given = { browser: string[]; remembered?: string; installation?: string };

function choose({ browser, remembered, installation }: Given): string {
  const documentElement = { lang: 'en', dataset: { language: installation } };
  const stored = (key: string) => (key === preferenceKeys.language ? (remembered ?? null) : null);
  runInNewContext(block, {
    document: { documentElement },
    navigator: { languages: browser },
    localStorage: { getItem: stored },
    Intl,
  });
  return documentElement.lang;
}

it('knows the same languages as the console', () => {
  const listed = /const languages = \[(.*?)\]/.exec(block)?.[1];
  expect(listed).toBe(languages.map((language) => `'${language}'`).join(', '));
});

it.each<[Given, string]>([
  [{ browser: ['de-DE', 'de'] }, 'en'],
  [{ browser: ['ja-JP', 'en-US'] }, 'ja'],
  [{ browser: ['de', 'ja', 'en'] }, 'ja'],
  [{ browser: ['de', 'en-GB', 'ja'] }, 'en'],
  [{ browser: ['zh'] }, 'zh-CN'],
  [{ browser: ['zh-Hans-SG'] }, 'zh-CN'],
  // Traditional Chinese is written with other characters.
  [{ browser: ['zh-TW', 'ja'] }, 'ja'],
  [{ browser: [] }, 'en'],
  [{ browser: ['en-US'], installation: 'ja' }, 'ja'],
  [{ browser: ['en-US'], installation: 'ja', remembered: 'zh-CN' }, 'zh-CN'],
  [{ browser: ['ja'], remembered: 'xx' }, 'ja'],
])('chooses for %o %s', (given, language) => {
  expect(choose(given)).toBe(language);
});
