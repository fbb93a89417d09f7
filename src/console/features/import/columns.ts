import { visibleText } from '#console/lib/identifying-text.ts';
import { isObject } from '#console/lib/read-json-records.ts';
import { emailPattern } from '#contract/users.ts';

/** Longest name of a column, in characters. */
const maxNameLength = 128;

/** What only data looks like: an address, a long number, a date, a truth value, a digest, a link. */
const dataPatterns = [
  emailPattern,
  /^['+(]?[\d\s().+-]{6,}$/,
  /^\d{4}[-/]\d\d?[-/]\d\d?/,
  /^(?:true|false)$/i,
  /^\$[\w-]+\$/,
  /^https?:/,
];

/** Returns whether the first row of a table seems to have the names of the columns. */
export const looksLikeHeader = (cells: readonly string[]): boolean =>
  !cells.some((cell) => dataPatterns.some((pattern) => pattern.test(cell.trim())));

/**
 * Returns a name for each column: its number where the header has none, and `name (2)` for the second column with the same
 * name. Names are unique.
 */
export function nameColumns(header: readonly string[]): string[] {
  const names = new Set<string>();
  for (const [index, cell] of header.entries()) {
    const name = visibleText(cell).slice(0, maxNameLength) || String(index + 1);
    let unique = name;
    for (let count = 2; names.has(unique); count++) unique = `${name} (${count})`;
    names.add(unique);
  }
  return [...names];
}

/** Names of columns without a header: their numbers. */
export const numberColumns = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(index + 1));

/** Records and depth in which members of members are looked for. */
const nested = { records: 1000, depth: 3 };

/**
 * Returns the columns of JSON records: the members of all records, each followed by the members of its objects as paths such
 * as `profile.email`, as far as there are not more than `most`.
 */
export function columnsOfRecords(records: readonly unknown[], most: number): string[] {
  const members = new Map<string, Set<string>>();
  for (const [index, record] of records.entries()) {
    if (!isObject(record)) continue;
    for (const name of Object.keys(record)) {
      const paths = members.get(name) ?? new Set<string>();
      members.set(name, paths);
      if (index < nested.records && paths.size < most) addPaths(record[name], name, nested.depth, paths);
    }
    if (members.size > most) break;
  }
  const names = [...members.keys()];
  const all = [...members].flatMap(([name, paths]) => [name, ...[...paths].filter((path) => !members.has(path))]);
  return all.length > most ? names : all;
}

/** Returns the names of the members of all JSON records. */
export function membersOf(records: readonly unknown[]): string[] {
  const names = new Set<string>();
  for (const record of records) {
    if (isObject(record)) for (const name of Object.keys(record)) names.add(name);
  }
  return [...names];
}

function addPaths(value: unknown, path: string, depth: number, paths: Set<string>): void {
  if (depth === 0 || !isObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    paths.add(`${path}.${name}`);
    addPaths(member, `${path}.${name}`, depth - 1, paths);
  }
}

/** Returns the value of a column of {@link columnsOfRecords}; undefined if the record has none. */
export function valueAt(record: Readonly<Record<string, unknown>>, column: string): unknown {
  if (Object.hasOwn(record, column)) return record[column];
  for (let dot = column.indexOf('.'); dot >= 0; dot = column.indexOf('.', dot + 1)) {
    const name = column.slice(0, dot);
    const member = Object.hasOwn(record, name) ? record[name] : undefined;
    if (isObject(member)) return valueAt(member, column.slice(dot + 1));
  }
  return undefined;
}
