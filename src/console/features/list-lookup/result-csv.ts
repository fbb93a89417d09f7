import { formulaStart } from '#contract/csv.ts';
import type { User } from '#contract/users.ts';

import type { ListLine } from './list-rows.ts';
import type { ListEntry, InputResult } from './resolve-list.ts';

const members = ['id', 'name', 'username', 'primaryEmail', 'primaryPhone', 'isSuspended'] as const;
const columns = ['line', 'input', 'result', 'matchedField', ...members, 'matches', 'repeatsLine'];

/**
 * Formats the results for a spreadsheet: with commas for a file, with tabs for the clipboard. Escapes values that a
 * spreadsheet would evaluate as formulas.
 */
export async function resultText(
  lines: readonly ListLine[],
  outcomes: ReadonlyMap<ListEntry, InputResult>,
  delimiter: ',' | '\t',
): Promise<string> {
  const { default: papaparse } = await import('papaparse');
  const data = lines.flatMap((line) => rowsOf(line, outcomes.get(line.entry)));
  return papaparse.unparse({ fields: columns, data }, { delimiter, escapeFormulae: formulaStart });
}

function rowsOf({ number, input, repeats }: ListLine, outcome: InputResult | undefined): unknown[][] {
  const start = [number, input];
  if (outcome?.state === 'found') {
    const { user, field } = outcome.match;
    return [[...start, 'found', field, ...valuesOf(user), 1, repeats]];
  }
  if (outcome?.state === 'ambiguous') {
    return outcome.matches.map(({ user, field }) => [
      ...start,
      'ambiguous',
      field,
      ...valuesOf(user),
      outcome.total,
      repeats,
    ]);
  }
  const unknown = members.map(() => '');
  const result = outcome?.state ?? 'not looked up';
  return [
    [...start, result === 'notFound' ? 'not found' : result, '', ...unknown, result === 'notFound' ? 0 : '', repeats],
  ];
}

const valuesOf = (user: User) => members.map((member) => user[member]);
