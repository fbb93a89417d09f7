import { mutationOptions, queryOptions } from '@tanstack/react-query';

import { allIdentities, identities } from '#contract/identities.ts';
import { type Identity, type User, user } from '#contract/users.ts';

import { accountQueries } from './account.ts';
import { isGone } from './api-error.ts';
import type { ApiRequest, WriteInput } from './api-request.ts';
import { fetchJson } from './http.ts';
import { settle } from './settle.ts';
import { userRequests } from './user-requests.ts';
import { cacheUser, userQueries } from './users.ts';

const identityRoute = '/api/users/{userId}/identities/{target}';

/** Social and enterprise accounts of a user (logto-behavior.md#5.5, logto-behavior.md#5.6). */
export const identityRequests = {
  all: (userId: string): ApiRequest => ({
    method: 'GET',
    route: '/api/users/{userId}/all-identities',
    params: { userId },
  }),

  link: (userId: string, target: string, identity: Identity): ApiRequest => ({
    method: 'PUT',
    route: identityRoute,
    params: { userId, target },
    body: identity,
  }),

  unlink: (userId: string, target: string): ApiRequest => ({
    method: 'DELETE',
    route: identityRoute,
    params: { userId, target },
  }),
};

export const identityQueries = {
  /** Social and enterprise accounts; not supported by Logto before 1.30. */
  all: (userId: string) =>
    queryOptions({
      queryKey: ['identities', userId],
      queryFn: ({ signal }) => fetchJson(identityRequests.all(userId), allIdentities, signal),
      meta: { request: identityRequests.all(userId) },
    }),
};

const staleAfterWrite = (userId: string) => [
  ...userQueries.rows(),
  identityQueries.all(userId).queryKey,
  accountQueries.identities(userId).queryKey,
];

export const identityMutations = {
  link: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: { target, providerId }, reason }: WriteInput<{ target: string; providerId: string }>) =>
        settle(
          () => fetchJson({ ...identityRequests.link(userId, target, { userId: providerId }), reason }, identities),
          async () => {
            const current = await fetchJson(userRequests.read(userId), user);
            return current.identities[target]?.userId === providerId ? { answer: current.identities } : 'unchanged';
          },
        ),
      // The response has only the linked accounts.
      meta: { invalidates: [...staleAfterWrite(userId), userQueries.one(userId)] },
    }),

  /** The response is the user, unlike that of other removals (logto-behavior.md#5.5). */
  unlink: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: target, ...cause }: WriteInput<string>) =>
        settle(
          () => unlink(userId, target, cause),
          async () => {
            const answer = await fetchJson(userRequests.read(userId), user);
            return Object.hasOwn(answer.identities, target) ? 'unchanged' : { answer };
          },
        ),
      onSuccess: (changed, _input, _result, { client }) => cacheUser(client, changed),
      meta: { invalidates: staleAfterWrite(userId) },
    }),
};

/** Unlinks a social account, and returns the user as it is then. An account that is no longer linked counts as unlinked. */
async function unlink(userId: string, target: string, cause: Omit<WriteInput<string>, 'values'>): Promise<User> {
  try {
    return await fetchJson({ ...identityRequests.unlink(userId, target), ...cause }, user);
  } catch (error) {
    if (!isGone(error)) throw error;
    return fetchJson(userRequests.read(userId), user);
  }
}
