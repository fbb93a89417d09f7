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
  ])('may not be %s: %s', (pattern, reason) => {
    expect(costlyPattern(pattern)).toBe(reason);
  });
});
