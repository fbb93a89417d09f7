import { customDataPrefix, timeMembers } from '#contract/exports.ts';
import { isDeeper } from '#contract/json.ts';

/** What becomes a row of a file, such as a user as the Management API lists it, with all its members. */
export type ExportedRecord = Readonly<Record<string, unknown>>;

/** Some records of a selection, each once. */
export type Batch = {
  records: readonly ExportedRecord[];
  /** How many were read for them; more than `records` where only some are wanted. */
  read: number;
  /** How many the selection has at the moment, to be read. */
  total: number;
};

/** A cell of a table. Times are dates. */
export type Cell = string | number | boolean | Date | null;

/** Replaces values that are nested too deep to be written. */
const tooDeep = '[nested too deep]';

/** Latest and earliest time that a `Date` can hold, in ms. */
const maxTime = 8.64e15;

/** Returns the value of a column as the API has it; undefined if the record does not have it. */
export function valueOf(record: ExportedRecord, column: string): unknown {
  if (column.startsWith(customDataPrefix)) return memberOf(record['customData'], column.slice(customDataPrefix.length));
  return column.split('.').reduce<unknown>(memberOf, record);
}

/** Returns the value of a column for a table: objects as JSON. */
export function cellOf(record: ExportedRecord, column: string): Cell {
  const value = valueOf(record, column);
  if (value === undefined || value === null) return null;
  if (timeMembers.includes(column) && typeof value === 'number') {
    return Math.abs(value) <= maxTime ? new Date(value) : String(value);
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return jsonOf(value);
}

/** Returns the JSON of a value that is not `undefined`. */
export const jsonOf = (value: unknown): string => JSON.stringify(isDeeper(value) ? tooDeep : value);

/** Returns a cell as text, as in CSV. */
export const textOf = (cell: Cell): string => (cell instanceof Date ? cell.toISOString() : String(cell ?? ''));

/** Only own members: a key may be called `constructor`. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const member: unknown = Reflect.get(value, name);
  return member;
}
