import type { FileProblemDetails } from '#console/lib/unreadable-file.ts';
import type { ImportRow, ImportSource } from '#contract/imports.ts';

import type { MapOptions } from './map-row.ts';
import type { ImportMapping } from './mapping.ts';
import type { FileFacts, FileOverrides, FileWarning } from './read-import-file.ts';

/** What is shown of an opened file. */
export type FileSummary = {
  facts: FileFacts;
  /** Recognized by its columns. */
  source: ImportSource;
  /** Ready for the source, or suggested. */
  mapping: ImportMapping;
  /** Columns with some values, shortened. Values that seem to be plain passwords are left out. */
  columns: readonly { name: string; samples: readonly string[] }[];
  /** Names of the columns for the result file: without paths into the objects of JSON. */
  originalColumns: readonly string[];
  /** Number of records, without the header. */
  count: number;
  warnings: readonly FileWarning[];
};

/** How far the reading of a file is: the part from 0 to 1 of its bytes, then of its rows where the format shows it. */
export type ReadProgress = { step: 'bytes'; part: number } | { step: 'rows'; part?: number };

/** Rows that fit into one request of the upload. */
export type RowBatch = {
  rows: ImportRow[];
  /** Records mapped so far; all if this is the last batch. */
  done: number;
};

/** What the worker does: its parameters and its result, by name. */
export type WorkerTasks = {
  /** Reads a file and keeps it until the next one. */
  open: { parameters: { file: Blob; overrides: FileOverrides }; result: FileSummary };
  /** The mapping to start from if the file is from another source than recognized. */
  mapping: { parameters: { source: ImportSource }; result: ImportMapping };
  /** Maps the first records. */
  sample: { parameters: { mapping: ImportMapping; options: MapOptions; count: number }; result: ImportRow[] };
  /** Starts mapping all records from the first one. */
  start: { parameters: { mapping: ImportMapping; options: MapOptions }; result: null };
  /** Maps the next records; null if there are no more. */
  next: { parameters: Record<never, never>; result: RowBatch | null };
};
export type TaskName = keyof WorkerTasks;

/** A task with its parameters. */
export type WorkerTask = { [Name in TaskName]: { name: Name } & WorkerTasks[Name]['parameters'] }[TaskName];

/** A message to the worker. */
export type WorkerRequest = { id: number; task: WorkerTask };

/** The worker's answer to the request with this ID, or how far it is. */
export type WorkerReply =
  | { id: number; result: WorkerTasks[TaskName]['result'] }
  /** Before the answer, any number of times. */
  | { id: number; progress: ReadProgress }
  | { id: number; problem: FileProblemDetails };
