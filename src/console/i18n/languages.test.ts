import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { languages } from '#contract/languages.ts';

import { en } from './en/index.ts';
import type { LanguageTexts } from './index.ts';
import { ja } from './ja/index.ts';
import { zhCN } from './zh-CN/index.ts';

/** Returns all texts of a language by their keys, such as `users.column.name`. */
async function textsOf({ first, shared, lazy }: LanguageTexts): Promise<Map<string, string>> {
  const parts = [first, await shared(), ...(await Promise.all(Object.values(lazy).map((load) => load())))];
  const texts = new Map<string, string>();
  const add = (path: string, value: unknown): void => {
    if (typeof value === 'string') texts.set(path, value);
    else for (const [key, member] of Object.entries(value as object)) add(path === '' ? key : `${path}.${key}`, member);
  };
  for (const part of parts) add('', { ...part });
  return texts;
}

const english = await textsOf(en);
const translations = { 'zh-CN': await textsOf(zhCN), ja: await textsOf(ja) };

/** Values and tags of a text, such as `{{count, number}}` and `<b>`, in alphabetical order. */
const placeholders = (text: string): string[] => (text.match(/\{\{[^}]*\}\}|<\/?[^>]+>/g) ?? []).toSorted();

/** A text without its values and tags. */
const words = (text: string): string => text.replace(/\{\{[^}]*\}\}|<\/?[^>]+>/g, '');

const failing = (texts: Map<string, string>, isWrong: (text: string, key: string) => boolean): string[] =>
  [...texts].filter(([key, text]) => isWrong(text, key)).map(([key, text]) => `${key}: ${text}`);

const glossary = readFileSync(new URL('glossary.md', import.meta.url), 'utf8');

/** The words in column `index` of the glossary's table. */
const refused = (index: number): string[] =>
  [...glossary.matchAll(/^\|(.*)\|$/gm)]
    .slice(2)
    .flatMap(([, row = '']) => (row.split('|')[index] ?? '').split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** The console's sources without its texts and tests. */
const sources = readdirSync(path.join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^i18n.(?:en|zh-CN|ja)/.test(file))
  .map((file) => readFileSync(path.join(import.meta.dirname, '..', file), 'utf8'))
  .join('\n');

it('has no text that the console does not use', () => {
  const written = new Set(sources.match(/(?<=['"`])[\w-]+(?:\.[\w-]+)+(?=['"`])/g));
  const begun = [...sources.matchAll(/`([\w-]+\.(?:[\w-]+\.)*[\w-]*)\$\{/g)].map(([, start = '']) => start);
  // A group of texts can be named as a whole.
  const groupsOf = (key: string) => key.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));
  const isUsed = (key: string) =>
    groupsOf(key).some((group) => written.has(group)) || begun.some((start) => key.startsWith(start));
  const keys = [...new Set([...english.keys()].map((key) => key.replace(/_(?:zero|one|other)$/, '')))];
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

it('has every language of the console', () => {
  expect(['en', ...Object.keys(translations)]).toEqual([...languages]);
});

describe.each(Object.entries(translations))('%s', (_language, texts) => {
  it('has the keys of English, without the singular', () => {
    const expected = [...english.keys()].filter((key) => !key.endsWith('_one'));
    expect([...texts.keys()].toSorted()).toEqual(expected.toSorted());
  });

  it('has the values and tags of English', () => {
    const differing = failing(texts, (text, key) => {
      const source = english.get(key) ?? '';
      return placeholders(text).join() !== placeholders(source).join();
    });
    expect(differing).toEqual([]);
  });

  it('is translated', () => {
    const isName = (text: string) => (words(text).match(/[A-Za-z]+/g) ?? []).every((word) => names.has(word));
    const isSame = (text: string, key: string) => text === english.get(key) && !isName(text) && !spelled.test(key);
    expect(failing(texts, isSame)).toEqual([]);
  });
});

/** Words that are the same in every language. */
const names = new Set(['Usher', 'UTC', 'ID', 'API']);

/** English words that spell a letter. */
const spelled = /^signInHelp\.spelling\.character\./;

const han = '\\p{Script=Han}';
const kana = '\\p{Script=Hiragana}\\p{Script=Katakana}ー';

/** The brackets of a search pattern are not those of the sentence. */
const halfWidthBrackets = /[^\x21-\x7F][ ]?\(\p{L}/u;

it('writes Chinese with its punctuation, and a space between Chinese and Latin text', () => {
  const isWrong = (text: string) =>
    new RegExp(`[${han}][,;:?!()]|[,;?!)(][${han}]|[${han}]\\.(?:\\s|$)|你|\\.\\.\\.`, 'u').test(words(text)) ||
    new RegExp(`[${han}][A-Za-z0-9]|[A-Za-z0-9][${han}]`, 'u').test(text) ||
    new RegExp(`[${han}]\\{\\{|\\}\\}[${han}]`, 'u').test(text) ||
    / [，。：；？！、（）“”]|[，。：；？！、（）] /u.test(text) ||
    halfWidthBrackets.test(text);
  expect(failing(translations['zh-CN'], isWrong)).toEqual([]);
});

it('writes Japanese with its punctuation, politely and without addressing the reader', () => {
  const isWrong = (text: string) =>
    new RegExp(`[${han}${kana}][,;:?!()]|[,;?!)(][${han}${kana}]|[${han}${kana}]\\.(?:\\s|$)`, 'u').test(words(text)) ||
    /(?:ユーザ|オペレータ|サーバ|コネクタ|フォルダ|ブラウザ)(?!ー)/u.test(text) ||
    halfWidthBrackets.test(words(text)) ||
    /あなた|お客様|(?:である|だ|する|(?<!まし|でし)た|ない)。/u.test(text);
  expect(failing(translations.ja, isWrong)).toEqual([]);
});

it.each([
  ['zh-CN', 2],
  ['ja', 4],
] as const)('uses no word in %s that the glossary refuses', (language, column) => {
  const words = refused(column);
  expect(words.length).toBeGreaterThan(15);
  expect(failing(translations[language], (text) => words.some((word) => text.includes(word)))).toEqual([]);
});
