import { expect, it } from 'vitest';

import { hasProtoMember, sameJson } from './same-json.ts';

const parsed = (text: string): unknown => JSON.parse(text);

it.each([
  ['{"a":1,"b":[1,{"c":null}]}', '{"b":[1,{"c":null}],"a":1}'],
  ['{"constructor":{"a":1}}', '{"constructor":{"a":1}}'],
  ['{"__proto__":{"a":1},"toString":1}', '{"toString":1,"__proto__":{"a":1}}'],
  ['[]', '[]'],
  ['0', '-0'],
])('treats %s and %s as equal', (one, other) => {
  expect(sameJson(parsed(one), parsed(other))).toBe(true);
});

it.each([
  ['{"a":1}', '{"a":1,"b":2}'],
  ['{"__proto__":{"a":1}}', '{}'],
  ['{"__proto__":{"a":1}}', '{"__proto__":{"a":2}}'],
  ['{"constructor":{"a":1}}', '{"constructor":{"a":2}}'],
  ['{"toString":null}', '{}'],
  ['[1,2]', '[2,1]'],
  ['[]', '{}'],
  ['null', '{}'],
  ['"1"', '1'],
])('distinguishes %s from %s', (one, other) => {
  expect(sameJson(parsed(one), parsed(other))).toBe(false);
  expect(sameJson(parsed(other), parsed(one))).toBe(false);
});

it('finds a member __proto__ at any depth', () => {
  expect(hasProtoMember(parsed('{"items":[{"customData":{"a":{"__proto__":1}}}]}'))).toBe(true);
  expect(hasProtoMember(parsed('{"items":[{"customData":{"proto":"__proto__"}}]}'))).toBe(false);
});
