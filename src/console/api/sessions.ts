import { mutationOptions, queryOptions } from '@tanstack/react-query';

import { type Grant, grants, grantAppTypes, revokeGrantsTargets, type Session, sessions } from '#contract/sessions.ts';
import type { ListedToken } from '#contract/tokens.ts';

import type { ApiRequest } from './api-request.ts';
import { fetchJson, sendRemoval } from './http.ts';
import { settleBy } from './settle.ts';
import { removeToken } from './tokens.ts';
import { userQueries } from './users.ts';

export type GrantAppType = (typeof grantAppTypes)[number];

/** Which app grants given in a session end with it. */
export type RevokeGrantsTarget = (typeof revokeGrantsTargets)[number];

/** What can be asked about where a user is signed in, and which apps may act for them (spec 5.10, 5.11). */
export const sessionRequests = {
  list: (userId: string): ApiRequest => ({ method: 'GET', route: '/api/users/{userId}/sessions', params: { userId } }),

  revoke: (userId: string, { payload }: Session, revokeGrantsTarget?: RevokeGrantsTarget): ApiRequest => ({
    method: 'DELETE',
    route: '/api/users/{userId}/sessions/{sessionId}',
    params: { userId, sessionId: payload.uid },
    ...(revokeGrantsTarget !== undefined && { query: { revokeGrantsTarget } }),
  }),

  grants: (userId: string, appType: GrantAppType): ApiRequest => ({
    method: 'GET',
    route: '/api/users/{userId}/grants',
    params: { userId },
    query: { appType },
  }),

  revokeGrant: (userId: string, { id }: Grant): ApiRequest => ({
    method: 'DELETE',
    route: '/api/users/{userId}/grants/{grantId}',
    params: { userId, grantId: id },
  }),
};

export const sessionQueries = {
  /** Newest first; the API has no order. An unknown user has none. */
  list: (userId: string) => {
    const request = sessionRequests.list(userId);
    return queryOptions({
      queryKey: [...userQueries.all(), 'sessions', userId],
      queryFn: async ({ signal }) => {
        const answer = await fetchJson(request, sessions, signal);
        return answer.sessions.sort((a, b) => b.payload.loginTs - a.payload.loginTs);
      },
      meta: { request },
    });
  },

  grants: (userId: string, appType: GrantAppType) => {
    const request = sessionRequests.grants(userId, appType);
    return queryOptions({
      queryKey: [...userQueries.all(), 'grants', userId, appType],
      queryFn: async ({ signal }) => {
        const answer = await fetchJson(request, grants, signal);
        return answer.grants.sort((a, b) => b.payload.iat - a.payload.iat);
      },
      meta: { request },
    });
  },
};

/** One of the things that let somebody in, and the request that ends it. */
export type SignOutStep = { request: ApiRequest } & (
  | { kind: 'session'; session: Session }
  | { kind: 'grant'; grant: Grant }
  | { kind: 'token'; token: ListedToken }
);

export type FailedStep = { step: SignOutStep; error: Error };

export const sessionMutations = {
  revoke: (userId: string) =>
    mutationOptions({
      mutationFn: ({ session, target }: { session: Session; target?: RevokeGrantsTarget | undefined }) =>
        settleBy(
          () => sendRemoval(sessionRequests.revoke(userId, session, target)),
          async () => {
            const left = await fetchJson(sessionRequests.list(userId), sessions);
            return left.sessions.every(({ payload }) => payload.uid !== session.payload.uid);
          },
        ),
      meta: { invalidates: [userQueries.all()] },
    }),

  revokeGrant: (userId: string) =>
    mutationOptions({
      mutationFn: (grant: Grant) => sendRemoval(sessionRequests.revokeGrant(userId, grant)),
      meta: { invalidates: [userQueries.all()] },
    }),

  /** Takes every step, whatever becomes of the others, one after the other; says which failed. */
  signOut: (userId: string) =>
    mutationOptions({
      mutationFn: async (steps: readonly SignOutStep[]): Promise<FailedStep[]> => {
        const failed: FailedStep[] = [];
        for (const step of steps) {
          try {
            // Each waits for the one before: a burst would run into the server's rate limit.
            await (step.kind === 'token' ? removeToken(userId, step.token.name) : sendRemoval(step.request));
          } catch (error) {
            if (!(error instanceof Error)) throw error;
            failed.push({ step, error });
          }
        }
        return failed;
      },
      meta: { invalidates: [userQueries.all()] },
    }),
};
