import { customDataPrefix, timeMembers } from '#contract/exports.ts';
import { isDeeper } from '#contract/json.ts';

/** A user as the Management API lists it, with all its members. */
export type ExportedUser = Readonly<Record<string, unknown>>;

/** A cell of a table. Times are dates. */
export type Cell = string | number | boolean | Date | null;

/** Replaces values that are nested too deep to be written. */
const tooDeep = '[nested too deep]';

/** Latest and earliest time that a `Date` can hold, in ms. */
const maxTime = 8.64e15;

/** Returns the value of a column as the Management API has it; undefined if the user does not have it. */
export function valueOf(user: ExportedUser, column: string): unknown {
  if (column.startsWith(customDataPrefix)) return memberOf(user['customData'], column.slice(customDataPrefix.length));
  return column.split('.').reduce<unknown>(memberOf, user);
}

/** Returns the value of a column for a table: objects as JSON. */
export function cellOf(user: ExportedUser, column: string): Cell {
  const value = valueOf(user, column);
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
