import { ApiError } from '#console/api/api-error.ts';
import { errorCodes, gatewayErrorCodes } from '#contract/errors.ts';

import type { Condition } from './conditions.ts';

/** Why the server would reject a condition (logto-behavior.md#4.2), as catalog keys; `refused` if it did. */
export type ConditionProblem = 'regex' | 'loneBackslash' | 'refused';

/** Returns whether a search probably failed because of a pattern. Logto only reports that it failed. */
export const isPatternError = (error: unknown): boolean =>
  error instanceof ApiError && patternErrors.some((code) => code === error.code);

const patternErrors: readonly string[] = [
  gatewayErrorCodes.patternFailed,
  gatewayErrorCodes.patternTooCostly,
  errorCodes.searchRefused,
];

export function conditionProblem({ mode, text }: Condition): ConditionProblem | undefined {
  if (mode === 'posix' && !isRegex(text)) return 'regex';
  // `SIMILAR TO` uses the backslash to escape too.
  if ((mode === 'like' || mode === 'similarTo') && /(?:^|[^\\])(?:\\\\)*\\$/.test(text)) return 'loneBackslash';
  return undefined;
}

/** Approximates PostgreSQL's syntax by JavaScript's, ignoring PostgreSQL's own prefixes such as `(?i)`. */
function isRegex(text: string): boolean {
  if (text.startsWith('***=')) return true;
  try {
    return new RegExp(text.replace(/^(?:\*\*\*:)?(?:\(\?[a-z]+\))?/, '')) instanceof RegExp;
  } catch {
    return false;
  }
}
