import { concurrencyLimit } from './concurrency-limit.ts';
import { isExactSearch } from '#gateway/policy/exact-search.ts';
import type { Rule } from '#gateway/policy/policy.ts';

/**
 * How much one read asks of Logto's database:
 * - `single`: one record, by its key
 * - `list`: a page of a list or of the log
 * - `search`: a pattern, or a value in any case, that no index answers: it reads the whole table
 * - `far`: a page for which Logto's database sorts on disk: none of its indexes has the order of the list
 * - `deep`: a page so far back that the database has to count its way there
 */
type Cost = 'single' | 'list' | 'search' | 'far' | 'deep';

/**
 * Rows before the page from which on reading them counts as far: with 300,000 users, the first page took 150 ms in
 * PostgreSQL 15, one behind 5,000 rows 540 ms.
 */
const farFrom = 5000;

/** Rows before the page from which on reading them counts as deep. */
const deepFrom = 50_000;

export const defaultPageSize = 20;

export type RunRead = <T>(read: { rule: Rule; query: URLSearchParams }, context: RunContext<T>) => Promise<T>;

type RunContext<T> = {
  /** The operator. */
  who: string;
  /** The browser's: it has given up when this aborts. */
  signal: AbortSignal;
  /** `signal` is given where giving up also ends the work. */
  run: (signal?: AbortSignal) => Promise<T>;
};

/**
 * Limits how many reads of each cost run at once, so that no operator can keep Logto from answering the others: 60 deep
 * pages at once did.
 */
export function readLimits(): RunRead {
  const limits = {
    list: concurrencyLimit({ perOperator: 6, total: 16, waitMs: 5000 }),
    search: concurrencyLimit({ perOperator: 2, total: 6, waitMs: 2000 }),
    // A scan of the console reads two pages at once.
    far: concurrencyLimit({ perOperator: 2, total: 4, waitMs: 10_000 }),
    deep: concurrencyLimit({ perOperator: 1, total: 2, waitMs: 10_000 }),
  };
  return ({ rule, query }, { who, signal, run }) => {
    const cost = costOf(rule, query);
    if (cost === 'single') return run(signal);
    return limits[cost](who, signal, () => (cost === 'list' ? run(signal) : run()));
  };
}

export function costOf(rule: Rule, query: URLSearchParams): Cost {
  if (!isList(rule)) return 'single';
  const pageSize = Number(query.get('page_size') ?? defaultPageSize);
  const rowsBefore = (Number(query.get('page') ?? 1) - 1) * pageSize;
  // A page that is not a number is upstream's to refuse.
  if (rowsBefore >= deepFrom) return 'deep';
  if (listsUsers(rule) && !isIndexed(query)) return 'search';
  return rowsBefore >= farFrom ? 'far' : 'list';
}

export const isList = ({ query }: Rule): boolean => query?.includes('page') === true;

/** Lists with as many rows as there are users. */
export const listsUsers = ({ path }: Rule): boolean => path === '/api/users' || path === '/api/roles/:roleId/users';

/** Only whole values, as they stand, are answered by an index; all else reads the table (spec 4.2). */
const isIndexed = (query: URLSearchParams): boolean =>
  isExactSearch(query) && (query.get('isCaseSensitive') === 'true' || searchValues(query).length === 0);

/** The values a query searches for. */
export const searchValues = (query: URLSearchParams): string[] =>
  [...query].filter(([name]) => name.startsWith('search')).map(([, value]) => value);
