import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';

import { readDelimited, type Separator, separators } from './read-delimited.ts';
import { UnreadableFile } from './unreadable-file.ts';

const limits = { rows: 5, columns: 4 };

/** What {@link readDelimited} says of a file. */
const problemOf = (text: string) => {
  try {
    return readDelimited(text, limits).rows;
  } catch (error) {
    return error instanceof UnreadableFile ? error.details : error;
  }
};

describe('text with separated values', () => {
  it.each<[Separator, string]>([
    [',', 'name,email\nAda,a@b.c\n'],
    [';', 'name;note\nAda;"a, b"\nBob;x, y\n'],
    ['\t', 'name\temail\r\nAda, Countess\ta@b.c'],
    ['|', 'name|email\nAda|a@b.c'],
    [',', 'name'],
    [',', ''],
    [',', 'name,roles\nAda,a;b\nBob,c;d;e\n'],
  ])('recognizes the separator %j', (separator, text) => {
    expect(readDelimited(text, limits).separator).toBe(separator);
  });

  it('can be read with another separator', () => {
    expect(readDelimited('a,b;c', limits, ';').rows).toEqual([['a,b', 'c']]);
  });

  it.each([
    [
      'quoted line breaks',
      'a,"b\n""c"""\r\nd,e\r\n',
      [
        ['a', 'b\n"c"'],
        ['d', 'e'],
      ],
    ],
    [
      'line breaks of two kinds',
      'a,b\r\nc,d\ne,"f"\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
    ],
    [
      'old line breaks',
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'empty lines',
      '\na,b\n\n,\n  \nc,d\n\n\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['ragged rows', 'a,b\nc\nd,e,f', [['a', 'b'], ['c'], ['d', 'e', 'f']]],
    ['spaces and apostrophes', " a,' b ", [[' a', "' b "]]],
  ])('keeps %s', (_name, text, rows) => {
    expect(readDelimited(text, limits, ',').rows).toEqual(rows);
  });

  it('takes the separator that Excel names in the first line', () => {
    expect(readDelimited('sep=;\r\na,b;c\r\n', limits)).toEqual({ rows: [['a,b', 'c']], separator: ';' });
    expect(problemOf('sep=;\na;b\n"c;d\n')).toEqual({ code: 'broken-quotes', line: 3 });
    expect(readDelimited('sep=;,b\nc,d\n', limits).rows).toHaveLength(2);
  });

  it.each([
    ['a quote that is not closed', 'a,b\nc,d\ne,"f\ng,h\n', { code: 'broken-quotes', line: 3 }],
    ['a row as long as a file', `a\n"${'b'.repeat(8_000_001)}"\n`, { code: 'row-too-long', line: 2, most: 8_000_000 }],
    ['a row of millions of cells', `a\n${','.repeat(9_000_000)}`, { code: 'too-many-columns', most: 4 }],
    ['a quote that swallows the file', `a\n"b\n${'c\n'.repeat(5_000_000)}`, { code: 'broken-quotes', line: 2 }],
    ['text after a quote', 'a,b\n"c"d,e\n', { code: 'broken-quotes', line: 2 }],
    ['too many columns', 'a,b,c,d,e\n', { code: 'too-many-columns', most: 4 }],
    ['too many rows', 'a\n'.repeat(7), { code: 'too-many-rows', most: 5 }],
    ['endless empty rows', '\n'.repeat(2000), { code: 'too-many-rows', most: 5 }],
  ])('refuses %s', (_name, text, details) => {
    expect(problemOf(text)).toEqual(details);
  });

  it('is what papaparse wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '|', '\n', ' ', "'", '李', '_') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom(...separators), fc.constantFrom('\n', '\r\n'), (rows, delimiter, newline) => {
        const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
        const text = papaparse.unparse(rows, { delimiter, newline });
        expect(readDelimited(text, limits, delimiter).rows).toEqual(filled);
      }),
    );
  });
});
