import { ApiError } from '#console/api/api-error.ts';
import { errorCodes, gatewayErrorCodes } from '#contract/errors.ts';

import type { Condition } from './conditions.ts';

/** What the server would refuse or fail at (spec 4.2), by the names of its texts; `refused`: what it did. */
export type ConditionProblem = 'regex' | 'loneBackslash' | 'refused';

/** Whether a search failed for a pattern in it, as far as can be told: Logto says no more than that it failed. */
export const isPatternError = (error: unknown): boolean =>
  error instanceof ApiError && patternErrors.some((code) => code === error.code);

const patternErrors: readonly string[] = [
  gatewayErrorCodes.patternFailed,
  gatewayErrorCodes.patternTooCostly,
  errorCodes.searchRefused,
];

export function conditionProblem({ mode, text }: Condition): ConditionProblem | undefined {
  if (mode === 'posix' && !isRegex(text)) return 'regex';
  // `SIMILAR TO` escapes by the backslash as well.
  if ((mode === 'like' || mode === 'similarTo') && /(?:^|[^\\])(?:\\\\)*\\$/.test(text)) return 'loneBackslash';
  return undefined;
}

/** PostgreSQL's own beginnings, such as `(?i)`, are no slips; the rest is near enough to find most of them. */
function isRegex(text: string): boolean {
  if (text.startsWith('***=')) return true;
  try {
    return new RegExp(text.replace(/^(?:\*\*\*:)?(?:\(\?[a-z]+\))?/, '')) instanceof RegExp;
  } catch {
    return false;
  }
}
