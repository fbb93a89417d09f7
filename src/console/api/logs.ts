import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import { isMasked } from '#contract/masking.ts';
import { type Log, log, type LogFilter, typedIdentifier } from '#contract/logs.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { User } from '#contract/users.ts';

import type { ApiRequest } from './api-request.ts';
import { isFailure } from './entry-outcome.ts';
import { fetchJson, fetchPage } from './http.ts';

export type LogListQuery = LogFilter & { page: number; page_size: number };

export const logRequests = {
  // Counting every entry can take a Logto longer than finding the page.
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
  /** The oldest entry of the page before this one. */
  above: ({ page, page_size, ...filter }: LogListQuery) =>
    logQueries.list({ ...filter, page: (page - 1) * page_size, page_size: 1 }),
  /**
   * Entries newest first, read on page by page: for what the API cannot find or count. The window must be closed, by
   * `end_time`: new entries would shift the pages while they are being read.
   */
  scan: (window: LogFilter & { end_time: number }) => {
    const pageOf = (page: number) => logRequests.list({ ...window, page, page_size: maxPageSize });
    return infiniteQueryOptions({
      queryKey: [...logQueries.all(), 'scan', window],
      queryFn: ({ pageParam, signal }) => fetchPage(pageOf(pageParam), log, signal),
      initialPageParam: 1,
      getNextPageParam: ({ items }, _pages, page) => (items.length < maxPageSize ? undefined : page + 1),
      meta: { request: pageOf(1) },
      // What has happened by then has happened.
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

/** The events in which a person proves who they are with an identifier they typed. */
export const verificationKeys = [
  'Interaction.SignIn.Verification.Password.Submit',
  'Interaction.SignIn.Verification.EmailVerificationCode.Submit',
  'Interaction.SignIn.Verification.PhoneVerificationCode.Submit',
];

/** Entries read per event at most: the API cannot search payloads, so they are read page by page. */
const maxEntriesRead = 1000;

export type FailedAttempts = {
  /** Newest first. */
  attempts: Log[];
  entriesRead: number;
  /** False when there were more entries than are read. */
  isComplete: boolean;
};

/**
 * Failed attempts carry no user (spec 7.3): they are found by the identifier that was typed.
 *
 * @param since milliseconds since the epoch
 */
async function findFailedAttempts(user: User, since: number, signal: AbortSignal): Promise<FailedAttempts> {
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

/** The entries of one event since then, newest first, page by page until `max` are read. */
export async function readNewest(logKey: string, since: number, max: number, signal: AbortSignal) {
  const entries: Log[] = [];
  for (let page = 1; entries.length < max; page += 1) {
    const query = { logKey, start_time: since, page, page_size: maxPageSize };
    // Each page waits for the one before it: whether there is another is known only then.
    const { items } = await fetchPage(logRequests.list(query), log, signal);
    entries.push(...items);
    if (items.length < maxPageSize) return { entries, isComplete: true };
  }
  return { entries, isComplete: false };
}

/** Compared without case, as sign-in compares e-mail addresses. */
export const identifiersOf = (user: User): string[] =>
  [user.username, user.primaryEmail, user.primaryPhone]
    .filter((value) => value !== null)
    .filter((value) => !isMasked(value))
    .map((value) => value.toLowerCase());

export function attemptIdentifier(entry: Log): string {
  const typed = typedIdentifier.safeParse(entry.payload['payload']);
  return typed.success ? typed.data.identifier.value.toLowerCase() : '';
}
