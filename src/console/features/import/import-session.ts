import { loadPhoneBook, readDigits } from '#console/lib/phones.ts';
import { UnreadableFile } from '#console/lib/unreadable-file.ts';
import { type ImportRow, type ImportSource, maxImportBytes } from '#contract/imports.ts';

import { nameColumns } from './columns.ts';
import { initialMapping, samplesOf } from './initial-mapping.ts';
import { type MapOptions, type RowMapper, rowMapper } from './map-row.ts';
import type { ImportMapping } from './mapping.ts';
import { type OriginalCells, originalCells } from './original-cells.ts';
import { type FileOverrides, type ImportTable, readImportFile } from './read-import-file.ts';
import { recognizeSource } from './recognize-source.ts';
import type {
  FileSummary,
  ReadProgress,
  RowBatch,
  WorkerReply,
  WorkerRequest,
  WorkerTask,
  WorkerTasks,
} from './worker-messages.ts';

/** A request to the server has less than 1 MiB and at most 2,000 rows. */
const batchLimits = { bytes: 900_000, rows: 2000 };

/** Longest text of a user that is kept when the row is too long for a task. */
const keptLength = 1000;

/** Samples of a column, and their length. */
const samples = { most: 3, length: 100 };

/** Bytes of a file that are read at once. */
const pieceSize = 1024 * 1024;

type OnProgress = (progress: ReadProgress) => void;

/** The part of an import that runs in a worker: it holds the file that was opened last. */
export class ImportSession {
  #table: ImportTable | undefined;
  #batches: Iterator<RowBatch> | undefined;

  /** @throws {UnreadableFile} */
  async open(file: Blob, overrides: FileOverrides, onProgress?: OnProgress): Promise<FileSummary> {
    this.#table = undefined;
    this.#batches = undefined;
    if (file.size > maxImportBytes) throw new UnreadableFile('too-large', { most: maxImportBytes });
    const bytes = await bytesOf(file, onProgress);
    onProgress?.({ step: 'rows' });
    const table = readImportFile(bytes, overrides, (part) => onProgress?.({ step: 'rows', part }));
    this.#table = table;
    const source = recognizeSource(table);
    const mapping = initialMapping(table, source);
    return {
      facts: table.facts,
      source,
      mapping,
      columns: mapping.columns.map(({ column, target }) => ({
        name: column,
        samples: target === 'passwordPlain' ? [] : samplesOf(table, column, samples.most).map(shortened),
      })),
      originalColumns: nameColumns(table.originalColumns),
      count: table.count,
      warnings: table.warnings,
    };
  }

  mapping(source: ImportSource): ImportMapping {
    return initialMapping(this.#opened(), source);
  }

  async sample(mapping: ImportMapping, options: MapOptions, count: number): Promise<ImportRow[]> {
    const table = this.#opened();
    const map = await mapperOf(mapping, options);
    return Array.from({ length: Math.min(count, table.count) }, (_, index) => {
      const row = map(table.recordAt(index), index + 1);
      return sizeOf(row) > batchLimits.bytes ? withoutLongValues(row) : row;
    });
  }

  async start(mapping: ImportMapping, options: MapOptions): Promise<null> {
    const table = this.#opened();
    this.#batches = batchesOf(table, await mapperOf(mapping, options), originalCells(table, mapping));
    return null;
  }

  next(): RowBatch | null {
    const batch = this.#batches?.next();
    return batch === undefined || batch.done === true ? null : batch.value;
  }

  #opened(): ImportTable {
    if (this.#table === undefined) throw new Error('No file was opened.');
    return this.#table;
  }
}

/** Reads a file in pieces, so that it can be told how far it is. */
async function bytesOf(file: Blob, onProgress?: OnProgress): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  try {
    for (let read = 0; read < file.size;) {
      const piece = new Uint8Array(await file.slice(read, read + pieceSize).arrayBuffer());
      // It became shorter since it was chosen.
      if (piece.length === 0) throw new UnreadableFile('not-readable');
      bytes.set(piece, read);
      read += piece.length;
      onProgress?.({ step: 'bytes', part: read / file.size });
    }
  } catch {
    throw new UnreadableFile('not-readable');
  }
  return bytes;
}

/** The metadata of phone numbers is loaded only if there are some. */
async function mapperOf(mapping: ImportMapping, options: MapOptions): Promise<RowMapper> {
  const hasPhones = mapping.columns.some(({ target }) => target === 'primaryPhone');
  return rowMapper(mapping, options, hasPhones ? (await loadPhoneBook()).readPhone : readDigits);
}

/** Maps all records, in batches as large as a request can have. */
function* batchesOf({ count, recordAt }: ImportTable, map: RowMapper, originalOf: OriginalCells): Generator<RowBatch> {
  let rows: ImportRow[] = [];
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const { row, size } = fitting(map(recordAt(index), index + 1), originalOf(index));
    if (rows.length === batchLimits.rows || bytes + size > batchLimits.bytes) {
      yield { rows, done: index };
      [rows, bytes] = [[], 0];
    }
    rows.push(row);
    bytes += size;
  }
  if (rows.length > 0) yield { rows, done: count };
}

const encoder = new TextEncoder();

/** Bytes of a row in a request, with the comma after it. */
const sizeOf = (row: ImportRow): number => encoder.encode(JSON.stringify(row)).length + 1;

/** Returns a row with its original cells, or without what no request can have, and its size. */
function fitting(mapped: ImportRow, original: string[] | undefined): { row: ImportRow; size: number } {
  const rows = [{ ...mapped, ...(original !== undefined && { original }) }, mapped];
  for (const row of rows) {
    const size = sizeOf(row);
    if (size <= batchLimits.bytes) return { row, size };
  }
  const row = withoutLongValues(mapped);
  return { row, size: sizeOf(row) };
}

/** Keeps what identifies the user of a row that no request can have. */
function withoutLongValues({ number, user, problems = [] }: ImportRow): ImportRow {
  const { profile: _profile, customData: _customData, ...texts } = user;
  return {
    number,
    user: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.slice(0, keptLength)])),
    problems: [...problems.slice(0, keptLength), { column: '', problem: 'too-long' }],
  };
}

function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > samples.length ? `${text.slice(0, samples.length)}…` : text;
}

/**
 * Does what a message asks for. Errors of all kinds become a problem of the file.
 *
 * @param post sends how far the task is
 */
export async function answer(
  session: ImportSession,
  { id, task }: WorkerRequest,
  post: (reply: WorkerReply) => void,
): Promise<WorkerReply> {
  try {
    return { id, result: await carryOut(session, task, (progress) => post({ id, progress })) };
  } catch (error) {
    return { id, problem: error instanceof UnreadableFile ? error.details : { code: 'failed' } };
  }
}

type Result = WorkerTasks[keyof WorkerTasks]['result'];

function carryOut(session: ImportSession, task: WorkerTask, onProgress: OnProgress): Result | Promise<Result> {
  switch (task.name) {
    case 'open':
      return session.open(task.file, task.overrides, onProgress);
    case 'mapping':
      return session.mapping(task.source);
    case 'sample':
      return session.sample(task.mapping, task.options, task.count);
    case 'start':
      return session.start(task.mapping, task.options);
    case 'next':
      return session.next();
  }
}
