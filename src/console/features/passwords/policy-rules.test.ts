import { expect, it } from 'vitest';

import { completePolicy } from '#contract/password-policy.ts';

import { brokenRules, rulesOf } from './password-rules.tsx';

const ada = { name: 'Ada Lovelace', username: 'countess', primaryEmail: null, primaryPhone: null };

it('lists only the rules of the policy', () => {
  const lenient = completePolicy({ rejects: { repetitionAndSequence: false, userInfo: false, words: [''] } });
  expect(rulesOf(lenient)).toEqual(['length', 'characterTypes', 'characters']);
  const strict = completePolicy({ rejects: { words: ['acme'] } });
  expect(rulesOf(strict)).toEqual([
    'length',
    'characterTypes',
    'characters',
    'repetition',
    'sequence',
    'userInfo',
    'words',
  ]);
});

it.each([
  ['kQ7-x', ['length']],
  ['kQ7-'.repeat(65), ['length']],
  ['kdwqzpmx', ['characterTypes']],
  ['pässwörter-x', ['characters']],
  ['AAAaaa123', ['repetition', 'sequence']],
  ['Countess1', ['userInfo']],
  ['Acme9Acme', ['words']],
  ['kdwQzp7x', []],
])('%.12s breaks the rules %j', (password, rules) => {
  const policy = completePolicy({ characterTypes: { min: 2 }, rejects: { words: ['acme'] } });
  expect(brokenRules(password, policy, ada)).toEqual(rules);
});
