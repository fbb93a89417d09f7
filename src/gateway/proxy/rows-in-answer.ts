import { totalNumberHeader } from '#contract/paging.ts';

import type { Rule } from '#gateway/policy/policy.ts';
import { defaultPageSize, isList } from '#gateway/limits/read-limits.ts';

/** Answers about users: their records, what belongs to one of them, and what Logto recorded of them. */
const isAboutUsers = ({ path }: Rule): boolean =>
  path === '/api/users' ||
  path.includes('/:userId') ||
  path === '/api/roles/:roleId/users' ||
  path.startsWith('/api/logs');

/**
 * How many records about users an answer holds. It is streamed and not parsed, so the number of a page's records is taken
 * from the total; where there is none, or a capped one, the page counts as full.
 */
export function rowsIn(answer: Response, { rule, query }: { rule: Rule; query: URLSearchParams }): number {
  if (!answer.ok || !isAboutUsers(rule)) return 0;
  if (!isList(rule) || rule.path.includes('/:userId')) return 1;
  const pageSize = Number(query.get('page_size') ?? defaultPageSize);
  const before = (Number(query.get('page') ?? 1) - 1) * pageSize;
  const total = answer.headers.get(totalNumberHeader);
  return total === null ? pageSize : Math.min(pageSize, Math.max(0, Number(total) - before));
}
