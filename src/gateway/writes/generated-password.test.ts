import { expect, it } from 'vitest';

import { completePolicy, passwordIssues } from '#contract/password-policy.ts';

import { dictatedWords } from './dictated-words.ts';
import { inGroups, inWords } from './generated-password.ts';

const many = (generate: () => string) => Array.from({ length: 300 }, generate);

it('has words that are told apart by their first four letters, enough for 70 bits', () => {
  expect(new Set(dictatedWords.map((word) => word.slice(0, 4))).size).toBe(dictatedWords.length);
  expect(dictatedWords.filter((word) => !/^[a-z]{4,7}$/.test(word))).toEqual([]);
  expect(6 * Math.log2(dictatedWords.length) + 3 * Math.log2(8)).toBeGreaterThan(70);
});

it('has no words that are spelled differently but sound alike', () => {
  const homophones = `
    aunt away better birth blue border bread build cannon canvas capital caught ceiling census cheap check click climb
    close coral desert earn eight faint filter find flee fold forward gate gauge guide hire hold horse jeans jewel
    lesson light load lock lumber mask maid mind minor more must need nose pact patient phrase pigeon place please
    pride rack review sauce shoe side sign slight staff stairs sunny sure surge sweet symbol throw timber warrior wrap
  `;
  const words = homophones.trim().split(/\s+/);
  expect(words.filter((word) => dictatedWords.includes(word))).toEqual([]);
});

it('generates six words and three digits', () => {
  const passwords = many(inWords);
  expect(passwords.filter((password) => !/^(?:[A-Z][a-z]{3,6}-){6}[2-9]{3}$/.test(password))).toEqual([]);
  expect(new Set(passwords).size).toBe(passwords.length);
});

it('generates four groups without look-alikes, of 70 bits', () => {
  const passwords = many(inGroups);
  expect(passwords.filter((password) => !/^(?:[A-Z][a-z2-9]{3}-){3}[A-Z][a-z2-9]{3}$/.test(password))).toEqual([]);
  expect(passwords.filter((password) => /[ilosqz01]/i.test(password))).toEqual([]);
  expect(4 * (Math.log2(20) + 3 * Math.log2(28))).toBeGreaterThan(70);
});

it('meets a policy that requires all four types of characters', () => {
  const policy = completePolicy({ characterTypes: { min: 4 }, length: { min: 16 } });
  const issues = [...many(inWords), ...many(inGroups)].flatMap((password) =>
    passwordIssues(password, policy, undefined),
  );
  expect(issues).toEqual([]);
});
