import { decodeText, type TextEncoding } from '#console/lib/decode-text.ts';
import { readDelimited, type Rows, type Separator, type TableLimits } from '#console/lib/read-delimited.ts';
import { isObject, looksLikeJson, readJsonRecords } from '#console/lib/read-json-records.ts';
import { readWorkbook } from '#console/lib/read-workbook.ts';
import { UnreadableFile } from '#console/lib/unreadable-file.ts';
import { maxImportBytes, maxImportColumns, maxImportRows } from '#contract/imports.ts';
import { isDeeper } from '#contract/json.ts';

import { columnsOfRecords, looksLikeHeader, membersOf, nameColumns, numberColumns, valueAt } from './columns.ts';

/** What an operator chose instead of what was recognized. */
export type FileOverrides = {
  encoding?: TextEncoding | undefined;
  separator?: Separator | undefined;
  hasHeader?: boolean | undefined;
  /** Name of the sheet. */
  sheet?: string | undefined;
};

/** What was recognized in a file, and can be chosen otherwise. Members that its format does not have are missing. */
export type FileFacts = {
  format: 'delimited' | 'json' | 'ndjson' | 'workbook';
  encoding?: TextEncoding;
  separator?: Separator;
  hasHeader?: boolean;
  sheet?: string;
  sheets?: readonly string[];
};

/** What an operator should look at before the import. */
export const fileWarnings = [
  'uncertain-encoding',
  /** Columns that had no name, or the same as another. */
  'renamed-columns',
  /** Rows that are the header again; they are left out. */
  'repeated-header',
  /** Rows with more cells than the header has names. They can't be imported. */
  'long-rows',
] as const;
export type FileWarning = { code: (typeof fileWarnings)[number]; count: number };

/** Returns the value of a column: text in tables, any JSON in JSON; undefined if there is none. */
export type ReadValue = (column: string) => unknown;

/** A file that was read. */
export type ImportTable = {
  facts: FileFacts;
  columns: readonly string[];
  /** The columns without paths into the objects of JSON. */
  originalColumns: readonly string[];
  /** Number of records. */
  count: number;
  warnings: readonly FileWarning[];
  /** Returns a record by its index from 0; undefined if it is broken. */
  recordAt: (index: number) => ReadValue | undefined;
};

/** Bytes of workbooks when unpacked: of each part, and of all that are read. */
const unpack = { entry: 384 * 1024 * 1024, total: 512 * 1024 * 1024 };

const limits: TableLimits = { rows: maxImportRows, columns: maxImportColumns };

/**
 * Reads a file of users. It holds the whole table in memory, and is meant for a worker.
 *
 * @param onRows called with the part of the rows that was read, from 0 to 1, if the format shows it
 * @throws {UnreadableFile}
 */
export function readImportFile(
  bytes: Uint8Array,
  overrides: FileOverrides = {},
  onRows?: (part: number) => void,
): ImportTable {
  if (bytes.length > maxImportBytes) throw new UnreadableFile('too-large', { most: maxImportBytes });
  if (bytes.length === 0) throw new UnreadableFile('empty');
  switch (kindOf(bytes)) {
    case 'archive': {
      const { rows, sheet, sheets } = readWorkbook(bytes, { ...limits, unpack }, overrides.sheet);
      return tableOf(rows, { format: 'workbook', sheet, sheets }, overrides.hasHeader);
    }
    case 'old-workbook':
      throw new UnreadableFile('old-workbook');
    case 'binary':
      throw new UnreadableFile('binary');
    case 'text':
      return readText(bytes, overrides, onRows);
  }
}

/** First bytes of files that are no text. */
const signatures: readonly (readonly ['archive' | 'old-workbook' | 'binary', readonly number[]])[] = [
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['archive', [0x50, 0x4b, 0x05, 0x06]],
  // The container of old Office files and of workbooks with a password.
  ['old-workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['binary', [0x25, 0x50, 0x44, 0x46]],
  ['binary', [0x89, 0x50, 0x4e, 0x47]],
  ['binary', [0xff, 0xd8, 0xff]],
  ['binary', [0x1f, 0x8b]],
  ['binary', [0x7f, 0x45, 0x4c, 0x46]],
];

function kindOf(bytes: Uint8Array): 'archive' | 'old-workbook' | 'binary' | 'text' {
  const [known] = signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte)) ?? [];
  if (known !== undefined) return known;
  // Text has no control characters but tab, line breaks and, in UTF-16, zero bytes.
  const start = bytes.subarray(0, 4096);
  const controls = start.reduce((count, byte) => count + (byte > 0 && byte < 32 && (byte < 9 || byte > 13) ? 1 : 0), 0);
  return controls > start.length / 50 + 2 ? 'binary' : 'text';
}

function readText(bytes: Uint8Array, overrides: FileOverrides, onRows?: (part: number) => void): ImportTable {
  const { text, encoding, isUncertain } = decodeText(bytes, overrides.encoding);
  if (text.trim() === '') throw new UnreadableFile('empty');
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text.slice(0, 1000))) throw new UnreadableFile('markup');
  const warnings: FileWarning[] = isUncertain ? [{ code: 'uncertain-encoding', count: 1 }] : [];
  // A chosen separator says that it is a table.
  if (overrides.separator === undefined && looksLikeJson(text)) {
    const { format, records } = readJsonRecords(text, limits);
    return jsonTable(records, { format, encoding }, warnings);
  }
  const { rows, separator } = readDelimited(text, limits, overrides.separator, onRows);
  return tableOf(rows, { format: 'delimited', encoding, separator }, overrides.hasHeader, warnings);
}

function tableOf(
  rows: Rows,
  facts: Omit<FileFacts, 'hasHeader'>,
  chosen: boolean | undefined,
  found: readonly FileWarning[] = [],
): ImportTable {
  const [first = []] = rows;
  const hasHeader = chosen ?? looksLikeHeader(first);
  const width = rows.reduce((most, row) => Math.max(most, filledLength(row)), 0);
  // A header may end in empty cells, for which there are no values either.
  const columns = hasHeader ? nameColumns(first.slice(0, width)) : numberColumns(width);
  const isHeader = (row: readonly string[]): boolean =>
    row.length === first.length && row.every((cell, index) => cell === first[index]);
  const records = hasHeader ? rows.filter((row, index) => index > 0 && !isHeader(row)) : rows;
  if (records.length === 0) throw new UnreadableFile('no-rows');
  if (records.length > limits.rows) throw new UnreadableFile('too-many-rows', { most: limits.rows });

  const indexes = new Map(columns.map((name, index) => [name, index]));
  const isLong = (row: readonly string[]): boolean => filledLength(row) > columns.length;
  const counts = {
    'renamed-columns': hasHeader ? columns.filter((name, index) => name !== first[index]?.trim()).length : 0,
    'repeated-header': rows.length - records.length - (hasHeader ? 1 : 0),
    'long-rows': records.filter(isLong).length,
  };
  return {
    facts: { ...facts, hasHeader },
    columns,
    originalColumns: columns,
    count: records.length,
    warnings: [
      ...found,
      ...fileWarnings.flatMap((code) =>
        code !== 'uncertain-encoding' && counts[code] > 0 ? [{ code, count: counts[code] }] : [],
      ),
    ],
    recordAt(index) {
      const row = records[index] ?? [];
      return isLong(row) ? undefined : (column) => row[indexes.get(column) ?? -1];
    },
  };
}

/** Number of cells up to the last one that is not empty. */
const filledLength = (row: readonly string[]): number => row.findLastIndex((cell) => cell.trim() !== '') + 1;

function jsonTable(records: readonly unknown[], facts: FileFacts, warnings: readonly FileWarning[]): ImportTable {
  const columns = columnsOfRecords(records, limits.columns);
  if (columns.length > limits.columns) throw new UnreadableFile('too-many-columns', { most: limits.columns });
  return {
    facts,
    columns,
    originalColumns: membersOf(records),
    count: records.length,
    warnings,
    recordAt(index) {
      const record = records[index];
      return isObject(record) && !isDeeper(record) ? (column) => valueAt(record, column) : undefined;
    },
  };
}
