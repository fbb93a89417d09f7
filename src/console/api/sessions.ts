import { mutationOptions, queryOptions } from '@tanstack/react-query';

import { type Grant, grants, grantAppTypes, revokeGrantsTargets, type Session, sessions } from '#contract/sessions.ts';
import type { ListedToken } from '#contract/tokens.ts';

import type { ApiRequest, WriteInput } from './api-request.ts';
import { fetchJson, sendRemoval } from './http.ts';
import { settleBy } from './settle.ts';
import { removeToken, tokenQueries } from './tokens.ts';
import { userQueries } from './users.ts';

export type GrantAppType = (typeof grantAppTypes)[number];

/** Which app grants of a session are revoked with it. */
export type RevokeGrantsTarget = (typeof revokeGrantsTargets)[number];

/** Requests for a user's sessions and app grants (logto-behavior.md#5.10, logto-behavior.md#5.11). */
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
  /** Newest first, because the API defines no order. Empty for an unknown user. */
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

/** A session, grant or token of a user, with the request that removes it. */
export type SignOutStep = { request: ApiRequest } & (
  | { kind: 'session'; session: Session }
  | { kind: 'grant'; grant: Grant }
  | { kind: 'token'; token: ListedToken }
);

export type FailedStep = { step: SignOutStep; error: Error };

type Revocation = { session: Session; target?: RevokeGrantsTarget | undefined };

export const sessionMutations = {
  revoke: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: { session, target }, ...cause }: WriteInput<Revocation>) =>
        settleBy(
          () => sendRemoval({ ...sessionRequests.revoke(userId, session, target), ...cause }),
          async () => {
            const left = await fetchJson(sessionRequests.list(userId), sessions);
            return left.sessions.every(({ payload }) => payload.uid !== session.payload.uid);
          },
        ),
      meta: { invalidates: userQueries.access(userId) },
    }),

  revokeGrant: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: grant, ...cause }: WriteInput<Grant>) =>
        sendRemoval({ ...sessionRequests.revokeGrant(userId, grant), ...cause }),
      meta: { invalidates: userQueries.access(userId) },
    }),

  /** Runs all steps in sequence, even if some fail. Returns the failed ones. */
  signOut: (userId: string) =>
    mutationOptions({
      mutationFn: async ({ values: steps, ...cause }: WriteInput<readonly SignOutStep[]>): Promise<FailedStep[]> => {
        const failed: FailedStep[] = [];
        for (const step of steps) {
          try {
            // Sequential: parallel requests may exceed the server's rate limit.
            await (step.kind === 'token'
              ? removeToken(userId, { values: step.token.name, ...cause })
              : sendRemoval({ ...step.request, ...cause }));
          } catch (error) {
            if (!(error instanceof Error)) throw error;
            failed.push({ step, error });
          }
        }
        return failed;
      },
      meta: { invalidates: [...userQueries.access(userId), tokenQueries.list(userId).queryKey] },
    }),
};
