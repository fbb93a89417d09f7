import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';

import { UnreadableFile } from '#console/lib/unreadable-file.ts';

import { encodeText } from './fixtures/encode-text.ts';
import { workbook } from './fixtures/workbook.ts';
import { type FileOverrides, type ImportTable, readImportFile } from './read-import-file.ts';

const read = (text: string, overrides?: FileOverrides) => readImportFile(encodeText(text, 'utf-8'), overrides);

/** All values of a table. */
const valuesOf = ({ columns, count, recordAt }: ImportTable) =>
  Array.from({ length: count }, (_, index) => {
    const value = recordAt(index);
    return value && columns.map((column) => value(column));
  });

/** What {@link readImportFile} says of a file. */
const problemOf = (bytes: Uint8Array) => {
  try {
    return readImportFile(bytes).facts;
  } catch (error) {
    return error instanceof UnreadableFile ? error.details : error;
  }
};

describe('a table', () => {
  it('says what was recognized', () => {
    const table = readImportFile(encodeText('姓名;邮箱\n李伟;li@example.cn\n', 'gb18030'));
    expect(table.facts).toEqual({ format: 'delimited', encoding: 'gb18030', separator: ';', hasHeader: true });
    expect(table.columns).toEqual(['姓名', '邮箱']);
    expect(valuesOf(table)).toEqual([['李伟', 'li@example.cn']]);
    expect(table.warnings).toEqual([]);
  });

  it('can be read otherwise', () => {
    const table = read('a,b;c\nd,e;f\n', { separator: ';', hasHeader: false, encoding: 'windows-1252' });
    expect(table.facts).toEqual({ format: 'delimited', encoding: 'windows-1252', separator: ';', hasHeader: false });
    expect(table.columns).toEqual(['1', '2']);
    expect(table.count).toBe(2);
  });

  it.each([
    ['ada@example.com,Ada\n', false],
    ['Ada,+49 170 1234567\n', false],
    ['u1,,false,\n', false],
    ['email,name\na@b.c,A\n', true],
    ['Ada,Lovelace\nBob,B\n', true],
  ])('recognizes whether %j has a header', (text, hasHeader) => {
    expect(read(text).facts.hasHeader).toBe(hasHeader);
  });

  it('names columns that have no name or the same, and any that are dangerous', () => {
    const table = read('email,__proto__,,email,email (2),constructor,,\na,b,c,d,e,f,,\n');
    expect(table.columns).toEqual(['email', '__proto__', '3', 'email (2)', 'email (2) (2)', 'constructor']);
    expect(valuesOf(table)).toEqual([['a', 'b', 'c', 'd', 'e', 'f']]);
    expect(table.warnings).toEqual([{ code: 'renamed-columns', count: 3 }]);
    expect(table.recordAt(0)?.('toString')).toBeUndefined();
  });

  it('leaves out the header where it is repeated, and marks rows that are too long', () => {
    const table = read('a,b\na,b\n1,2\na,b\n3\n4,5,6\n7,8,,\n');
    expect(valuesOf(table)).toEqual([['1', '2'], ['3', undefined], undefined, ['7', '8']]);
    expect(table.warnings).toEqual([
      { code: 'repeated-header', count: 2 },
      { code: 'long-rows', count: 1 },
    ]);
  });

  it('can be a sheet of a workbook', () => {
    const table = readImportFile(workbook({ A: [], B: [['name'], ['Ada']] }));
    expect(table.facts).toEqual({ format: 'workbook', sheet: 'B', sheets: ['A', 'B'], hasHeader: true });
    expect(valuesOf(table)).toEqual([['Ada']]);
  });

  it('may have a row of 2 MB, and 1,000 columns', () => {
    const note = 'x'.repeat(2_000_000);
    expect(valuesOf(read(`name,note\nAda,${note}\n`))).toEqual([['Ada', note]]);
    const header = Array.from({ length: 1000 }, (_, index) => `c${index}`).join();
    expect(read(`${header}\n1\n`).columns).toHaveLength(1000);
  });
});

describe('JSON', () => {
  it('has the members of all records as columns, and those of their objects', () => {
    const table = read('[{"a":1,"p":{"x":{"y":2}}},{"b":[1],"p.q":3},7,{"p":{"q":4}}]');
    expect(table.facts).toEqual({ format: 'json', encoding: 'utf-8' });
    expect(table.columns).toEqual(['a', 'p', 'p.x', 'p.x.y', 'b', 'p.q']);
    expect(valuesOf(table)).toEqual([
      [1, { x: { y: 2 } }, { y: 2 }, 2, undefined, undefined],
      [undefined, undefined, undefined, undefined, [1], 3],
      undefined,
      [undefined, { q: 4 }, undefined, undefined, undefined, 4],
    ]);
  });

  it('reads no inherited members', () => {
    const value = read('[{"__proto__":{"x":1}}]').recordAt(0);
    expect([value?.('toString'), value?.('__proto__.x'), value?.('__proto__')]).toEqual([undefined, 1, { x: 1 }]);
    expect(read('[{"a":1}]').recordAt(0)?.('__proto__.toString')).toBeUndefined();
  });

  it('marks records that are nested too deeply', () => {
    expect(read(`[{"a":${'['.repeat(600)}${']'.repeat(600)}}]`).recordAt(0)).toBeUndefined();
  });
});

describe('a file that is refused', () => {
  const text = (content: string) => encodeText(content, 'utf-8');
  it.each<[string, Uint8Array, object]>([
    ['empty', new Uint8Array(), { code: 'empty' }],
    ['only spaces', text('\uFEFF \n\n'), { code: 'empty' }],
    ['only a header', text('name,email\n'), { code: 'no-rows' }],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), { code: 'binary' }],
    ['something binary', Uint8Array.from({ length: 500 }, (_, index) => (index * 7) % 256), { code: 'binary' }],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), { code: 'old-workbook' }],
    ['a web page', text('<!DOCTYPE html><table>'), { code: 'markup' }],
    ['a NUL', text('name\nA\0da\n'), { code: 'nul', line: 2 }],
    ['a broken line', text('{"a":1}\n{"a"\n'), { code: 'invalid-json', line: 2 }],
    ['an open quote', text('name\n"Ada\n'), { code: 'broken-quotes', line: 2 }],
    ['10,000 columns', text(`${'a,'.repeat(9_999)}a\n1\n`), { code: 'too-many-columns', most: 1000 }],
    [
      'JSON with 10,000 members',
      text(JSON.stringify([Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`c${index}`, 1]))])),
      { code: 'too-many-columns', most: 1000 },
    ],
    ['100,001 rows', text(`name\n${'a\n'.repeat(100_001)}`), { code: 'too-many-rows', most: 100_000 }],
    ['more than 50 MB', new Uint8Array(50 * 1024 * 1024 + 1), { code: 'too-large', most: 50 * 1024 * 1024 }],
  ])('%s', (_name, bytes, details) => {
    expect(problemOf(bytes)).toEqual(details);
  });
});

describe('any file', () => {
  it('is read, or refused with a typed error', () => {
    const start = fc.constantFrom('', '{"a":1}\n', '[', 'PK\x03\x04', 'a,b\n', '\uFEFF', '"');
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (first, rest) => {
        const result = problemOf(Uint8Array.from([...encodeText(first, 'utf-8'), ...rest]));
        expect(result).not.toBeInstanceOf(Error);
      }),
      { numRuns: 200 },
    );
  });

  it('is what was written into it', () => {
    const unit = fc.constantFrom('a', '"', ',', ';', '\n', ' ', "'", '李', 'é', '=');
    const row = fc.array(fc.string({ unit }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const text = papaparse.unparse([['x', 'y', 'z'], ...rows]);
        const filled = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
        if (filled.length === 0) return;
        const table = read(`\uFEFF${text}`, { separator: ',' });
        expect(valuesOf(table)).toEqual(filled);
      }),
    );
  });

  it('is read from a damaged workbook, or refused with a typed error', () => {
    const bytes = workbook({ A: [['name'], ['Ada'], ['Bob']] });
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const damaged = Uint8Array.from(bytes);
        for (const [position, value] of changes) damaged[position] = value;
        expect(problemOf(damaged)).not.toBeInstanceOf(Error);
      }),
      { numRuns: 200 },
    );
  });
});
