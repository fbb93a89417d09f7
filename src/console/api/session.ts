import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';

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
import { gatewayErrorCodes } from '#contract/errors.ts';

import { ApiError } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { fetchJson, sendRequest } from './http.ts';

const current: ApiRequest = { method: 'GET', route: '/usher/session' };

/** An account whose personal data is shown until then, in ms since the epoch by this browser's clock. */
export type Reveal = { userId: string; until: number };

export type CurrentSession = Omit<OperatorSession, 'reveals'> & { reveals: readonly Reveal[] };

/** The operator's own session. Usher's routes, not the Management API's: "Show requests" leaves them out. */
export const operatorSessionQueries = {
  /** `null`: nobody is signed in. */
  current: () =>
    queryOptions({
      queryKey: ['session'] as const,
      queryFn: async ({ signal }): Promise<CurrentSession | null> => {
        try {
          const session = await fetchJson(current, operatorSession, signal);
          const now = Date.now();
          const reveals = session.reveals.map(({ userId, remaining }) => ({ userId, until: now + remaining }));
          return { ...session, reveals };
        } catch (error) {
          if (isSignedOut(error)) return null;
          throw error;
        }
      },
      staleTime: Number.POSITIVE_INFINITY,
      // Another tab may have revealed something, or signed somebody else in.
      refetchOnWindowFocus: 'always',
    }),

  /** What the sign-in page offers. */
  options: () =>
    queryOptions({
      queryKey: ['sign-in-options'] as const,
      queryFn: ({ signal }) => fetchJson({ method: 'GET', route: '/usher/sign-in-options' }, signInOptions, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

export const operatorSessionMutations = {
  signInAsDemo: () =>
    mutationOptions({
      mutationFn: (role: OperatorRole) => sendRequest({ method: 'POST', route: '/usher/sign-in/demo', body: { role } }),
      // Everything: another operator may see other things.
      meta: { invalidates: [[]] },
    }),

  signOut: () =>
    mutationOptions({ mutationFn: () => fetchJson({ method: 'POST', route: '/usher/sign-out' }, signedOut) }),
};

/**
 * Where signing in at the provider begins, and comes back to `address`.
 *
 * @param account `another`: the provider asks who it is, even where somebody is signed in; `same`: it lets the operator
 *   prove again who they are
 */
export const providerSignIn = (address: string, account?: typeof anotherAccount | typeof sameAccount): string =>
  `/usher/sign-in?${new URLSearchParams({
    [signInParameters.returnTo]: address,
    ...(account !== undefined && { [signInParameters.account]: account }),
  })}`;

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.code === gatewayErrorCodes.signedOut;

/** An answer said that the session has ended: the page asks for another, in place. */
export const forgetSession = (client: QueryClient): void =>
  void client.setQueryData(operatorSessionQueries.current().queryKey, null);
