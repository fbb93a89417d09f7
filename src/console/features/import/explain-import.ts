import type { TFunction } from 'i18next';

import { encodingNames, textEncodings } from '#console/lib/decode-text.ts';
import type { UnreadableFile } from '#console/lib/unreadable-file.ts';
import type { CellProblem } from '#contract/imports.ts';
import { maxJsonDepth } from '#contract/json.ts';

import type { FileWarning } from './read-import-file.ts';

/** Says why a file can't be read, and what to do. */
export function explainUnreadableFile({ details }: UnreadableFile, t: TFunction): string {
  const { code, line = 0, most = 0 } = details;
  const encoding = textEncodings.find((name) => name === details.encoding);
  const values = {
    line,
    most,
    megabytes: Math.floor(most / 1024 / 1024),
    encoding: encoding === undefined ? '' : encodingNames[encoding],
  };
  const hasLineText = details.line !== undefined && (code === 'wrong-encoding' || code === 'invalid-json');
  return t(hasLineText ? `imports.file.${code}-line` : `imports.file.${code}`, values);
}

/** Says what an operator should look at. */
export const explainFileWarning = ({ code, count }: FileWarning, t: TFunction): string =>
  t(`imports.warning.${code}`, { count });

/** Says what is wrong with the value of a cell. */
export const explainCellProblem = (problem: CellProblem, t: TFunction): string =>
  t(`imports.cell.${problem}`, { levels: maxJsonDepth });
