import type { Rows, TableLimits } from './read-delimited.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { unescaped, XmlArchive } from './xml-archive.ts';
import type { UnpackBudget } from './zip-entries.ts';

/**
 * Reads workbooks (`.xlsx`, ECMA-376): the texts, numbers and dates of a sheet, as they are stored. Formulas are not
 * calculated; their last result is read. Sheets are parsed while they are unpacked, so that neither is in memory as a whole.
 */

export type WorkbookLimits = TableLimits & { unpack: UnpackBudget };

export type WorkbookSheet = {
  rows: Rows;
  /** Name of the sheet. */
  sheet: string;
  /** Names of all sheets that can be chosen. */
  sheets: string[];
};

/**
 * Reads the sheet named `sheet`, or else the first one that is not empty. Hidden sheets come last.
 *
 * @throws {UnreadableFile}
 */
export function readWorkbook(bytes: Uint8Array, { unpack, ...limits }: WorkbookLimits, sheet?: string): WorkbookSheet {
  const archive = new XmlArchive(bytes, { ...unpack });
  const workbook = readBook(archive);
  const names = workbook.sheets.map(({ name }) => name);
  const wanted = sheet === undefined ? workbook.sheets : workbook.sheets.filter(({ name }) => name === sheet);
  if (wanted.length === 0) throw new UnreadableFile('no-sheet');
  const dates = readDateStyles(archive, workbook);
  const strings = readStrings(archive, workbook.strings);
  for (const { name, path } of wanted) {
    const rows = readSheet(archive, path, { strings, dates, has1904Dates: workbook.has1904Dates }, limits);
    if (rows.length > 0 || sheet !== undefined) return { rows, sheet: name, sheets: names };
  }
  throw new UnreadableFile('no-rows');
}

/** Most characters of all texts together. */
const maxText = 150_000_000;

/** Most cells, with the empty ones between others: each takes memory. */
const maxCells = 20_000_000;

type Book = {
  sheets: { name: string; path: string }[];
  strings: string | undefined;
  styles: string | undefined;
  has1904Dates: boolean;
};

function readBook(archive: XmlArchive): Book {
  const path = [...readRelations(archive, '_rels/.rels').values()].find(({ type }) => type === 'officeDocument')?.path;
  if (path === undefined || !archive.has(path)) throw new UnreadableFile('not-a-workbook');
  const slash = path.lastIndexOf('/');
  const relations = readRelations(archive, `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`);
  const sheets: { name: string; path: string; isHidden: boolean }[] = [];
  let has1904Dates = false;
  archive.parse(path, {
    open(name, attributes) {
      if (name === 'workbookPr') has1904Dates = /^(?:1|true)$/.test(attributes()['date1904'] ?? '');
      if (name !== 'sheet') return;
      // `id` is the relation: the sheet's own number is `sheetId`.
      const { name: title = '', id = '', state = 'visible' } = attributes();
      const relation = relations.get(id);
      if (relation?.type !== 'worksheet') return;
      sheets.push({ name: title, path: relation.path, isHidden: state !== 'visible' });
    },
  });
  const pathOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.path;
  if (sheets.length === 0) throw new UnreadableFile('not-a-workbook');
  return {
    sheets: sheets.toSorted((one, other) => Number(one.isHidden) - Number(other.isHidden)),
    strings: pathOf('sharedStrings'),
    styles: pathOf('styles'),
    has1904Dates,
  };
}

type Relation = { type: string; path: string };

/** Reads the relations of a part. External ones are left out. */
function readRelations(archive: XmlArchive, path: string): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  if (!archive.has(path)) return relations;
  const folder = path.replace(/_rels\/[^/]*$/, '');
  archive.parse(path, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = attributes();
      if (TargetMode === 'External') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      relations.set(Id, { type, path: Target.startsWith('/') ? Target.slice(1) : folder + Target });
    },
  });
  return relations;
}

/** Texts that cells refer to by their number, without the readings of Japanese. */
function readStrings(archive: XmlArchive, path: string | undefined): string[] {
  const strings: string[] = [];
  if (path === undefined || !archive.has(path)) return strings;
  let [length, current] = [0, ''];
  let [isText, isReading] = [false, false];
  archive.parse(path, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 't') isText = true;
      if (name === 'rPh') isReading = true;
    },
    text(text) {
      if (isText && !isReading) current += text;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isReading = false;
      if (name !== 'si') return;
      length += current.length + 10;
      if (length > maxText) throw new UnreadableFile('unpacked-too-large', { most: maxText });
      strings.push(unescaped(current));
    },
  });
  return strings;
}

/** Numbers of the cell styles that show numbers as dates. */
function readDateStyles(archive: XmlArchive, { styles }: Book): ReadonlySet<number> {
  const dateStyles = new Set<number>();
  if (styles === undefined || !archive.has(styles)) return dateStyles;
  const custom = new Map<string, string>();
  let [isCellStyle, index] = [false, 0];
  archive.parse(styles, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(attributes()['numFmtId'] ?? '', attributes()['formatCode'] ?? '');
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      const id = attributes()['numFmtId'] ?? '0';
      const code = custom.get(id);
      if (code === undefined ? isDateFormat(Number(id)) : isDateCode(code)) dateStyles.add(index);
      index++;
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return dateStyles;
}

/** Formats that every workbook has: Western dates, and those of Chinese and Japanese. */
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Returns whether a format has a day or a year, outside of texts, colors and conditions. */
const isDateCode = (code: string): boolean => /[dyeg]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, ''));

type CellContext = { strings: readonly string[]; dates: ReadonlySet<number>; has1904Dates: boolean };

function readSheet(archive: XmlArchive, path: string, context: CellContext, limits: TableLimits): Rows {
  const rows: Rows = [];
  let [slots, textLength] = [0, 0];
  let cells: string[] = [];
  let [line, column] = [0, 0];
  let cell: { type: string; style: number; column: number } | undefined;
  let value = '';
  let [isValue, isReading] = [false, false];

  const finishCell = (): void => {
    if (cell === undefined || value === '') return;
    if (cell.column >= limits.columns) throw new UnreadableFile('too-many-columns', { most: limits.columns, line });
    const text = cellText(value, cell, context);
    textLength += cell.type === 's' ? 0 : text.length;
    while (cells.length < cell.column) cells.push('');
    cells[cell.column] = text;
  };
  const finishRow = (): void => {
    if (!cells.some((text) => text.trim() !== '')) return;
    slots += cells.length;
    rows.push(cells);
    if (rows.length > limits.rows + 1) throw new UnreadableFile('too-many-rows', { most: limits.rows });
    if (slots > maxCells || textLength > maxText) throw new UnreadableFile('unpacked-too-large', { most: maxText });
  };
  archive.parse(path, {
    open(name, attributes) {
      if (name === 'row') {
        cells = [];
        column = 0;
        line = Number(attributes()['r'] ?? line + 1);
      } else if (name === 'c') {
        const { r, t = 'n', s = '0' } = attributes();
        column = r === undefined ? column : columnOf(r);
        cell = { type: t, style: Number(s), column };
        column++;
        value = '';
      } else if (name === 'v' || name === 't') isValue = cell !== undefined;
      else if (name === 'rPh') isReading = true;
    },
    text(text) {
      if (isValue && !isReading) value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'c') {
        finishCell();
        cell = undefined;
      } else if (name === 'row') finishRow();
    },
  });
  return rows;
}

/** Index of the column of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,4}/i.exec(reference)?.[0].toUpperCase() ?? 'A') {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function cellText(value: string, { type, style }: { type: string; style: number }, context: CellContext): string {
  switch (type) {
    case 's':
      return context.strings[Number(value)] ?? '';
    case 'n':
      return numberText(value, context.dates.has(style), context.has1904Dates);
    case 'b':
      return value === '1' ? 'true' : 'false';
    default:
      return unescaped(value);
  }
}

/**
 * Writes a number without an exponent, so that phone numbers and IDs are complete. Spreadsheets keep only 15 digits: longer
 * ones stay in scientific notation, as their last digits are lost.
 */
function numberText(value: string, isDate: boolean, has1904Dates: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (isDate) return dateText(has1904Dates ? number + 1462 : number) ?? value;
  if (Math.abs(number) >= 1e15) return number.toExponential().toUpperCase();
  return /e/i.test(value) ? String(number) : value;
}

/** Converts a serial of the 1900 date system, in days; undefined if it has no date. Leap seconds and zones do not exist. */
export function dateText(serial: number): string | undefined {
  if (serial < 1 || serial >= 2_958_466) return undefined;
  // Lotus 1-2-3 took 1900 for a leap year, and spreadsheets kept that: serials up to 59 are one day later.
  const days = serial < 60 ? serial + 1 : serial;
  const iso = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString();
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19);
}
