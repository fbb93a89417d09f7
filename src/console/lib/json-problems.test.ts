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
])('finds the place of %s', (_what, text, problem) => {
  expect(readJsonObject(text).problem).toMatchObject(problem);
});
