import { queryOptions } from '@tanstack/react-query';

import { allIdentities } from '#contract/identities.ts';
import { type Log, log } from '#contract/logs.ts';
import { role } from '#contract/roles.ts';
import type { User } from '#contract/users.ts';

import type { ApiRequest } from './api-request.ts';
import { isFailure } from './entry-outcome.ts';
import { fetchJson, fetchPage } from './http.ts';
import { identifiersOf, logRequests, readNewest, attemptIdentifier, verificationKeys } from './logs.ts';
import { userQueries } from './users.ts';

const of = (userId: string, what: string, query?: ApiRequest['query']): ApiRequest => ({
  method: 'GET',
  route: `/api/users/{userId}/${what}`,
  params: { userId },
  ...(query && { query }),
});

const keyOf = (userId: string, what: string) => [...userQueries.all(), 'detail', userId, what] as const;

/** Roles that are named at a glance; the others are counted. */
const namedRoles = 20;

/** A user's newest entries that are looked through for the last sign-in and the last failure. */
const latestEntries = 50;

/** Entries of others and of nobody that are looked through per event, for failures that name no user. */
const attemptsRead = 200;

const signInKey = 'Interaction.SignIn.Submit';
const tokenKey = 'ExchangeTokenBy.AuthorizationCode';

/**
 * What there is to know about an account at a glance, beside what its sections show. None of these needs more than the ID,
 * so all are asked at once.
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

  /** The failed attempts of anybody: they carry no user, so that one answer serves every account that is looked at. */
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

/** The last sign-in names its application; servers before 1.33 name it only where the application fetched its tokens. */
async function findLatest(userId: string, request: ApiRequest, signal: AbortSignal): Promise<Latest> {
  const { items } = await fetchPage(request, log, signal);
  const isSignIn = ({ key, payload }: Log) =>
    [signInKey, tokenKey].includes(key) && payload.applicationId !== undefined;
  const failure = items.find(isFailure);
  const signIn = items.find((entry) => isSignIn(entry) && entry.payload.result === 'Success');
  if (signIn !== undefined || items.length < latestEntries) return { signIn, failure };
  // An app that renews its tokens all day has pushed the sign-in out of the newest entries.
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

/** The failures in which somebody typed an identifier of this account, newest first. */
export function failuresOf(user: User, { failures }: Attempts): Log[] {
  const identifiers = new Set(identifiersOf(user));
  return failures.filter((entry) => identifiers.has(attemptIdentifier(entry)));
}

const fiveMinutes = 5 * 60_000;

/** A day ago, rounded so that accounts looked at one after the other share an answer. */
export const dayBefore = (now: number): number => Math.floor((now - 24 * 60 * 60_000) / fiveMinutes) * fiveMinutes;
