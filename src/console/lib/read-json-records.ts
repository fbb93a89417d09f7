import { visit } from 'jsonc-parser';

import { lineAt } from './decode-text.ts';
import { UnreadableFile } from './unreadable-file.ts';

export type JsonRecords = {
  /** `ndjson`: one object per line. */
  format: 'json' | 'ndjson';
  /** Usually objects. */
  records: unknown[];
};

/** Returns whether text seems to be JSON rather than a table. */
export const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text.slice(0, 1000));

/**
 * Reads a JSON array, an object with an array named `users`, a single object, or one object per line.
 *
 * @throws {UnreadableFile} with the line of the first mistake
 */
export function readJsonRecords(text: string, limits: { rows: number }): JsonRecords {
  const result = hasObjectPerLine(text)
    ? { format: 'ndjson' as const, records: readLines(text, limits.rows) }
    : { format: 'json' as const, records: listIn(parseDocument(text)) };
  if (result.records.length > limits.rows) throw new UnreadableFile('too-many-rows', { most: limits.rows });
  if (result.records.length === 0) throw new UnreadableFile('no-rows');
  if (!result.records.some(isObject)) throw new UnreadableFile('no-records');
  return result;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A first line that is an object, or at least begins and ends like one before another such line. */
function hasObjectPerLine(text: string): boolean {
  const [first, second] = firstLines(text);
  if (second === undefined || !first?.startsWith('{')) return false;
  return isObject(parsed(first)) || (first.endsWith('}') && second.startsWith('{'));
}

/** The first two lines that are not empty. */
function firstLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of linesOf(text)) {
    if (line.text !== '') lines.push(line.text);
    if (lines.length === 2) break;
  }
  return lines;
}

function* linesOf(text: string): Generator<{ text: string; number: number }> {
  for (let start = 0, number = 1; start < text.length; number++) {
    const end = text.indexOf('\n', start);
    const next = end < 0 ? text.length : end + 1;
    yield { text: text.slice(start, next).trim(), number };
    start = next;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readLines(text: string, most: number): unknown[] {
  const records: unknown[] = [];
  for (const { text: line, number } of linesOf(text)) {
    if (line === '') continue;
    const record = parsed(line);
    if (record === undefined) throw new UnreadableFile('invalid-json', { line: number });
    records.push(record);
    if (records.length > most) throw new UnreadableFile('too-many-rows', { most });
  }
  return records;
}

/** Deeper documents take many times their size in memory to parse. Users are not nested like that. */
const maxDepth = 2000;

/** Returns the line in which brackets are nested too deeply, without regard to texts; undefined if none is. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === 34) position = endOfText(text, position);
    else if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth--;
    if (depth > maxDepth) return lineAt(text, position);
  }
  return undefined;
}

/** Position of the quote that closes the one at `start`, or the end. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === 92) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

function parseDocument(text: string): unknown {
  const deep = tooDeepAt(text);
  if (deep !== undefined) throw new UnreadableFile('too-deep', { line: deep, most: maxDepth });
  const value = parsed(text);
  if (value === undefined) throw new UnreadableFile('invalid-json', { line: firstMistake(text) });
  return value;
}

/** The line of the first mistake. Only its position is looked up here: the parser of the platform is much faster. */
function firstMistake(text: string): number | undefined {
  let line: number | undefined;
  try {
    visit(
      text,
      {
        onError(_code, offset) {
          line = lineAt(text, offset);
          throw new Error('Found');
        },
      },
      { disallowComments: true },
    );
  } catch {
    // Found.
  }
  return line;
}

function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) throw new UnreadableFile('no-records');
  const list = ['users', 'Users']
    .map((name) => (Object.hasOwn(value, name) ? value[name] : undefined))
    .find(Array.isArray);
  return list ?? [value];
}
