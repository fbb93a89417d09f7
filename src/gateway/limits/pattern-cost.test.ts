import { describe, expect, it } from 'vitest';

import { costlyPattern } from './pattern-cost.ts';

describe('a search pattern', () => {
  it.each([
    '^(?=.*w[oòóôö]lfgang)(?=.*engelhar[dt])',
    'a+b*c?',
    '(abc)+',
    '(?:ab|cd){2,3}',
    '[(a+)+]',
    '[]a\\]*]+',
    '[[:alpha:]]+@example\\.org$',
    '(a?)+',
    '(a{1})+',
    'a+?b',
    '(((((',
    '',
    '\\(a+\\)+',
    '%(ada|grace)%',
    '(?i)ada',
  ])('may be %s', (pattern) => {
    expect(costlyPattern(pattern)).toBeUndefined();
  });

  it.each([
    ['(a)\\1', 'back-reference'],
    ['(a|b)*\\2+', 'back-reference'],
    ['(a+)+', 'nested-quantifier'],
    ['(a*)*b', 'nested-quantifier'],
    ['((a{2,})b?)+', 'nested-quantifier'],
    ['((?:x[a-z]*))*', 'nested-quantifier'],
    ['(?=(.*a)+)', 'nested-quantifier'],
    ['a**', 'nested-quantifier'],
    ['(a{1,})+', 'nested-quantifier'],
    ['a{1,200}', 'large-bound'],
    ['(a{51})', 'large-bound'],
    ['a?'.repeat(41), 'too-many-quantifiers'],
    ['a'.repeat(1001), 'too-long'],
    // Read by other rules, these would be nested quantifiers.
    ['(?b)\\(\\(a\\{0,20\\}\\)\\{0,20\\}\\)\\{0,20\\}b', 'other-syntax'],
    ['(?e)[\\](a{0,2}){0,2}b[]c]', 'other-syntax'],
    ['(?ix)a', 'other-syntax'],
    ['***:a', 'other-syntax'],
  ])('may not be %s: %s', (pattern, reason) => {
    expect(costlyPattern(pattern)).toBe(reason);
  });
});
