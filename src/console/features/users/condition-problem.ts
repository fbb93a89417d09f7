import type { Condition } from './conditions.ts';

/** What the server would refuse or fail at (spec 4.2), by the names of its texts. */
export type ConditionProblem = 'regex' | 'loneBackslash';

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
