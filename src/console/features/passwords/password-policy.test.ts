import { expect, it } from 'vitest';

import { brokenRules, completePolicy, rulesOf } from './password-policy.ts';

const emptyUser = { name: null, username: null, primaryEmail: null, primaryPhone: null };
const ada = {
  name: 'Ada Lovelace',
  username: 'countess',
  primaryEmail: 'ada.l@example.com',
  primaryPhone: '441632960',
};
const policy = completePolicy();

it('fills in the defaults of a policy', () => {
  expect(completePolicy({ length: { min: 12 } })).toEqual({
    length: { min: 12, max: 256 },
    characterTypes: { min: 1 },
    rejects: { pwned: true, repetitionAndSequence: true, userInfo: true, words: [] },
  });
});

it('lists only the rules of the policy', () => {
  const lenient = completePolicy({ rejects: { repetitionAndSequence: false, userInfo: false } });
  expect(rulesOf(lenient)).toEqual(['length', 'characterTypes', 'characters']);
});

it.each([
  ['short', 'kQ7-x', ['length']],
  ['long', 'kQ7-'.repeat(65), ['length']],
  ['outside the alphabet', 'pässwörter-x', ['characters']],
  ['repetition', 'aaaaaaaa', ['repetition']],
  ['a sequence', '12345678', ['sequence']],
  ['a sequence backwards', '87654321', ['sequence']],
  ['a keyboard row', 'qwertyuiop', ['sequence']],
  ['both', 'aaaa1234', ['repetition', 'sequence']],
  ['little of either', 'aaa-123-kdwq', []],
  ['the name', 'Lovelace', ['userInfo']],
  ['the username', 'xcountess', ['userInfo']],
  ['the local part of the e-mail', 'ada.l1234', ['sequence', 'userInfo']],
  ['the name among much else', 'Lovelace-kdw7-qzp', []],
])('checks a password with %s', (_what, password, rules) => {
  expect(brokenRules(password, policy, ada)).toEqual(rules);
});

it('counts character types', () => {
  const strict = completePolicy({ characterTypes: { min: 3 } });
  expect(brokenRules('kdwqzpmx', strict, emptyUser)).toEqual(['characterTypes']);
  expect(brokenRules('kdwQzp7x', strict, emptyUser)).toEqual([]);
});

it('refuses forbidden words', () => {
  const withWords = completePolicy({ rejects: { words: ['logto'] } });
  expect(brokenRules('LogtoLogto', withWords, emptyUser)).toEqual(['words']);
});

it('ignores an empty forbidden word', () => {
  const withWords = completePolicy({ rejects: { words: ['', 'logto'] } });
  expect(brokenRules('kdwQzp7x', withWords, emptyUser)).toEqual([]);
  expect(brokenRules('LogtoLogto', withWords, emptyUser)).toEqual(['words']);
  expect(rulesOf(completePolicy({ rejects: { words: [''] } }))).not.toContain('words');
});

it('checks a password of one megabyte quickly', () => {
  const long = 'a'.repeat(1_000_000);
  const withWords = completePolicy({ length: { max: 2_000_000 }, rejects: { words: [long.slice(0, 500_000)] } });
  const start = performance.now();
  brokenRules(long, withWords, ada);
  expect(performance.now() - start).toBeLessThan(2000);
});
