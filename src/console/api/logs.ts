import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import { isFailure } from '#contract/entry-outcome.ts';
import { type Log, log, type LogFilter, typedIdentifier } from '#contract/logs.ts';
import { isMasked } from '#contract/masking.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { User } from '#contract/users.ts';

import type { ApiRequest } from './api-request.ts';
import { fetchJson, fetchPage } from './http.ts';

export type LogListQuery = LogFilter & { page: number; page_size: number };

export const logRequests = {
  // Without the cap, counting all entries can take Logto longer than reading the page.
  list: (query: LogListQuery): ApiRequest => ({
    method: 'GET',
    route: '/api/logs',
    query: { ...query, enableCap: true },
  }),
  read: (id: string): ApiRequest => ({ method: 'GET', route: '/api/logs/{id}', params: { id } }),
};

export const logQueries = {
  all: () => ['logs'] as const,
  list: (query: LogListQuery) =>
    queryOptions({
      queryKey: [...logQueries.all(), 'list', query],
      queryFn: ({ signal }) => fetchPage(logRequests.list(query), log, signal),
      meta: { request: logRequests.list(query) },
      placeholderData: keepPreviousData,
    }),
  /** The last entry of the previous page. */
  above: ({ page, page_size, ...filter }: LogListQuery) =>
    logQueries.list({ ...filter, page: (page - 1) * page_size, page_size: 1 }),
  /**
   * Entries newest first, page by page, for filters that the API lacks. The window needs an `end_time`, because new
   * entries would shift the pages.
   */
  scan: (window: LogFilter & { end_time: number }) => {
    const pageOf = (page: number) => logRequests.list({ ...window, page, page_size: maxPageSize });
    return infiniteQueryOptions({
      queryKey: [...logQueries.all(), 'scan', window],
      queryFn: ({ pageParam, signal }) => fetchPage(pageOf(pageParam), log, signal),
      initialPageParam: 1,
      getNextPageParam: ({ items }, _pages, page) => (items.length < maxPageSize ? undefined : page + 1),
      meta: { request: pageOf(1) },
      // Entries before `end_time` never change.
      staleTime: Number.POSITIVE_INFINITY,
    });
  },
  detail: (id: string) =>
    queryOptions({
      queryKey: [...logQueries.all(), 'detail', id],
      queryFn: ({ signal }) => fetchJson(logRequests.read(id), log, signal),
      meta: { request: logRequests.read(id) },
      // An entry never changes.
      staleTime: Number.POSITIVE_INFINITY,
    }),
  failedAttempts: (user: User, since: number) =>
    queryOptions({
      queryKey: [...logQueries.all(), 'failed-attempts', user.id, identifiersOf(user), since],
      queryFn: ({ signal }) => findFailedAttempts(user, since, signal),
    }),
};

/** Events in which a user enters an identifier to prove their identity. */
export const verificationKeys = [
  'Interaction.SignIn.Verification.Password.Submit',
  'Interaction.SignIn.Verification.EmailVerificationCode.Submit',
  'Interaction.SignIn.Verification.PhoneVerificationCode.Submit',
];

/** Maximum number of entries read per event. The API cannot search payloads, so entries are read page by page. */
const maxEntriesRead = 1000;

export type FoundAttempts = {
  /** Newest first. */
  attempts: Log[];
  entriesRead: number;
  /** False if there were more entries than the maximum. */
  isComplete: boolean;
};

/**
 * Finds failed attempts by the identifier entered, because their entries name no user (logto-behavior.md#7.3).
 *
 * @param since milliseconds since the epoch
 */
async function findFailedAttempts(user: User, since: number, signal: AbortSignal): Promise<FoundAttempts> {
  const identifiers = new Set(identifiersOf(user));
  if (identifiers.size === 0) return { attempts: [], entriesRead: 0, isComplete: true };
  const scans = await Promise.all(verificationKeys.map((logKey) => readNewest(logKey, since, maxEntriesRead, signal)));
  const attempts = scans
    .flatMap(({ entries }) => entries)
    .filter((entry) => isFailure(entry) && identifiers.has(attemptIdentifier(entry)))
    .sort((a, b) => b.createdAt - a.createdAt);
  return {
    attempts,
    entriesRead: scans.reduce((sum, { entries }) => sum + entries.length, 0),
    isComplete: scans.every((scan) => scan.isComplete),
  };
}

/** Reads the entries of one event since `since`, newest first, page by page until at least `max` are read. */
export async function readNewest(logKey: string, since: number, max: number, signal: AbortSignal) {
  const entries: Log[] = [];
  for (let page = 1; entries.length < max; page += 1) {
    const query = { logKey, start_time: since, page, page_size: maxPageSize };
    // Sequential: only a full page means that there may be another.
    const { items } = await fetchPage(logRequests.list(query), log, signal);
    entries.push(...items);
    if (items.length < maxPageSize) return { entries, isComplete: true };
  }
  return { entries, isComplete: false };
}

/** Unmasked identifiers in lower case, as sign-in compares email addresses case-insensitively. */
export const identifiersOf = (user: User): string[] =>
  [user.username, user.primaryEmail, user.primaryPhone]
    .filter((value) => value !== null)
    .filter((value) => !isMasked(value))
    .map((value) => value.toLowerCase());

/** Returns the identifier entered in an attempt, in lower case; empty if the entry has none. */
export function attemptIdentifier(entry: Log): string {
  const typed = typedIdentifier.safeParse(entry.payload['payload']);
  return typed.success ? typed.data.identifier.value.toLowerCase() : '';
}
