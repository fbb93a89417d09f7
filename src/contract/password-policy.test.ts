import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { completePolicy, passwordIssues, type UserInfo } from './password-policy.ts';
import type { StoredPasswordPolicy } from './passwords.ts';

const noUser: UserInfo = { name: null, username: null, primaryEmail: null, primaryPhone: null };
const codes = (password: string, stored: StoredPasswordPolicy, user: Partial<UserInfo> = {}) =>
  passwordIssues(password, completePolicy(stored), { ...noUser, ...user }).map(({ code }) =>
    code.replace('password_rejected.', ''),
  );

it('fills in the defaults of a policy', () => {
  expect(completePolicy({ length: { min: 12 } })).toEqual({
    length: { min: 12, max: 256 },
    characterTypes: { min: 1 },
    rejects: { pwned: true, repetitionAndSequence: true, userInfo: true, words: [] },
  });
});

/** Rejects only what a test is about. */
const lenient = { length: { min: 1 }, rejects: { repetitionAndSequence: false, userInfo: false } };
const phrases = { length: { min: 1 }, rejects: { repetitionAndSequence: true, userInfo: true } };

describe('length and characters', () => {
  it.each([
    ['kQ7', { length: { min: 4 } }, ['too_short']],
    ['kQ7-x', { length: { max: 4, min: 1 } }, ['too_long']],
    ['kQ', { length: { min: 4, max: 1 } }, ['too_short']],
    ['kq7', { ...lenient, characterTypes: { min: 3 } }, ['character_types']],
    ['k q', { ...lenient, characterTypes: { min: 2 } }, []],
    ['kQ7~', { ...lenient, characterTypes: { min: 4 } }, []],
    ['kQ7é', { ...lenient, characterTypes: { min: 4 } }, ['unsupported_characters']],
    ['k\tq', lenient, ['unsupported_characters']],
    ['🙂', lenient, ['unsupported_characters']],
    ['', { ...lenient, characterTypes: { min: 1 } }, ['too_short', 'character_types']],
  ])('%s under %j', (password, policy, expected) => {
    expect(codes(password, policy)).toEqual(expected);
  });

  it('says the limits', () => {
    const policy = completePolicy({ length: { min: 9 }, characterTypes: { min: 3 } });
    expect(passwordIssues('kwmz', policy, noUser)).toEqual([
      { code: 'password_rejected.too_short', interpolation: { min: 9 } },
      { code: 'password_rejected.character_types', interpolation: { min: 3 } },
    ]);
  });
});

describe('repetitions and sequences', () => {
  it.each([
    ['zzzz', ['restricted.repetition']],
    ['ZZZZ', ['restricted.repetition']],
    // Upper and lower case are different characters.
    ['zZzZzZ', []],
    ['zz', []],
    ['2345', ['restricted.sequence']],
    ['5432', ['restricted.sequence']],
    ['HGFED', ['restricted.sequence']],
    // One case only.
    ['dEfGh', []],
    ['poiuy', ['restricted.sequence']],
    ['4rfv5tgb', ['restricted.sequence']],
    // The row of digits ends with 9: no sequence goes on from 9 to 0.
    ['kw90x', []],
    ['m890m', []],
    ['m890', []],
    ['m789', ['restricted.sequence']],
    ['67876', ['restricted.sequence']],
    ['555678', ['restricted.repetition', 'restricted.sequence']],
    ['678555', ['restricted.sequence', 'restricted.repetition']],
    // Three characters of five or more remain.
    ['kqzzzw', []],
    ['kzzzw', ['restricted.repetition']],
  ])('%s has the issues %j', (password, expected) => {
    expect(codes(password, phrases)).toEqual(expected);
  });
});

describe('user information', () => {
  it.each([
    ['lovelace', { name: 'Ada Lovelace' }, true],
    ['ADA LOVELACE', { name: 'Ada Lovelace' }, true],
    ['adalovelace', { name: 'Ada Lovelace' }, true],
    ['ada  lovelace', { name: 'Ada  Lovelace' }, true],
    ['adalovelace', { name: 'Ada\tLovelace' }, true],
    ['ada-love-lace', { name: 'Ada Lovelace' }, false],
    ['kCountessz', { username: 'countess' }, true],
    ['kwCountez', { username: 'countess' }, false],
    ['Ada.L99', { primaryEmail: 'ada.l@example.org' }, true],
    ['example.org', { primaryEmail: 'ada.l@example.org' }, false],
    ['441632960', { primaryPhone: '441632960' }, true],
    ['lovelace-kdw7-qzp', { name: 'Ada Lovelace' }, false],
  ])('%s with %j: %j', (password, user, isRefused) => {
    expect(codes(password, phrases, user)).toEqual(isRefused ? ['restricted.user_info'] : []);
    expect(codes(password, lenient, user)).toEqual([]);
  });
});

describe('forbidden words', () => {
  it.each([
    ['Acme42', ['acme'], true],
    ['acme-kettle', ['ACME'], false],
    ['acmeworks', ['acme', 'acmeworks'], true],
    ['kettle', ['', 'acme'], false],
    ['acme', ['', 'acme'], true],
  ])('%s with %j: %j', (password, words, isRefused) => {
    const policy = { ...lenient, rejects: { ...lenient.rejects, words } };
    expect(codes(password, policy)).toEqual(isRefused ? ['restricted.words'] : []);
  });
});

it('adds up what different phrases cover', () => {
  const policy = { length: { min: 1 }, rejects: { words: ['acme'] } };
  expect(codes('acme789Ada', policy, { name: 'Ada L' })).toEqual([
    'restricted.words',
    'restricted.sequence',
    'restricted.user_info',
  ]);
});

it('accepts any password with three characters outside of phrases', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 0, max: 3 }), (length, where) => {
      const run = 'z'.repeat(length);
      const password = ['kqx', run, ''].map((part, index, parts) => parts[(index + where) % 3] ?? part).join('');
      expect(codes(password, phrases)).toEqual([]);
    }),
  );
});

it('checks a password of one megabyte quickly', () => {
  const long = 'a'.repeat(1_000_000);
  const policy = completePolicy({ length: { max: 2_000_000 }, rejects: { words: [long.slice(0, 500_000)] } });
  const start = Date.now();
  passwordIssues(long, policy, { ...noUser, name: 'Ada' });
  expect(Date.now() - start).toBeLessThan(2000);
});
