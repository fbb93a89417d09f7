import papaparse from 'papaparse';

import { formulaStart } from '#contract/csv.ts';
import type { JobFieldChange, JobRow } from '#contract/jobs.ts';

import type { RowStore } from './row-store.ts';

/** Rows that are read at once. */
const rowsAtOnce = 1000;

/** Columns of the file of a job's rows. Those of an import have their file's columns instead of `entry` and `alsoDeleted`. */
export const resultColumns = [
  'entry',
  'row',
  'userId',
  'label',
  'plan',
  'state',
  'code',
  'field',
  'changes',
  'alsoDeleted',
  'finishedAt',
] as const;

const importColumns = resultColumns.filter((name) => name !== 'entry' && name !== 'alsoDeleted');

type Cell = string | number | null;

type NameOf = (kind: 'role' | 'organization', id: string) => string;

const cells: Record<(typeof resultColumns)[number], (row: JobRow, nameOf: NameOf) => Cell> = {
  entry: ({ entry }) => entry,
  row: ({ number }) => number,
  userId: ({ userId }) => userId,
  label: ({ label }) => label,
  plan: ({ plan }) => plan,
  state: ({ state }) => state,
  code: ({ code }) => code,
  field: ({ field }) => field,
  changes: ({ changes }, nameOf) => changes.map((change) => changeText(change, nameOf)).join('; ') || null,
  alsoDeleted: ({ lost }) =>
    Object.entries(lost ?? {})
      .flatMap(([kind, count]) => (count === 0 ? [] : [`${kind}: ${count}`]))
      .join(', ') || null,
  finishedAt: ({ at }) => (at === null ? null : new Date(at).toISOString()),
};

/** Describes a change in no language: `name: Ada → Grace`, `roles: + Support manager`. */
function changeText({ field, from, to }: JobFieldChange, nameOf: NameOf): string {
  const group = groupOf(field);
  if (group !== undefined) return `${group.kind}s: ${to === null ? '−' : '+'} ${nameOf(group.kind, group.id)}`;
  return `${field}: ${valueText(from)} → ${valueText(to)}`;
}

const valueText = (value: unknown): string =>
  value === undefined || value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** Returns the role or organization that a change of a row is about. */
function groupOf(field: string): { kind: 'role' | 'organization'; id: string } | undefined {
  const [, kind, id] = /^(role|organization)s\.(.+)$/s.exec(field) ?? [];
  return id === undefined ? undefined : { kind: kind === 'role' ? 'role' : 'organization', id };
}

type Rows = Pick<RowStore, 'after'>;

/** Returns the name of a role or organization; undefined if it does not exist. */
export type ReadName = (kind: 'role' | 'organization', id: string) => Promise<string | undefined>;

/**
 * The rows of a job as CSV, with a byte order mark, so that spreadsheets read it as UTF-8. The columns of an imported file are
 * first, so that rows that failed can be corrected and imported again.
 *
 * @param columns those of the imported file; undefined for other jobs
 * @param headings names of the job's {@link resultColumns} in the operator's language
 */
export async function* resultCsv(
  rows: Rows,
  { id, columns }: { id: string; columns: readonly string[] | undefined },
  readName: ReadName,
  headings?: readonly string[],
): AsyncGenerator<string> {
  const ledger = columns === undefined ? resultColumns : importColumns;
  const names = new Map<string, string>();
  yield `\uFEFF${asLine([...(columns ?? []), ...(headings ?? ledger)])}`;
  for await (const row of all(rows, id)) {
    const original = (columns ?? []).map((_column, index) => row.original[index] ?? null);
    for (const { field } of row.changes) {
      const group = groupOf(field);
      // In sequence: most rows have the same few.
      if (group !== undefined && !names.has(field)) {
        names.set(field, (await readName(group.kind, group.id).catch(() => undefined)) ?? group.id);
      }
    }
    const nameOf: NameOf = (kind, groupId) => names.get(`${kind}s.${groupId}`) ?? groupId;
    yield asLine([...original, ...ledger.map((name) => cells[name](row, nameOf))]);
  }
}

/** The deleted users of a job as one JSON object per line, as `GET /api/users` had them. */
export async function* snapshotLines(rows: Rows, jobId: string): AsyncGenerator<string> {
  for await (const { snapshot, state } of all(rows, jobId)) {
    // It is taken before the deletion, which may have failed.
    if (snapshot !== undefined && (state === 'done' || state === 'unknown')) yield `${JSON.stringify(snapshot)}\n`;
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
