import papaparse from 'papaparse';

import { formulaStart } from '#contract/csv.ts';
import type { JobRow } from '#contract/jobs.ts';

import type { RowStore } from './row-store.ts';

/** Rows that are read at once. */
const rowsAtOnce = 1000;

/** Columns of the file of a job's rows. */
export const resultColumns = [
  'row',
  'userId',
  'label',
  'plan',
  'state',
  'code',
  'field',
  'changes',
  'finishedAt',
] as const;

type Cell = string | number | null;

const cells: Record<(typeof resultColumns)[number], (row: JobRow) => Cell> = {
  row: ({ number }) => number,
  userId: ({ userId }) => userId,
  label: ({ label }) => label,
  plan: ({ plan }) => plan,
  state: ({ state }) => state,
  code: ({ code }) => code,
  field: ({ field }) => field,
  changes: ({ changes }) => (changes.length === 0 ? null : JSON.stringify(changes)),
  finishedAt: ({ at }) => (at === null ? null : new Date(at).toISOString()),
};

type Rows = Pick<RowStore, 'after'>;

/**
 * The rows of a job as CSV, with a byte order mark, so that spreadsheets read it as UTF-8. The columns of an imported file are
 * first, so that rows that failed can be corrected and imported again.
 *
 * @param columns those of the imported file; empty for other jobs
 * @param headings names of {@link resultColumns} in the operator's language
 */
export async function* resultCsv(
  rows: Rows,
  { id, columns }: { id: string; columns: readonly string[] },
  headings: readonly string[] = resultColumns,
): AsyncGenerator<string> {
  yield `\uFEFF${asLine([...columns, ...headings])}`;
  for await (const row of all(rows, id)) {
    const original = columns.map((_column, index) => row.original[index] ?? null);
    yield asLine([...original, ...resultColumns.map((name) => cells[name](row))]);
  }
}

/** The deleted users of a job as one JSON object per line, as `GET /api/users` had them. */
export async function* snapshotLines(rows: Rows, jobId: string): AsyncGenerator<string> {
  for await (const { snapshot } of all(rows, jobId)) {
    if (snapshot !== undefined) yield `${JSON.stringify(snapshot)}\n`;
  }
}

async function* all(rows: Rows, jobId: string) {
  let last = 0;
  for (;;) {
    // In sequence: the file has the rows in order.
    const some = await rows.after(jobId, last, rowsAtOnce);
    yield* some;
    last = some.at(-1)?.number ?? last;
    if (some.length < rowsAtOnce) return;
  }
}

const asLine = (line: readonly Cell[]): string =>
  `${papaparse.unparse([[...line]], { escapeFormulae: formulaStart })}\r\n`;
