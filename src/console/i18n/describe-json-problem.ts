import type { TFunction } from 'i18next';

import type { JsonProblem } from '#console/lib/json-problems.ts';

/** Describes where and why a text is not a JSON object. */
export const describeJsonProblem = ({ line, column, reason, name = '' }: JsonProblem, t: TFunction): string =>
  t('controls.json.problem', { line, column, reason: t(`controls.json.reason.${reason}`, { name }) });
