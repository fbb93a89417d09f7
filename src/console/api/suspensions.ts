import { mutationOptions, queryOptions } from '@tanstack/react-query';

import { type NewSuspension, suspensionAnswer } from '#contract/suspensions.ts';
import { user } from '#contract/users.ts';

import type { ApiRequest, WriteInput } from './api-request.ts';
import { fetchJson, sendRequest } from './http.ts';
import { settleBy } from './settle.ts';
import { userRequests } from './user-requests.ts';
import { userQueries } from './users.ts';

const route = '/usher/users/{userId}/suspension';

/** Usher's own routes for suspensions. */
const suspensionRequests = {
  read: (userId: string): ApiRequest => ({ method: 'GET', route, params: { userId } }),
  put: (userId: string, body: NewSuspension): ApiRequest => ({ method: 'PUT', route, params: { userId }, body }),
  cancelDeletion: (userId: string): ApiRequest => ({
    method: 'DELETE',
    route: `${route}/deletion`,
    params: { userId },
  }),
};

const readSuspension = async (userId: string, signal?: AbortSignal) =>
  (await fetchJson(suspensionRequests.read(userId), suspensionAnswer, signal)).suspension;

export const suspensionQueries = {
  /** Who suspended the user, why, and how it ends; null if Usher did not suspend the user. */
  ofUser: (userId: string) =>
    queryOptions({
      queryKey: [...userQueries.all(), 'suspension', userId],
      queryFn: ({ signal }) => readSuspension(userId, signal),
    }),
};

/** What changes with a suspension. */
const changedBySuspension = (userId: string) => [
  userQueries.one(userId),
  ...userQueries.rows(),
  ...userQueries.access(userId),
  suspensionQueries.ofUser(userId).queryKey,
];

export const suspensionMutations = {
  /** Suspends the user now, and restores or deletes the user at a time. */
  suspendUntil: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: end, ...cause }: WriteInput<NewSuspension['end']>) =>
        settleBy(
          () => sendRequest({ ...suspensionRequests.put(userId, { end }), ...cause }),
          async () => {
            const [now, stored] = await Promise.all([
              fetchJson(userRequests.read(userId), user),
              readSuspension(userId),
            ]);
            return now.isSuspended && stored?.end?.at === end.at && stored.end.with === end.with;
          },
        ),
      meta: { invalidates: changedBySuspension(userId) },
    }),

  /** Cancels a deletion at a time. The user stays suspended. */
  cancelDeletion: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: _none, ...cause }: WriteInput<void>) =>
        settleBy(
          () => sendRequest({ ...suspensionRequests.cancelDeletion(userId), ...cause }),
          async () => (await readSuspension(userId))?.end?.with !== 'delete',
        ),
      meta: { invalidates: [suspensionQueries.ofUser(userId).queryKey] },
    }),
};
