import { defaultPageSize } from '#contract/paging.ts';
import { isExactSearch } from '#gateway/policy/exact-search.ts';
import type { Rule } from '#gateway/policy/policy.ts';

import { concurrencyLimit } from './concurrency-limit.ts';

/**
 * The cost of a read for Logto's database:
 * - `single`: one record by its key
 * - `list`: a page of a list or of the log
 * - `search`: a pattern or a case-insensitive value, which no index covers: reads the whole table
 * - `far`: a page for which the database sorts on disk, because no index has the order of the list
 * - `deep`: a page so far into the list that the database spends its time on counting rows
 */
type Cost = 'single' | 'list' | 'search' | 'far' | 'deep';

/**
 * Rows before a page from which on it counts as far: with 300,000 users in PostgreSQL 15, the first page took 150 ms,
 * and a page after 5,000 rows 540 ms.
 */
const farFrom = 5000;

/** Rows before a page from which on it counts as deep. */
const deepFrom = 50_000;

export type RunRead = <T>(read: { rule: Rule; query: URLSearchParams }, context: RunContext<T>) => Promise<T>;

type RunContext<T> = {
  /** Subject of the operator. */
  who: string;
  /** Aborts when the browser disconnects. */
  signal: AbortSignal;
  /** Gets `signal` only for reads that an abort really ends. */
  run: (signal?: AbortSignal) => Promise<T>;
};

/**
 * Limits how many reads of each cost run at once, so that one operator cannot block Logto for the others: 60 deep pages
 * at once did.
 */
export function limitConcurrentReads(): RunRead {
  const limits = {
    list: concurrencyLimit({ perOperator: 6, total: 16, waitMs: 5000 }),
    search: concurrencyLimit({ perOperator: 2, total: 6, waitMs: 2000 }),
    // The console reads two pages at once when it scans all users.
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
  // An invalid page number makes every comparison false; the Management API refuses it.
  if (rowsBefore >= deepFrom) return 'deep';
  if (listsUsers(rule) && !isIndexed(query)) return 'search';
  return rowsBefore >= farFrom ? 'far' : 'list';
}

export const isList = ({ query }: Rule): boolean => query?.includes('page') === true;

/** Whether the list has a row per user. */
export const listsUsers = ({ path }: Rule): boolean => path === '/api/users' || path === '/api/roles/:roleId/users';

/** Only exact, case-sensitive values use an index; all other searches read the table (logto-behavior.md#4.2). */
const isIndexed = (query: URLSearchParams): boolean =>
  isExactSearch(query) && (query.get('isCaseSensitive') === 'true' || searchValues(query).length === 0);

/** Returns the values that a query searches for. */
export const searchValues = (query: URLSearchParams): string[] =>
  [...query].filter(([name]) => name.startsWith('search')).map(([, value]) => value);
