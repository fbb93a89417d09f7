import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { newUser, userPatch } from '#contract/users.ts';

import { describeIssues, toZod3Issues } from './input-issues.ts';

function issuesOf(schema: z.core.$ZodType, value: unknown) {
  const { error } = z.safeParse(schema, value, { reportInput: true });
  // What the caller reads is the JSON.
  return JSON.parse(JSON.stringify(toZod3Issues(error?.issues ?? []))) as Record<string, unknown>[];
}

const message = expect.any(String) as string;

describe('issues in the shape of zod 3', () => {
  it.each<[string, z.core.$ZodType, unknown, object[]]>([
    [
      'a text that does not match',
      newUser,
      { primaryEmail: 'nope' },
      [{ validation: 'regex', code: 'invalid_string', message: 'Invalid', path: ['primaryEmail'] }],
    ],
    [
      'a text that is no URL, also where "" is allowed',
      userPatch,
      { avatar: 'nope' },
      [{ validation: 'url', code: 'invalid_string', message, path: ['avatar'] }],
    ],
    [
      'a text that does not match, also where "" is allowed',
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
      'a wrong type, deep inside',
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
      'a list for an object',
      newUser,
      { customData: [] },
      [{ code: 'invalid_type', expected: 'object', received: 'array', message, path: ['customData'] }],
    ],
    [
      'a list as the whole',
      newUser,
      [],
      [{ code: 'invalid_type', expected: 'object', received: 'array', message, path: [] }],
    ],
    [
      'a text as the whole',
      newUser,
      'x',
      [{ code: 'invalid_type', expected: 'object', received: 'string', message, path: [] }],
    ],
    [
      'no number',
      z.object({ at: z.coerce.number() }),
      { at: 'abc' },
      [{ code: 'invalid_type', expected: 'number', received: 'nan', message, path: ['at'] }],
    ],
    [
      'not one of the words',
      z.object({ kind: z.enum(['a', 'b']) }),
      { kind: 'c' },
      [{ code: 'invalid_enum_value', options: ['a', 'b'], received: 'c', message, path: ['kind'] }],
    ],
    [
      'no word at all',
      z.object({ kind: z.enum(['a', 'b']) }),
      { kind: 7 },
      [{ code: 'invalid_type', expected: "'a' | 'b'", received: 'number', message, path: ['kind'] }],
    ],
    [
      'a wrong type where "" is allowed: the union with the path of its members in full',
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

  it('are described in a line each', () => {
    const { error } = newUser.safeParse({ profile: { locale: 1 }, password: '' }, { reportInput: true });
    expect(describeIssues(toZod3Issues(error?.issues ?? [])).split('\n')).toEqual([
      expect.stringMatching(/password.*\(too_small\)/),
      expect.stringMatching(/profile\.locale.*\(invalid_type\).*string.*number/),
    ]);
  });
});
