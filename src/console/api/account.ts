import { queryOptions } from '@tanstack/react-query';

import { isFailure } from '#contract/entry-outcome.ts';
import { allIdentities } from '#contract/identities.ts';
import { type Log, log } from '#contract/logs.ts';
import { role } from '#contract/roles.ts';
import type { User } from '#contract/users.ts';

import type { ApiRequest } from './api-request.ts';
import { fetchJson, fetchPage } from './http.ts';
import { identifiersOf, logRequests, readNewest, attemptIdentifier, verificationKeys } from './logs.ts';
import { userQueries } from './users.ts';

const of = (userId: string, what: string, query?: ApiRequest['query']): ApiRequest => ({
  method: 'GET',
  route: `/api/users/{userId}/${what}`,
  params: { userId },
  ...(query && { query }),
});

const keyOf = (userId: string, what: string) => [...userQueries.all(), 'overview', userId, what] as const;

/** Number of roles fetched by name for the overview; further roles are only counted. */
const namedRoles = 20;

/** Number of a user's newest entries searched for the last sign-in and the last failure. */
const latestEntries = 50;

/** Number of entries read per event when looking for failures that name no user. */
const attemptsRead = 200;

const signInKey = 'Interaction.SignIn.Submit';
const tokenKey = 'ExchangeTokenBy.AuthorizationCode';

/**
 * Queries of the account overview, in addition to those of its sections. They need only the user ID, so they run in
 * parallel.
 */
export const accountQueries = {
  roles: (id: string) => {
    const request = of(id, 'roles', { page: 1, page_size: namedRoles });
    return queryOptions({
      queryKey: keyOf(id, 'first-roles'),
      queryFn: ({ signal }) => fetchPage(request, role, signal),
      meta: { request },
    });
  },

  identities: (id: string) =>
    queryOptions({
      queryKey: keyOf(id, 'identities-elsewhere'),
      queryFn: ({ signal }) => fetchJson(of(id, 'all-identities'), allIdentities, signal),
      meta: { request: of(id, 'all-identities') },
    }),

  latest: (id: string) => {
    const request = logRequests.list({ userId: id, page: 1, page_size: latestEntries });
    return queryOptions({
      queryKey: keyOf(id, 'latest-entries'),
      queryFn: ({ signal }) => findLatest(id, request, signal),
      meta: { request },
    });
  },

  /** Failed attempts of all users: the entries name no user, so one response serves every account. */
  attempts: (since: number) =>
    queryOptions({
      queryKey: ['logs', 'attempts', since],
      queryFn: ({ signal }) => findAttempts(since, signal),
      meta: {
        request: logRequests.list({ logKey: verificationKeys[0], start_time: since, page: 1, page_size: 100 }),
      },
      staleTime: 60_000,
    }),
};

export type Latest = { signIn: Log | undefined; failure: Log | undefined };

/** The last sign-in entry names its application; before Logto 1.33 only the token entry does. */
async function findLatest(userId: string, request: ApiRequest, signal: AbortSignal): Promise<Latest> {
  const { items } = await fetchPage(request, log, signal);
  const isSignIn = ({ key, payload }: Log) =>
    [signInKey, tokenKey].includes(key) && payload.applicationId !== undefined;
  const failure = items.find(isFailure);
  const signIn = items.find((entry) => isSignIn(entry) && entry.payload.result === 'Success');
  if (signIn !== undefined || items.length < latestEntries) return { signIn, failure };
  // Token renewals may have pushed the sign-in out of the newest entries.
  const older = await fetchPage(logRequests.list({ userId, logKey: signInKey, page: 1, page_size: 1 }), log, signal);
  return { signIn: older.items.find(isSignIn), failure };
}

export type Attempts = { failures: Log[]; isComplete: boolean };

async function findAttempts(since: number, signal: AbortSignal): Promise<Attempts> {
  const scans = await Promise.all(verificationKeys.map((key) => readNewest(key, since, attemptsRead, signal)));
  return {
    failures: scans
      .flatMap(({ entries }) => entries)
      .filter(isFailure)
      .sort((a, b) => b.createdAt - a.createdAt),
    isComplete: scans.every((scan) => scan.isComplete),
  };
}

/** Failed attempts in which an identifier of this account was entered, newest first. */
export function failuresOf(user: User, { failures }: Attempts): Log[] {
  const identifiers = new Set(identifiersOf(user));
  return failures.filter((entry) => identifiers.has(attemptIdentifier(entry)));
}

const fiveMinutes = 5 * 60_000;

/** 24 hours before `now`, rounded down to five minutes so that consecutive accounts share a cached response. */
export const dayBefore = (now: number): number => Math.floor((now - 24 * 60 * 60_000) / fiveMinutes) * fiveMinutes;
