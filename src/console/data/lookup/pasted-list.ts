import { usernamePattern } from '#contract/users.ts';

import { looksLikePhone } from './phones.ts';
import { recognise } from './recognise.ts';

/** So many are looked up at once. */
export const longestList = 500;

export type PastedList = {
  /** What to look up, in order; the first {@link longestList}. */
  inputs: readonly string[];
  /** How many there were. */
  total: number;
};

/**
 * Reads a list of people as it is pasted: one on each line, a column or rows of a spreadsheet, or several on a line between
 * commas, semicolons or tabs. A comma within a name parts nobody.
 */
export function readPastedList(text: string): PastedList {
  const inputs = text.split(/\r\n|[\r\n\v\u2028\u2029]/).flatMap(readLine);
  return { inputs: inputs.slice(0, longestList), total: inputs.length };
}

function readLine(line: string): string[] {
  const cells = parts(line, '\t');
  if (cells.length > 1) return severalOrOne(cells);
  const [only = ''] = cells;
  const bySemicolon = parts(only, ';');
  // No name has a semicolon.
  if (bySemicolon.length > 1) return bySemicolon.flatMap((part) => severalOrOne(parts(part, ',')));
  const byComma = parts(only, ',');
  if (byComma.some(isIdentifier)) return severalOrOne(byComma);
  if (byComma.length > 2 && byComma.every((part) => usernamePattern.test(part))) return byComma;
  return /[\p{L}\p{N}]/u.test(only) ? [only] : [];
}

/** Cells of one line are several people when at least two of them identify somebody, else they are about one. */
function severalOrOne(cells: string[]): string[] {
  const identifiers = cells.filter(isIdentifier);
  if (identifiers.length === cells.length) return cells;
  if (identifiers.length > 0) return identifiers.slice(0, 1);
  return cells.length > 1 && cells.every((cell) => usernamePattern.test(cell)) ? cells : [cells.join(', ')];
}

/** An e-mail, an ID or a telephone number: what nobody is called. */
function isIdentifier(text: string): boolean {
  if (looksLikePhone(text)) return text.replace(/\D/g, '').length >= 7;
  const { interpretations, isComplete } = recognise(text, 'US');
  const kind = interpretations[0]?.kind;
  return isComplete && (kind === 'email' || kind === 'id');
}

/** What stands between separators that are not quoted; quotes around a part are the spreadsheet's, not the person's. */
function parts(text: string, separator: string): string[] {
  const found: string[] = [''];
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) found.push('');
    else found.push(`${found.pop() ?? ''}${character}`);
  }
  return found
    .map((part) =>
      part
        .trim()
        .replace(/^"([^"]*)"$/, '$1')
        .trim(),
    )
    .filter((part) => part !== '');
}
