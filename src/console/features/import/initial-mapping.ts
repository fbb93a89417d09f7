import type { ImportSource } from '#contract/imports.ts';

import type { ImportMapping } from './mapping.ts';
import type { ImportTable } from './read-import-file.ts';
import { readyMapping } from './source-mappings.ts';
import { suggestMapping } from './suggest-mapping.ts';

/** Records in which samples are looked for. */
const searched = 200;

/** Returns up to `most` values of a column that are not empty. */
export function samplesOf({ count, recordAt }: ImportTable, column: string, most: number): unknown[] {
  const samples: unknown[] = [];
  for (let index = 0; index < Math.min(searched, count) && samples.length < most; index++) {
    const value = recordAt(index)?.(column);
    if (value !== undefined && value !== null && value !== '') samples.push(value);
  }
  return samples;
}

/** The mapping with which a file of `source` is opened: ready for known sources, else suggested. */
export const initialMapping = (table: ImportTable, source: ImportSource): ImportMapping =>
  source === 'table'
    ? suggestMapping(table.columns, (column) => samplesOf(table, column, 5))
    : readyMapping(source, table.columns);
