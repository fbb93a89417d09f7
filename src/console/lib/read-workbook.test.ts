import { describe, expect, it } from 'vitest';

import { workbook, type WorkbookRows } from '#console/features/import/fixtures/workbook.ts';

import { dateText, readWorkbook, type WorkbookLimits } from './read-workbook.ts';
import { UnreadableFile } from './unreadable-file.ts';

const limits: WorkbookLimits = { rows: 5, columns: 30, unpack: { entry: 1_000_000, total: 2_000_000 } };

const read = (...parameters: Parameters<typeof workbook>) => readWorkbook(workbook(...parameters), limits);

/** What {@link readWorkbook} says of a file. */
const problemOf = (bytes: Uint8Array, sheet?: string) => {
  try {
    return readWorkbook(bytes, limits, sheet).rows;
  } catch (error) {
    return error instanceof UnreadableFile ? error.details : error;
  }
};

const people: WorkbookRows = [['name', 'phone'], ['Ada & <Co>', 4915112345678], [], [null, null, 'x', true]];

/** Rewrites the directory as large archives have it, and some writers always: sizes and positions in records of ZIP64. */
function asZip64(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const end = bytes.length - 22;
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  const parts = [bytes.slice(0, start)];
  for (let position = start, index = 0; index < count; index++) {
    const length = 46 + view.getUint16(position + 28, true);
    const header = new Uint8Array(length + 28);
    header.set(bytes.subarray(position, position + length));
    const changed = new DataView(header.buffer);
    changed.setUint16(30, 28, true);
    changed.setUint32(length, 0x180001, true);
    for (const [at, field] of [24, 20, 42].entries()) {
      changed.setBigUint64(length + 4 + 8 * at, BigInt(view.getUint32(position + field, true)), true);
      changed.setUint32(field, 0xffffffff, true);
    }
    parts.push(header);
    position += length + view.getUint16(position + 30, true) + view.getUint16(position + 32, true);
  }
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const last = new DataView(new ArrayBuffer(56 + 20 + 22));
  last.setUint32(0, 0x06064b50, true);
  last.setBigUint64(32, BigInt(count), true);
  last.setBigUint64(48, BigInt(start), true);
  last.setUint32(56, 0x07064b50, true);
  last.setBigUint64(64, BigInt(size), true);
  last.setUint32(76, 0x06054b50, true);
  last.setUint16(86, 0xffff, true);
  last.setUint32(92, 0xffffffff, true);
  return Uint8Array.from([...parts, new Uint8Array(last.buffer)].flatMap((part) => [...part]));
}

describe('a workbook', () => {
  it.each([0, 6] as const)('is read, compressed by %i', (level) => {
    expect(read({ People: people }, { level })).toEqual({
      rows: [
        ['name', 'phone'],
        ['Ada & <Co>', '4915112345678'],
        ['', '', 'x', 'true'],
      ],
      sheet: 'People',
      sheets: ['People'],
    });
  });

  it('is read from a large archive', () => {
    const bytes = asZip64(workbook({ People: people }));
    expect(readWorkbook(bytes, limits)).toEqual(read({ People: people }));
  });

  it('is read from the first sheet that is not empty and not hidden, or from the one that was chosen', () => {
    const sheets = { Empty: [[' ']], Secret: [['hidden']], People: [['a']], More: [['b']] };
    const bytes = workbook(sheets, { hidden: ['Secret'] });
    expect(readWorkbook(bytes, limits)).toEqual({
      rows: [['a']],
      sheet: 'People',
      sheets: ['Empty', 'People', 'More', 'Secret'],
    });
    expect(readWorkbook(bytes, limits, 'Secret').rows).toEqual([['hidden']]);
    expect(problemOf(bytes, 'None')).toEqual({ code: 'no-sheet' });
  });

  it('gives shared and formatted texts without the readings of Japanese', () => {
    const strings = [
      '<t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh>',
      '<r><t>Ada </t></r><r><rPr/><t xml:space="preserve">Lovelace_x000D_&#128512;</t></r>',
    ];
    const cell = (index: number) => ({ xml: `<c t="s"><v>${index}</v></c>` });
    expect(read({ A: [[cell(0), cell(1), cell(9)]] }, { strings }).rows).toEqual([['山田', 'Ada Lovelace\r😀', '']]);
  });

  it('gives dates, results of formulas and long numbers', () => {
    const numbers = ['44927', '44927.5', '44927'].map((value, index) => ({
      xml: `<c s="${[1, 2, 3][index]}"><v>${value}</v></c>`,
    }));
    const others = [
      { xml: '<c t="str"><f>A1&amp;"x"</f><v>result</v></c>' },
      { xml: '<c><v>4.9151123456789E+12</v></c>' },
      { xml: '<c><v>12345678901234568</v></c>' },
      { xml: '<c t="d"><v>2023-01-02</v></c>' },
    ];
    expect(read({ A: [numbers, others] }).rows).toEqual([
      ['2023-01-01', '2023-01-01T12:00:00', '44927'],
      ['result', '4915112345678.9', '1.2345678901234568E+16', '2023-01-02'],
    ]);
    expect(read({ A: [numbers] }, { properties: '<workbookPr date1904="1"/>' }).rows[0]?.[0]).toBe('2027-01-02');
  });

  it('can have prefixed names', () => {
    const sheet =
      '<x:worksheet><x:sheetData><x:row><x:c t="str"><x:v>a</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(read({ A: [] }, { parts: { 'xl/worksheets/sheet1.xml': sheet } }).rows).toEqual([['a']]);
  });

  it.each([
    [0, undefined],
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [45_291.25, '2023-12-31T06:00:00'],
    [1e9, undefined],
  ])('has the date %d: %s', (serial, text) => {
    expect(dateText(serial)).toBe(text);
  });
});

/** Changes the declared sizes of all entries, in both places, as an archive does that wants to deceive. */
function lyingAbout(bytes: Uint8Array, size: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (let position = 0; position + 4 < copy.length; position++) {
    if (view.getUint32(position, true) === 0x02014b50) view.setUint32(position + 24, size, true);
    if (view.getUint32(position, true) === 0x04034b50) view.setUint32(position + 22, size, true);
  }
  return copy;
}

describe('a workbook that is refused', () => {
  const part = (xml: string) => workbook({ A: [['a']] }, { parts: { 'xl/worksheets/sheet1.xml': xml } });
  const bomb = part(`<worksheet>${' '.repeat(3_000_000)}</worksheet>`);

  it.each([
    ['an empty one', workbook({ A: [[' ']], B: [] }), 'no-rows'],
    ['another archive', workbook({}), 'not-a-workbook'],
    ['a damaged one', workbook({ A: [['a']] }).slice(0, -30), 'broken-workbook'],
    [
      'one with damaged content',
      Uint8Array.from(workbook({ A: [['a']] }), (byte, at) => (at === 80 ? 255 : byte)),
      'broken-workbook',
    ],
    ['a bomb', bomb, 'unpacked-too-large'],
    ['a bomb that says it is small', lyingAbout(bomb, 100), 'unpacked-too-large'],
    [
      'declared entities',
      part('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet/>'),
      'broken-workbook',
    ],
    ['malformed XML', part('<worksheet><row></worksheet>'), 'broken-workbook'],
    ['too many rows', workbook({ A: Array.from({ length: 7 }, () => ['a']) }), 'too-many-rows'],
    ['too many columns', workbook({ A: [Array.from({ length: 31 }, () => 'a')] }), 'too-many-columns'],
    ['a far column', part('<worksheet><row><c r="XFD1"><v>1</v></c></row></worksheet>'), 'too-many-columns'],
  ])('%s', (_name, bytes, code) => {
    expect(problemOf(bytes)).toMatchObject({ code });
  });

  it('has a text that is too long for the parser', () => {
    const unpack = { entry: 10_000_000, total: 10_000_000 };
    const long = part(`<worksheet>${' '.repeat(9_000_000)}</worksheet>`);
    expect(() => readWorkbook(long, { ...limits, unpack })).toThrow('unpacked-too-large');
  });

  it('stops unpacking at the limit of all parts together', () => {
    const large = `<worksheet>${' '.repeat(900_000)}</worksheet>`;
    const parts = {
      'xl/worksheets/sheet1.xml': large,
      'xl/worksheets/sheet2.xml': large,
      'xl/worksheets/sheet3.xml': large,
    };
    expect(problemOf(workbook({ A: [], B: [], C: [] }, { parts }))).toMatchObject({ code: 'unpacked-too-large' });
  });
});
