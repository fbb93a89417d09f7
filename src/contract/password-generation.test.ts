import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canGeneratePassword, type Draw, generatePassword } from './password-generation.ts';
import { completePolicy, passwordIssues, type UserInfo } from './password-policy.ts';
import type { StoredPasswordPolicy } from './passwords.ts';

const ada: UserInfo = {
  name: 'Ada M Lovelace',
  username: 'countess',
  primaryEmail: 'ada@example.org',
  primaryPhone: '15550100',
};
const draw: Draw = (below) => Math.floor(Math.random() * below);
const generate = (stored: StoredPasswordPolicy) => generatePassword(completePolicy(stored), ada, draw);
const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const allDigits = Array.from('0123456789');

describe('the length', () => {
  it.each([
    [{}, 18],
    [{ min: 100 }, 100],
    [{ min: 8, max: 8 }, 8],
    [{ min: 6, max: 8 }, 8],
    [{ min: 1, max: 6 }, 6],
    [{ min: 1, max: 3 }, 3],
    [{ min: 1, max: 1 }, 1],
    [{ min: 18, max: 64 }, 18],
    [{ min: 24, max: 64 }, 24],
    [{ min: 256 }, 256],
    // 256 is only the default: the API stores and applies a longer maximum.
    [{ min: 257, max: 300 }, 257],
  ])('under %j is %j', (length, expected) => {
    expect(generate({ length })).toHaveLength(expected);
  });

  it.each([
    ['the minimum is above the maximum', { length: { min: 20, max: 10 } }],
    ['the minimum is above the default maximum', { length: { min: 257 } }],
    ['there are fewer characters than types', { length: { min: 1, max: 3 }, characterTypes: { min: 4 } }],
    ['there are more types than exist', { characterTypes: { min: 5 } }],
    ['the maximum is zero', { length: { min: 0, max: 0 } }],
    ['the minimum is longer than can be checked', { length: { min: 1_000_000_000, max: 2_000_000_000 } }],
    ['each letter, digit and symbol is forbidden', { rejects: { words: printable() } }],
  ])('generates nothing when %s', (_when, stored) => {
    expect(generate(stored)).toBeUndefined();
    expect(canGeneratePassword(completePolicy(stored), ada)).toBe(false);
  });
});

it('meets every policy that can be met', () => {
  const policies = fc.record({
    min: fc.integer({ min: 1, max: 300 }),
    more: fc.nat(40),
    types: fc.integer({ min: 1, max: 4 }),
    words: fc.array(fc.string({ minLength: 0, maxLength: 3 }), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(policies, ({ min, more, types, words }) => {
      const length = { min, max: Math.max(min + more, types + 1) };
      const policy = completePolicy({ length, characterTypes: { min: types }, rejects: { words } });
      const password = generatePassword(policy, ada, draw);
      expect(password === undefined ? ['none'] : passwordIssues(password, policy, ada)).toEqual([]);
      expect(canGeneratePassword(policy, ada)).toBe(true);
    }),
  );
});

it.each([
  ['letters are forbidden', { rejects: { words: letters } }],
  ['letters and digits are forbidden', { rejects: { words: [...letters, ...allDigits] } }],
  ['only symbols that are hard to read are allowed', { rejects: { words: printable('~^') } }],
  [
    'letters are forbidden, but required',
    { length: { max: 8 }, characterTypes: { min: 4 }, rejects: { words: letters } },
  ],
  [
    'four characters of three types have no letters',
    { length: { min: 4, max: 4 }, characterTypes: { min: 3 }, rejects: { words: letters } },
  ],
])('generates a password although %s', (_although, stored) => {
  const policy = completePolicy(stored);
  for (let count = 0; count < 100; count += 1) {
    const password = generatePassword(policy, ada, draw) ?? '';
    expect(passwordIssues(password, policy, ada)).toEqual([]);
  }
});

it('uses all four types of characters, without look-alikes, also when one is enough', () => {
  const passwords = Array.from({ length: 300 }, () => generate({}) ?? '');
  expect(
    passwords.filter((password) => !/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!#$%*+\-=?@_]).{18}$/.test(password)),
  ).toEqual([]);
  expect(passwords.filter((password) => /[0Oo1lIi|]/.test(password))).toEqual([]);
  expect(new Set(passwords).size).toBe(passwords.length);
});

it('begins with characters of each type', () => {
  const counts = new Map<string, number>();
  for (let count = 0; count < 2000; count += 1) {
    const password = generate({ length: { min: 6, max: 6 } }) ?? '';
    const first = password.charAt(0);
    const kind = /[a-z]/.test(first) ? 'lower' : /[A-Z]/.test(first) ? 'upper' : /\d/.test(first) ? 'digit' : 'symbol';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  for (const kind of ['lower', 'upper', 'digit', 'symbol']) expect(counts.get(kind)).toBeGreaterThan(200);
});

/** Each printable ASCII character except `without`. */
function printable(without = ''): string[] {
  return Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).filter(
    (character) => !without.includes(character),
  );
}
