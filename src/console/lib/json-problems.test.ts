import { expect, it } from 'vitest';

import { readJsonObject } from './json-problems.ts';

it('reads an object', () => {
  expect(readJsonObject('{"a": [1, null], "b": {"a": 2}}').value).toEqual({ a: [1, null], b: { a: 2 } });
});

it.each([
  ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', { reason: 'comma', line: 3, column: 3 }],
  ['an array', '\n[1]', { reason: 'object', line: 2, column: 1 }],
  ['nothing', '', { reason: 'value', line: 1, column: 1 }],
  ['a trailing comma', '{"a": 1,}', { reason: 'propertyName', line: 1, column: 9 }],
  ['a comment', '{"a": 1} // one', { reason: 'comment', line: 1, column: 10 }],
  ['an open brace', '{"a": 1', { reason: 'closeBrace', line: 1, column: 8 }],
  ['a name used twice', '{"a": 1,\n "b": {"c": 1, "c": 2}}', { reason: 'duplicate', name: 'c', line: 2, column: 16 }],
])('locates %s', (_what, text, problem) => {
  expect(readJsonObject(text).problem).toMatchObject(problem);
});

it.each([
  '0',
  '0.0',
  '1.10',
  '1E3',
  '0.1',
  '1e21',
  '1e-7',
  '-12.5e-3',
  '9007199254740992',
  '123456789012345680000',
  '1.7976931348623157e308',
  '5e-324',
])('accepts the number %s, which is stored unchanged', (literal) => {
  expect(readJsonObject(`{"n": ${literal}}`).value).toEqual({ n: Number(literal) });
});

it.each([
  '-0',
  '9007199254740993',
  '-9007199254740993',
  '1e400',
  '1e-400',
  '3.141592653589793238',
  '0.1000000000000000000001',
  '123456789012345678901',
  `1e${'9'.repeat(100)}`,
  `0.${'0'.repeat(400)}1`,
])('locates the number %s, which would change when stored', (literal) => {
  expect(readJsonObject(`{\n  "a": [1, {"n": ${literal}}]}`).problem).toEqual({
    reason: 'precision',
    line: 2,
    column: 18,
    offset: 19,
    length: literal.length,
  });
  expect(readJsonObject(`{"n": "${literal}"}`).value).toEqual({ n: literal });
});

it('locates too deep nesting without a stack overflow', () => {
  const nested = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  expect(readJsonObject(nested(99)).problem).toBeUndefined();
  expect(readJsonObject(nested(100)).problem).toMatchObject({ reason: 'depth', offset: 104 });
  expect(readJsonObject(nested(200_000)).problem).toMatchObject({ reason: 'depth' });
  expect(readJsonObject(`{"a": "${'['.repeat(200)}"}`).problem).toBeUndefined();
});

it('keeps names that are special in JavaScript', () => {
  const text = '{"__proto__":{"admin":true},"constructor":1,"toString":{}}';
  expect(JSON.stringify(readJsonObject(text).value)).toBe(text);
});

it('parses a megabyte of zeros, quotes or backslashes quickly', () => {
  const long = 1_000_000;
  for (const text of [`{"n": 1${'0'.repeat(long)}1}`, '"\\"'.repeat(long / 3), `{"a": "${'\\\\'.repeat(long / 2)}"`]) {
    const start = performance.now();
    readJsonObject(text);
    expect(performance.now() - start).toBeLessThan(5000);
  }
});
