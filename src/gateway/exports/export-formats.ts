import { writeXlsxStream } from 'hucre/xlsx';
import papaparse from 'papaparse';

import { formulaStart } from '#contract/csv.ts';
import { type ExportColumn, type ExportFormat, maxCellLength, timeMembers } from '#contract/exports.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

import { type Cell, cellOf, type ExportedRecord, jsonOf, textOf, valueOf } from './exported-values.ts';

/** Writes a file piece by piece: reads the next records only when the file is read on. */
type Write = (batches: AsyncIterable<readonly ExportedRecord[]>, options: WriteOptions) => AsyncIterable<Uint8Array>;

type WriteOptions = {
  columns: readonly ExportColumn[];
  hasByteOrderMark: boolean;
  /** Name of the sheet of a workbook. */
  sheetName: string;
  /** Called for each cell that is cut. */
  onCut: () => void;
};

/** The formats of files, with their media types. */
export const formats: Readonly<Record<ExportFormat, { type: string; write: Write }>> = {
  csv: { type: 'text/csv; charset=utf-8', write: asCsv },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', write: asNdjson },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: asXlsx },
};

/** RFC 4180, with an apostrophe before values that spreadsheets would take for formulas. */
async function* asCsv(
  batches: AsyncIterable<readonly ExportedRecord[]>,
  { columns, hasByteOrderMark }: WriteOptions,
): AsyncGenerator<Uint8Array> {
  yield encoded(`${hasByteOrderMark ? '\uFEFF' : ''}${csvLines([columns.map(({ header }) => header)])}`);
  for await (const records of batches) {
    const lines = records.map((record) => columns.map(({ name }) => csvCell(cellOf(record, name))));
    if (lines.length > 0) yield encoded(csvLines(lines));
  }
}

const csvLines = (lines: readonly (readonly Cell[])[]): string =>
  `${papaparse.unparse(
    lines.map((line) => [...line]),
    { escapeFormulae: formulaStart, newline: '\r\n' },
  )}\r\n`;

/** A number may be negative, which is no formula. */
const csvCell = (cell: Cell): Cell => (typeof cell === 'number' ? cell : textOf(cell));

/** One object per line, with the values as in the Management API. */
async function* asNdjson(
  batches: AsyncIterable<readonly ExportedRecord[]>,
  { columns }: WriteOptions,
): AsyncGenerator<Uint8Array> {
  // Not made from objects: a header may be called `__proto__` or `1`.
  const named = columns.map(({ name, header }) => ({ name, key: JSON.stringify(header) }));
  for await (const records of batches) {
    const lines = records.map(
      (record) => `{${named.map(({ name, key }) => `${key}:${jsonOf(valueOf(record, name) ?? null)}`).join(',')}}\n`,
    );
    if (lines.length > 0) yield encoded(lines.join(''));
  }
}

/** Excel's first day, and the first day after its last, in ms since the epoch. Other dates are texts. */
const firstDate = Date.UTC(1900, 0, 1);
const afterLastDate = Date.UTC(10_000, 0, 1);

/** Marks the end of a cell that was cut. */
const cutMark = '…';

/** A workbook with one sheet. Texts are never formulas. Dates are in UTC, as Excel has no time zones. */
async function* asXlsx(
  batches: AsyncIterable<readonly ExportedRecord[]>,
  { columns, sheetName, onCut }: WriteOptions,
): AsyncGenerator<Uint8Array> {
  const stream = writeXlsxStream(rows(), {
    name: sheetName,
    columns: columns.map(({ name, header }) => ({
      header,
      ...(timeMembers.includes(name) && { numFmt: 'yyyy-mm-dd hh:mm:ss', width: 20 }),
    })),
    freezePane: { rows: 1 },
  });
  try {
    yield* readOn(stream);
  } catch (error) {
    // Not written as ZIP64, which not every program reads.
    throw error instanceof Error && error.name === 'ZipError'
      ? new GatewayFault('exportTooLarge', { cause: error })
      : error;
  }

  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const records of batches) {
      for (const record of records) yield columns.map(({ name }) => sheetCell(cellOf(record, name)));
    }
  }

  function sheetCell(cell: Cell): Cell {
    if (cell instanceof Date) {
      const time = cell.getTime();
      return time >= firstDate && time < afterLastDate ? cell : textOf(cell);
    }
    if (typeof cell !== 'string') return cell;
    if (cell.length <= maxCellLength) return sheetText(cell);
    onCut();
    return sheetText(`${cell.slice(0, maxCellLength - cutMark.length)}${cutMark}`);
  }
}

/** XML cannot contain U+FFFE and U+FFFF, and Excel reads `_x000D_` as the character with this code. */
const sheetText = (text: string): string =>
  text.replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD').replaceAll(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_');

/** Iterates over a stream, and cancels it when the iteration ends early. */
async function* readOn(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isDone = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!isDone) await reader.cancel();
  }
}

const encoder = new TextEncoder();
const encoded = (text: string): Uint8Array => encoder.encode(text);
