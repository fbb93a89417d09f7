import { expect, it } from 'vitest';

import { costlyPattern } from '#gateway/limits/pattern-cost.ts';

import { editDistance, nearDomains, similarDomains } from './similar-domains.ts';
import { nearEmails, sameLocalPart, similarNamePattern, suggestSearches } from './suggest-searches.ts';

it.each([
  ['gmial.com', ['gmail.com']],
  ['gmail.con', ['gmail.com']],
  ['gmai.com', ['gmail.com']],
  ['gmial.con', ['gmail.com']],
  ['gmail', ['gmail.com']],
  ['hotmial.co.uk', ['hotmail.co.uk']],
  ['Outlok.com', ['outlook.com']],
  ['contoso.con', ['contoso.com']],
  ['acme.con', ['acme.com']],
  ['acme.ner', ['acme.net']],
  ['life.con', ['live.com', 'life.com']],
  ['contoso.rog', ['contoso.org']],
  ['wbe.de', ['web.de']],
])('suggests for the domain %s: %j', (typed, domains) => {
  expect(similarDomains(typed).slice(0, domains.length)).toEqual(domains);
});

it.each(['gmail.com', 'gmx.com', 'contoso.com', 'example.org', 'a.de', 'ring.me'])(
  'knows no other domain for %s',
  (typed) => {
    expect(similarDomains(typed)).toEqual([]);
  },
);

it('knows which domains of users a mistyped one is near to', () => {
  const known = ['example.net', 'Example.net', 'example.org', 'acme.com', 'other.example'];
  expect(nearDomains('exmaple.net', known)).toEqual(['example.net']);
  expect(nearDomains('acme.con', known)).toEqual(['acme.com']);
  expect(nearDomains('acm.com', known)).toEqual(['acme.com']);
  expect(nearDomains('example.net', ['example.net'])).toEqual([]);
  // The likeliest two.
  const near = ['exampel.nte', 'example.org', 'examples.net', 'example.met'];
  expect(nearDomains('example.net', near)).toEqual(['examples.net', 'example.met']);
});

it('suggests emails of users with the same part before the @, with their counts', () => {
  expect(sameLocalPart('ada_l@exmaple.net')?.matches).toEqual([
    { field: 'primaryEmail', mode: 'like', values: [String.raw`ada\_l@%`] },
  ]);
  expect(sameLocalPart('Ada Lovelace')).toBeUndefined();
  const users = ['ada@example.net', 'ada@acme.com', null].map((primaryEmail) => ({ primaryEmail }));
  expect(nearEmails('Ada@exmaple.net', users)).toMatchObject([{ kind: 'domain', text: 'Ada@example.net', count: 1 }]);
});

it('counts letters that are inserted, deleted, replaced or swapped', () => {
  expect(['', 'abc', 'abdc', 'ab', 'abxd', 'bacd', 'abcd'].map((one) => editDistance(one, 'abcd'))).toEqual([
    4, 1, 1, 2, 1, 1, 0,
  ]);
});

/** The expression in the syntax of JavaScript. */
const finds = (typed: string, name: string): boolean => {
  const pattern = similarNamePattern(typed) ?? '(?!)';
  const syntax = pattern
    .replaceAll(String.raw`\m`, String.raw`(?<!\p{L})`)
    .replaceAll(String.raw`\M`, String.raw`(?!\p{L})`);
  return new RegExp(syntax, 'iu').test(name);
};

it.each([
  ['engelhart', 'Wolfgang Engelhardt'],
  ['Engelhardtt', 'Wolfgang Engelhardt'],
  ['Egnelhardt', 'Wolfgang Engelhardt'],
  ['Wolfgamg Engelhrdt', 'Engelhardt, Wolfgang'],
  ['Meier', 'Anna Meyer'],
  ['Ana Meier', 'Ana Meyer'],
])('finds %s as %s', (typed, name) => {
  expect(finds(typed, name)).toBe(true);
});

it.each([
  ['engelhart', 'Engelbert'],
  ['Meier', 'Meierhofer'],
  ['Meier', 'Ada'],
  ['Ana Meier', 'Meyer'],
])('does not find %s as %s', (typed, name) => {
  expect(finds(typed, name)).toBe(false);
});

it('has a pattern that the gateway accepts, or none', () => {
  const names = ['Konstantinopoulou', 'Ana Maria Garcia', 'Wolfgang Engelhardt'];
  const patterns = names.map((name) => similarNamePattern(name) ?? '(a+)+');
  expect(patterns.map(costlyPattern)).toEqual([undefined, undefined, undefined]);
  const others = ['abc', 'ada.1', 'a|b', '', 'Konstantinopoulou '.repeat(2)];
  expect(others.map(similarNamePattern)).toEqual(others.map(() => undefined));
});

const shown = (text: string, maySearch = true) =>
  suggestSearches(text, maySearch).map((suggestion) => `${suggestion.kind} ${suggestion.text}`);

it('suggests other searches for an email, a name and several words', () => {
  expect(shown(' Ada.Lovelace@gmial.com')).toEqual(['domain Ada.Lovelace@gmail.com', 'localPart Ada.Lovelace']);
  expect(shown('ada.lovelace@example.org')).toEqual(['localPart ada.lovelace']);
  expect(shown('engelhart')).toEqual(['similarName engelhart']);
  expect(shown('Wolfgang Engelhart')).toEqual(['similarName Wolfgang Engelhart', 'words Wolfgang', 'words Engelhart']);
  expect(shown('ana maria garcia').slice(1)).toEqual(['words maria garcia', 'words ana garcia', 'words ana maria']);
  expect(shown('+49 161 4960752').filter((one) => one.startsWith('similar'))).toEqual([]);
});

it('suggests only exact emails where parts of values may not be searched for', () => {
  expect(shown('ada@gmial.com', false)).toEqual(['domain ada@gmail.com']);
  expect(shown('Wolfgang Engelhart', false)).toEqual([]);
  expect(suggestSearches('ada@gmial.com', false)[0]?.search.matches[0]?.mode).toBe('exact');
});

it('links to the list with the same search', () => {
  expect(suggestSearches('Wolfgang Engelhart', true)[1]?.to).toBe('/users?search=Wolfgang');
  const [similar] = suggestSearches('Meier', true);
  const params = new URL(similar?.to ?? '', 'http://localhost').searchParams;
  expect([params.get('search.name'), params.get('mode.name')]).toEqual([similarNamePattern('Meier'), 'posix']);
});
