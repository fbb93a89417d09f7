import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { newUser, userPatch } from '#contract/users.ts';

import { describeIssues, toZod3Issues, validate } from './input-issues.ts';

function issuesOf(schema: z.core.$ZodType, value: unknown) {
  const { error } = z.safeParse(schema, value, { reportInput: true });
  // As JSON, without undefined members.
  return JSON.parse(JSON.stringify(toZod3Issues(error?.issues ?? []))) as Record<string, unknown>[];
}

const message = expect.any(String) as string;

describe('zod 3 issues', () => {
  it.each<[string, z.core.$ZodType, unknown, object[]]>([
    [
      'a string that does not match',
      newUser,
      { primaryEmail: 'nope' },
      [{ validation: 'regex', code: 'invalid_string', message: 'Invalid', path: ['primaryEmail'] }],
    ],
    [
      'a string that is no URL where "" is allowed',
      userPatch,
      { avatar: 'nope' },
      [{ validation: 'url', code: 'invalid_string', message, path: ['avatar'] }],
    ],
    [
      'a string that does not match where "" is allowed',
      userPatch,
      { username: '1a' },
      [{ validation: 'regex', code: 'invalid_string', message, path: ['username'] }],
    ],
    [
      'too short',
      newUser,
      { password: '' },
      [{ code: 'too_small', minimum: 1, type: 'string', inclusive: true, exact: false, message, path: ['password'] }],
    ],
    [
      'too long',
      newUser,
      { passwordDigest: 'x'.repeat(257) },
      [
        {
          code: 'too_big',
          maximum: 256,
          type: 'string',
          inclusive: true,
          exact: false,
          message,
          path: ['passwordDigest'],
        },
      ],
    ],
    [
      'a wrong type of a nested member',
      userPatch,
      { profile: { address: { country: 7 } } },
      [
        {
          code: 'invalid_type',
          expected: 'string',
          received: 'number',
          message,
          path: ['profile', 'address', 'country'],
        },
      ],
    ],
    [
      'null',
      newUser,
      { name: null },
      [{ code: 'invalid_type', expected: 'string', received: 'null', message, path: ['name'] }],
    ],
    [
      'missing',
      z.object({ isSuspended: z.boolean() }),
      {},
      [
        {
          code: 'invalid_type',
          expected: 'boolean',
          received: 'undefined',
          message: 'Required',
          path: ['isSuspended'],
        },
      ],
    ],
    [
      'an array for an object',
      newUser,
      { customData: [] },
      [{ code: 'invalid_type', expected: 'object', received: 'array', message, path: ['customData'] }],
    ],
    [
      'an array as body',
      newUser,
      [],
      [{ code: 'invalid_type', expected: 'object', received: 'array', message, path: [] }],
    ],
    [
      'a string as body',
      newUser,
      'x',
      [{ code: 'invalid_type', expected: 'object', received: 'string', message, path: [] }],
    ],
    [
      'not a number',
      z.object({ at: z.coerce.number() }),
      { at: 'abc' },
      [{ code: 'invalid_type', expected: 'number', received: 'nan', message, path: ['at'] }],
    ],
    [
      'an unknown enum value',
      z.object({ kind: z.enum(['a', 'b']) }),
      { kind: 'c' },
      [{ code: 'invalid_enum_value', options: ['a', 'b'], received: 'c', message, path: ['kind'] }],
    ],
    [
      'an enum value of another type',
      z.object({ kind: z.enum(['a', 'b']) }),
      { kind: 7 },
      [{ code: 'invalid_type', expected: "'a' | 'b'", received: 'number', message, path: ['kind'] }],
    ],
    [
      'a wrong type where "" is allowed: a union whose errors have full paths',
      userPatch,
      { username: 7 },
      [
        {
          code: 'invalid_union',
          unionErrors: [
            {
              issues: [{ code: 'invalid_type', expected: 'string', received: 'number', message, path: ['username'] }],
              name: 'ZodError',
            },
            {
              issues: [{ code: 'invalid_literal', expected: '', received: 7, message, path: ['username'] }],
              name: 'ZodError',
            },
          ],
          message,
          path: ['username'],
        },
      ],
    ],
  ])('%s', (_, schema, value, expected) => {
    expect(issuesOf(schema, value)).toEqual(expected);
  });

  it('are described with one line per issue', () => {
    const { error } = newUser.safeParse({ profile: { locale: 1 }, password: '' }, { reportInput: true });
    expect(describeIssues(toZod3Issues(error?.issues ?? [])).split('\n')).toEqual([
      expect.stringMatching(/password.*\(too_small\)/),
      expect.stringMatching(/profile\.locale.*\(invalid_type\).*string.*number/),
    ]);
  });
});

describe('validating', () => {
  const issueCount = (size: number) => {
    const result = validate(z.array(z.string()), Array(size).fill(1));
    return result.success ? 0 : result.issues.length;
  };

  it('returns at most 100 issues', () => {
    expect(issueCount(3)).toBe(3);
    expect(issueCount(1000)).toBe(100);
  });

  it('returns one issue when there are too many for the stack, whose size varies', () => {
    const exhausting = z.string().check(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    expect(validate(exhausting, 'text')).toEqual({ success: false, issues: [expect.objectContaining({ path: [] })] });
  });
});
