import { unquoted, withoutBullet } from '#console/lib/identifying-text.ts';
import { looksLikePhone } from '#console/lib/phones.ts';
import { usernamePattern } from '#contract/users.ts';

import { recognize } from './recognize.ts';

/** Maximum number of entries of a list. */
export const maxListLength = 5000;

export type PastedList = {
  /** The first {@link maxListLength} entries, in order. */
  inputs: readonly string[];
  /** Number of entries pasted. */
  total: number;
};

/**
 * Reads a pasted list of users: one per line, a column or rows of a spreadsheet, or several per line separated by
 * commas, semicolons or tabs, in Chinese and Japanese also by `、`, `，`, `；` and wide
 * spaces: those between two names may also be within one, so they separate three or more. A comma within a name does not split it, and column headings are skipped.
 */
export function readPastedList(text: string): PastedList {
  const lines = text
    // Removes the brackets of a JSON array.
    .replace(/^\s*\[([^]*)\]\s*$/, '$1')
    .split(/\r\n|[\r\n\v\u2028\u2029]/)
    .filter((line) => line.trim() !== '')
    // Names contain none of these, and no semicolons. As a list number, "1、" is removed.
    .map((line) => line.replace(/^\s*[1-9]\d{0,2}、/, '').replace(/[、，；]/g, ';'));
  const inputs = readTable(lines) ?? withoutHeading(lines).flatMap(readLine);
  return { inputs: inputs.slice(0, maxListLength), total: inputs.length };
}

/** A name is written in at most two parts, so three parts of this kind are three names. */
const wholeName = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]{2,}$/u;

/** Returns whether an entry has a wide space, which separates users or the parts of a name. */
export const hasWideSpace = (input: string): boolean => /\S\u3000+\S/.test(input);

/** Returns the list with the parts between wide spaces as entries. */
export const splitAtWideSpaces = (text: string): string => text.replace(/\u3000+/g, '\n');

type Kind = 'id' | 'email' | 'phone';

/** A cell and the kind of its identifier; undefined for names and other text. */
type Cell = { text: string; kind: Kind | undefined };

const kindsByPrecision: readonly Kind[] = ['id', 'email', 'phone'];

function readLine(written: string): string[] {
  const line = withoutBullet(written.trim());
  // Most lists have one entry per line.
  if (!/[\t;,\u3000]/.test(line)) return withLetters(unquoted(line));
  const cells = cellsOf(line, '\t');
  if (cells.length > 1) return readListed(cells);
  const bySemicolon = cellsOf(line, ';');
  // Names contain no semicolons.
  if (bySemicolon.length > 1) return bySemicolon.flatMap(({ text }) => readListed(cellsOf(text, ',')));
  const byComma = cellsOf(line, ',');
  if (byComma.some(({ kind }) => kind !== undefined) || (byComma.length > 2 && areUsernames(byComma)))
    return readListed(byComma);
  // Between the parts of a name it does not separate users.
  const byWideSpace = cellsOf(line, '\u3000');
  if (byWideSpace.filter(({ kind }) => kind !== undefined).length > 1) return readListed(byWideSpace);
  if (byWideSpace.length > 2 && byWideSpace.every(({ text }) => wholeName.test(text)))
    return byWideSpace.map(({ text }) => text);
  const [only] = cells;
  return only === undefined ? [] : withLetters(only.text);
}

const withLetters = (text: string): string[] => (/[\p{L}\p{N}]/u.test(text) ? [text] : []);

/** Treats the cells as several users if at least two contain identifiers, else as one. */
function readListed(cells: readonly Cell[]): string[] {
  const identifiers = cells.filter(({ kind }) => kind !== undefined);
  const areSeveral = identifiers.length === 0 ? areUsernames(cells) : identifiers.length > 1;
  return areSeveral ? cells.map(({ text }) => text) : [best(cells)];
}

/**
 * Returns one entry per row of a table; undefined if the lines are not a table. A table has a heading, or columns of
 * different kinds.
 */
function readTable(lines: readonly string[]): string[] | undefined {
  const separator = ['\t', ';', ','].find((one) => lines[0]?.includes(one));
  // A single line with tabs is a row about one user; with commas it lists several.
  if (separator === undefined || (lines.length < 2 && separator !== '\t')) return undefined;
  const rows = lines.map((line) => split(line, separator));
  const [first = []] = rows;
  if (rows.some(({ length }) => length !== first.length)) return undefined;
  const hasHeading = lines.length > 1 && first.some(isColumnName);
  // Only below its heading is an ID of letters told from a word.
  const areIds = first.map((heading) => hasHeading && /^(?:user)?id$/i.test(heading.replace(/[\s_.-]/g, '')));
  const users = rows
    .slice(hasHeading ? 1 : 0)
    .map((row) =>
      row.map((text, column): Cell =>
        areIds[column] && /^[0-9a-z]{12}$/.test(text) ? { text, kind: 'id' } : asCell(text),
      ),
    );
  const kinds = first.flatMap((_, column) => [...new Set(users.map((row) => row[column]?.kind))]);
  if (!hasHeading && !hasDistinctKinds(kinds)) return undefined;
  return users.map(best).filter((text) => text !== '');
}

const withoutHeading = (lines: readonly string[]): readonly string[] =>
  lines.length > 1 && isColumnName(unquoted(lines[0] ?? '')) ? lines.slice(1) : lines;

/** Matches headings such as `Primary email` or `user_id`. */
const isColumnName = (text: string): boolean =>
  /^(?:primary|user|login|full|first|last|given|family)?(?:id|e?mail|(?:e?mail)?address|(?:mobile|(?:tele)?phone)(?:number)?|telefon|name)$/i.test(
    text.replace(/[\s_.-]/g, ''),
  );

/** Returns the most precise identifier of a row, else the text of the whole row. */
function best(row: readonly Cell[]): string {
  const [identifier] = kindsByPrecision.flatMap((wanted) => row.find(({ kind }) => kind === wanted) ?? []);
  return identifier?.text ?? filled(row.map(({ text }) => text)).join(', ');
}

/** Returns whether there are identifiers, all of different kinds. */
function hasDistinctKinds(kinds: readonly (Kind | undefined)[]): boolean {
  const identifying = kinds.filter((kind) => kind !== undefined);
  return identifying.length > 0 && new Set(identifying).size === identifying.length;
}

const areUsernames = (cells: readonly Cell[]): boolean => cells.every(({ text }) => usernamePattern.test(text));

const cellsOf = (text: string, separator: string): Cell[] => filled(split(text, separator)).map(asCell);

const asCell = (text: string): Cell => ({ text, kind: kindOf(text) });

function kindOf(text: string): Kind | undefined {
  if (looksLikePhone(text)) return text.replace(/\D/g, '').length >= 7 && !isDate(text) ? 'phone' : undefined;
  const { interpretations, isComplete } = recognize(text, 'US');
  const kind = interpretations[0]?.kind;
  return isComplete && (kind === 'email' || kind === 'id') ? kind : undefined;
}

const isDate = (text: string): boolean => /^(?:\d{4}-\d\d?-\d\d?|\d\d?([./])\d\d?\1\d{4})(?:\s|$)/.test(text);

const filled = (texts: readonly string[]): string[] => texts.filter((text) => text !== '');

/**
 * Splits a line at unquoted separators and removes the quotes around parts, as spreadsheets add them. Not a parser of CSV,
 * which would split `"Hopper, Grace" <grace@example.org>`.
 */
function split(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator).map((part) => unquoted(part.trim()));
  const found: string[] = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) found.push('');
    else found.push(`${found.pop() ?? ''}${character}`);
  }
  return found.map((part) => {
    const text = part.trim();
    return /^"(?:[^"]|"")+"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : unquoted(text);
  });
}
