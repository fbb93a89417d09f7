import { mutationOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { listedToken, type NewPersonalAccessToken, personalAccessToken } from '#contract/tokens.ts';

import { ApiError } from './api-error.ts';
import type { ApiRequest, WriteInput } from './api-request.ts';
import { fetchJson, sendRemoval } from './http.ts';
import { settle, settleBy, settleSecret } from './settle.ts';
import { userQueries } from './users.ts';

const many = '/api/users/{userId}/personal-access-tokens';
const one = `${many}/{name}`;

/** Requests for a user's personal access tokens (logto-behavior.md#9). */
export const tokenRequests = {
  list: (userId: string): ApiRequest => ({ method: 'GET', route: many, params: { userId } }),

  create: (userId: string, values: NewPersonalAccessToken): ApiRequest => ({
    method: 'POST',
    route: many,
    params: { userId },
    body: values,
  }),

  /** Sends the name in the body, because some proxies alter special characters in URLs. */
  rename: (userId: string, currentName: string, name: string): ApiRequest => ({
    method: 'PATCH',
    route: many,
    params: { userId },
    body: { currentName, name },
  }),

  remove: (userId: string, name: string): ApiRequest => ({
    method: 'POST',
    route: `${many}/delete`,
    params: { userId },
    body: { name },
  }),
};

/** Routes of Logto before 1.33. */
const olderRequests = {
  rename: (userId: string, currentName: string, name: string): ApiRequest => ({
    method: 'PATCH',
    route: one,
    params: { userId, name: currentName },
    body: { name },
  }),

  remove: (userId: string, name: string): ApiRequest => ({ method: 'DELETE', route: one, params: { userId, name } }),
};

export const tokenQueries = {
  /** Newest first, because the API defines no order. */
  list: (userId: string) => {
    const request = tokenRequests.list(userId);
    return queryOptions({
      queryKey: [...userQueries.all(), 'tokens', userId],
      queryFn: async ({ signal }) => {
        const tokens = await fetchJson(request, z.array(listedToken), signal);
        return tokens.sort((a, b) => b.createdAt - a.createdAt);
      },
      meta: { request },
    });
  },
};

export const tokenMutations = {
  create: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<NewPersonalAccessToken>) =>
        settleSecret(
          () => fetchJson({ ...tokenRequests.create(userId, values), reason }, personalAccessToken),
          () => hasToken(userId, values.name),
        ),
      meta: { invalidates: [tokenQueries.list(userId).queryKey] },
      // The value of the token must not stay in the mutation cache.
      gcTime: 0,
    }),

  rename: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: { currentName, name }, reason }: WriteInput<{ currentName: string; name: string }>) =>
        settle(
          () =>
            orOlder(
              () => fetchJson({ ...tokenRequests.rename(userId, currentName, name), reason }, listedToken),
              () => fetchJson({ ...olderRequests.rename(userId, currentName, name), reason }, listedToken),
            ),
          async () => {
            const answer = (await readTokens(userId)).find((token) => token.name === name);
            return answer === undefined ? 'unchanged' : { answer };
          },
        ),
      meta: { invalidates: [tokenQueries.list(userId).queryKey] },
    }),

  remove: (userId: string) =>
    mutationOptions({
      mutationFn: (input: WriteInput<string>) => removeToken(userId, input),
      meta: { invalidates: [tokenQueries.list(userId).queryKey] },
    }),
};

export const removeToken = (userId: string, { values: name, ...cause }: WriteInput<string>): Promise<void> =>
  settleBy(
    () =>
      orOlder(
        () => sendRemoval({ ...tokenRequests.remove(userId, name), ...cause }),
        () => sendRemoval({ ...olderRequests.remove(userId, name), ...cause }),
      ),
    async () => !(await hasToken(userId, name)),
  );

const readTokens = (userId: string) => fetchJson(tokenRequests.list(userId), z.array(listedToken));

const hasToken = async (userId: string, name: string): Promise<boolean> =>
  (await readTokens(userId)).some((token) => token.name === name);

/** Falls back to `older` if the server does not offer the newer route. */
async function orOlder<T>(newer: () => Promise<T>, older: () => Promise<T>): Promise<T> {
  try {
    return await newer();
  } catch (error) {
    if (error instanceof ApiError && error.isNotOffered) return older();
    throw error;
  }
}
