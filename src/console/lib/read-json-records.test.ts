import { describe, expect, it } from 'vitest';

import { looksLikeJson, readJsonRecords } from './read-json-records.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** What {@link readJsonRecords} says of a file. */
const resultOf = (text: string) => {
  try {
    return readJsonRecords(text, { rows: 3 });
  } catch (error) {
    return error instanceof UnreadableFile ? error.details : error;
  }
};

/** Text that looks deeply nested, after an escaped quote. */
const brackets = { a: `\\"${'['.repeat(3000)}` };

describe('JSON records', () => {
  it.each<[string, string, object]>([
    ['an array', '[{"a":1},\n{"a":2}]', { format: 'json', records: [{ a: 1 }, { a: 2 }] }],
    ['an object with users', '{"realm":"x","users":[{"a":1}]}', { format: 'json', records: [{ a: 1 }] }],
    ['one user', '{"a":1}\n', { format: 'json', records: [{ a: 1 }] }],
    ['brackets in texts', JSON.stringify([brackets]), { format: 'json', records: [brackets] }],
    ['lines', '{"a":1}\r\n\n{"a":2}\n\n', { format: 'ndjson', records: [{ a: 1 }, { a: 2 }] }],
    ['an array with other things', '[1,{"a":1}]', { format: 'json', records: [1, { a: 1 }] }],
  ])('are read from %s', (_name, text, result) => {
    expect(looksLikeJson(text)).toBe(true);
    expect(resultOf(text)).toEqual(result);
  });

  it.each<[string, string, object]>([
    ['a broken line', '{"a":1}\n{"a":2}\n{"a":\n{"a":4}', { code: 'invalid-json', line: 3 }],
    ['a broken first line', '{"a":1,}\n{"a":2}\n', { code: 'invalid-json', line: 1 }],
    ['a broken array', '[\n{"a":1},\n{"a":2,,}\n]', { code: 'invalid-json', line: 3 }],
    ['an array that breaks off', '[\n{"a":1},\n{"a"', { code: 'invalid-json', line: 3 }],
    ['deep nesting', `[\n${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}]`, { code: 'too-deep', line: 2, most: 2000 }],
    ['no objects', '[1,2]', { code: 'no-records' }],
    ['no rows', '{"users":[]}', { code: 'no-rows' }],
    ['too many rows', '[{},{},{},{}]', { code: 'too-many-rows', most: 3 }],
    ['too many lines', '{}\n{}\n{}\n{}', { code: 'too-many-rows', most: 3 }],
  ])('are refused: %s', (_name, text, details) => {
    expect(resultOf(text)).toEqual(details);
  });

  it('keep a member named __proto__, which changes no prototype', () => {
    const [record] = readJsonRecords('[{"__proto__":{"isAdmin":true}}]', { rows: 1 }).records;
    expect(Object.keys(record ?? {})).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  });
});
