import { usernamePattern } from '#contract/users.ts';

import { unquoted, withoutBullet } from '#console/lib/clean-text.ts';
import { looksLikePhone } from '#console/lib/phones.ts';
import { recognize } from './recognize.ts';

/** So many are looked up at once. */
export const maxListLength = 500;

export type PastedList = {
  /** What to look up, in order; the first {@link maxListLength}. */
  inputs: readonly string[];
  /** How many there were. */
  total: number;
};

/**
 * Reads a list of people as it is pasted: one on each line, a column or rows of a spreadsheet, or several on a line between
 * commas, semicolons or tabs. A comma within a name parts nobody; the names of columns are nobody.
 */
export function readPastedList(text: string): PastedList {
  const lines = text
    // A list as programs write it.
    .replace(/^\s*\[([^]*)\]\s*$/, '$1')
    .split(/\r\n|[\r\n\v\u2028\u2029]/)
    .filter((line) => line.trim() !== '');
  const inputs = readTable(lines) ?? withoutHeading(lines).flatMap(readLine);
  return { inputs: inputs.slice(0, maxListLength), total: inputs.length };
}

type Kind = 'id' | 'email' | 'phone';

/** As what it identifies somebody, if it does: nobody is called like an ID, an e-mail or a telephone number. */
type Cell = { text: string; kind: Kind | undefined };

const surestFirst: readonly Kind[] = ['id', 'email', 'phone'];

function readLine(written: string): string[] {
  const line = withoutBullet(written.trim());
  const cells = cellsOf(line, '\t');
  if (cells.length > 1) return readListed(cells);
  const bySemicolon = cellsOf(line, ';');
  // No name has a semicolon.
  if (bySemicolon.length > 1) return bySemicolon.flatMap(({ text }) => readListed(cellsOf(text, ',')));
  const byComma = cellsOf(line, ',');
  if (byComma.some(({ kind }) => kind !== undefined) || (byComma.length > 2 && areUsernames(byComma)))
    return readListed(byComma);
  const [only] = cells;
  return only !== undefined && /[\p{L}\p{N}]/u.test(only.text) ? [only.text] : [];
}

/** Several people when at least two of the cells identify somebody, whatever stands between them. */
function readListed(cells: readonly Cell[]): string[] {
  const identifiers = cells.filter(({ kind }) => kind !== undefined);
  const areSeveral = identifiers.length === 0 ? areUsernames(cells) : identifiers.length > 1;
  return areSeveral ? cells.map(({ text }) => text) : [best(cells)];
}

/**
 * Whom the rows of a table are about, one each; nothing when the lines are no table. In a table each column says something
 * else, or a heading says what.
 */
function readTable(lines: readonly string[]): string[] | undefined {
  const separator = ['\t', ';', ','].find((one) => lines[0]?.includes(one));
  // One row of a spreadsheet is about one person too; what one line lists between commas are several.
  if (separator === undefined || (lines.length < 2 && separator !== '\t')) return undefined;
  const rows = lines.map((line) => split(line, separator));
  const [first = []] = rows;
  if (rows.some(({ length }) => length !== first.length)) return undefined;
  const hasHeading = lines.length > 1 && first.some(isColumnName);
  const people = rows.slice(hasHeading ? 1 : 0).map((row) => row.map(asCell));
  const kinds = first.flatMap((_, column) => [...new Set(people.map((row) => row[column]?.kind))]);
  if (!hasHeading && !hasDistinctKinds(kinds)) return undefined;
  return people.map(best).filter((text) => text !== '');
}

const withoutHeading = (lines: readonly string[]): readonly string[] =>
  lines.length > 1 && isColumnName(unquoted(lines[0] ?? '')) ? lines.slice(1) : lines;

/** `Primary email`, `user_id` and the like. */
const isColumnName = (text: string): boolean =>
  /^(?:primary|user|login|full|first|last|given|family)?(?:id|e?mail|(?:e?mail)?address|(?:mobile|(?:tele)?phone)(?:number)?|telefon|name)$/i.test(
    text.replace(/[\s_.-]/g, ''),
  );

/** What tells the person of a row from all others most surely, else all that the row says. */
function best(row: readonly Cell[]): string {
  const [surest] = surestFirst.flatMap((wanted) => row.find(({ kind }) => kind === wanted) ?? []);
  return surest?.text ?? filled(row.map(({ text }) => text)).join(', ');
}

/** Some identify, and no two in the same way. */
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

/** What stands between separators that are not quoted; quotes around a part are the spreadsheet's, not the person's. */
function split(line: string, separator: string): string[] {
  const found: string[] = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) found.push('');
    else found.push(`${found.pop() ?? ''}${character}`);
  }
  return found.map((part) => unquoted(part.trim()));
}
