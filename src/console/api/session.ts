import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';

import type { CallerVerification } from '#contract/callers.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';
import {
  type anotherAccount,
  type sameAccount,
  type OperatorRole,
  type OperatorSession,
  operatorSession,
  signedOut,
  signInOptions,
  signInParameters,
} from '#contract/operators.ts';

import { ApiError } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { fetchJson, sendRequest } from './http.ts';

const current: ApiRequest = { method: 'GET', route: '/usher/session' };

/** An account whose personal data is unmasked until `until`, in ms since the epoch by this browser's clock. */
export type Reveal = { userId: string; until: number };

/** A verification of a caller by this operator. `until`: in ms since the epoch, by this browser's clock. */
export type VerifiedCaller = CallerVerification & { userId: string; until: number };

export type CurrentSession = Omit<OperatorSession, 'reveals' | 'verifiedCallers'> & {
  reveals: readonly Reveal[];
  verifiedCallers: readonly VerifiedCaller[];
};

/** The operator's own session. Usher's own routes, so "Show requests" omits them. */
export const currentSessionQueries = {
  /** `null` if no operator is signed in. */
  current: () =>
    queryOptions({
      queryKey: ['session'] as const,
      queryFn: async ({ signal }): Promise<CurrentSession | null> => {
        try {
          const session = await fetchJson(current, operatorSession, signal);
          const now = Date.now();
          const untilEnd = <Timed extends { remaining: number }>({ remaining, ...timed }: Timed) => ({
            ...timed,
            until: now + remaining,
          });
          return {
            ...session,
            reveals: session.reveals.map(untilEnd),
            verifiedCallers: session.verifiedCallers.map(untilEnd),
          };
        } catch (error) {
          if (isSignedOut(error)) return null;
          throw error;
        }
      },
      staleTime: Number.POSITIVE_INFINITY,
      // Another tab may have revealed an account or signed in another operator.
      refetchOnWindowFocus: 'always',
    }),

  /** Options of the sign-in page. */
  options: () =>
    queryOptions({
      queryKey: ['sign-in-options'] as const,
      queryFn: ({ signal }) => fetchJson({ method: 'GET', route: '/usher/sign-in-options' }, signInOptions, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

export const currentSessionMutations = {
  signInAsDemo: () =>
    mutationOptions({
      mutationFn: (role: OperatorRole) => sendRequest({ method: 'POST', route: '/usher/sign-in/demo', body: { role } }),
      // All queries: another operator may see other data.
      meta: { invalidates: [[]] },
    }),

  signOut: () =>
    mutationOptions({ mutationFn: () => fetchJson({ method: 'POST', route: '/usher/sign-out' }, signedOut) }),
};

/**
 * URL that starts sign-in at the provider and returns to `address`.
 *
 * @param account `another`: the provider prompts for an account even if one is signed in; `same`: it makes the operator
 *   authenticate again
 */
export const providerSignIn = (address: string, account?: typeof anotherAccount | typeof sameAccount): string =>
  `/usher/sign-in?${new URLSearchParams({
    [signInParameters.returnTo]: address,
    ...(account !== undefined && { [signInParameters.account]: account }),
  })}`;

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.code === gatewayErrorCodes.signedOut;

/** Marks the session as ended, so that the page prompts for sign-in in place. */
export const forgetSession = (client: QueryClient): void =>
  void client.setQueryData(currentSessionQueries.current().queryKey, null);
