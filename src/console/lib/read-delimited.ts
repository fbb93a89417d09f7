import papaparse from 'papaparse';

import { lineAt } from './decode-text.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Separators of cells. */
export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** Most rows and columns that are read. */
export type TableLimits = { rows: number; columns: number };

/** Most characters of a row. */
const maxRowLength = 8_000_000;

/** Number of rows after which the progress is told. */
const progressRows = 1000;

/** The rows of a table that are not empty, with the cells as they are. */
export type Rows = string[][];

/** The first line with which Excel names the separator. */
const separatorLine = /^"?sep=(.)"?(?=\r?\n)/i;

/** Enough text to recognize the separator. */
const sampleLength = 100_000;

/**
 * Reads text with separated values. Cells with quotes can contain separators and line breaks.
 *
 * @param chosen the separator that was chosen; otherwise it is recognized
 * @param onProgress called now and then with the part of the text that was read, from 0 to 1
 * @throws {UnreadableFile}
 */
export function readDelimited(
  given: string,
  limits: TableLimits,
  chosen?: Separator,
  onProgress?: (part: number) => void,
): { rows: Rows; separator: Separator } {
  const [line = '', named] = separatorLine.exec(given) ?? [];
  // An empty line stays in its place, so that lines are counted as in the file.
  const text = given.slice(line.length);
  const separator = chosen ?? separators.find((one) => one === named) ?? recognizeSeparator(text);
  const newline = newlineOf(text);
  checkRows(text, separator, newline, limits);
  const rows: Rows = [];
  let read = 0;
  let problem: UnreadableFile | undefined;
  papaparse.parse<string[]>(text, {
    delimiter: separator,
    newline,
    // It would split the whole text before the first row is counted.
    fastMode: false,
    step({ data: cells, errors, meta: { cursor } }, parser) {
      read++;
      if (read % progressRows === 0) onProgress?.(cursor / text.length);
      const broken = errors.find(({ type }) => type === 'Quotes');
      if (newline === '\n') trimCarriageReturn(cells);
      if (broken !== undefined) {
        problem = new UnreadableFile('broken-quotes', { line: lineAt(text, broken.index ?? 0) });
      } else if (cells.some((cell) => cell.trim() !== '')) rows.push(cells);
      // One more than the limit for the header. Empty rows are not kept, but take time.
      if (rows.length > limits.rows + 1 || read > 10 * limits.rows + 1000) {
        problem = new UnreadableFile('too-many-rows', { most: limits.rows });
      }
      if (problem !== undefined) parser.abort();
    },
  });
  if (problem !== undefined) throw problem;
  return { rows, separator };
}

/** The line break between rows. With CR LF, cells can contain a plain LF too, so a CR is removed afterwards. */
const newlineOf = (text: string): '\n' | '\r' => (text.includes('\n') ? '\n' : '\r');

function trimCarriageReturn(cells: string[]): void {
  const last = cells.at(-1);
  if (last?.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
}

/**
 * Looks at the lengths of rows before they are parsed: a row of millions of cells, or a cell as long as the file, takes many
 * times the memory of the file.
 */
function checkRows(text: string, separator: Separator, newline: '\n' | '\r', limits: TableLimits): void {
  const [separatorCode, newlineCode, quote] = [separator.charCodeAt(0), newline.charCodeAt(0), 34];
  let [rowStart, cellStart, cells] = [0, 0, 1];
  let longest: UnreadableFile | undefined;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === quote && position === cellStart) {
      position = endOfQuotes(text, position);
      if (position < 0) throw new UnreadableFile('broken-quotes', { line: lineAt(text, cellStart) });
    } else if (code === separatorCode) {
      cellStart = position + 1;
      cells++;
      if (cells > limits.columns) throw new UnreadableFile('too-many-columns', { most: limits.columns });
    } else if (code === newlineCode) {
      if (position - rowStart > maxRowLength) longest ??= rowTooLong(text, rowStart);
      [rowStart, cellStart, cells] = [position + 1, position + 1, 1];
    }
  }
  if (text.length - rowStart > maxRowLength) longest ??= rowTooLong(text, rowStart);
  // An open quote, which is found last, is the better explanation.
  if (longest !== undefined) throw longest;
}

const rowTooLong = (text: string, start: number) =>
  new UnreadableFile('row-too-long', { line: lineAt(text, start), most: maxRowLength });

/** Position of the quote that closes the one at `start`; -1 if there is none. Two quotes are one in the text. */
function endOfQuotes(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === 34) end = text.indexOf('"', end + 2);
  return end;
}

/** Returns the separator that gives the most rows of the same length, longer than one cell. */
function recognizeSeparator(text: string): Separator {
  const sample = text.slice(0, sampleLength);
  const scores = separators.map((separator) => {
    const { data } = papaparse.parse<string[]>(sample, {
      delimiter: separator,
      newline: newlineOf(sample),
      preview: 50,
    });
    // The sample may end within a row.
    const rows = text.length > sampleLength && data.length > 1 ? data.slice(0, -1) : data;
    const counts = new Map<number, number>();
    for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [length, count] = [...counts].toSorted((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [1, 0];
    return { separator, score: count, length };
  });
  const [best] = scores.toSorted((one, other) => other.score - one.score || other.length - one.length);
  return best === undefined || best.score === 0 ? ',' : best.separator;
}
