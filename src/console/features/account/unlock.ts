import { mutationOptions, queryOptions } from '@tanstack/react-query';

import { sendRequest } from '#console/api/http.ts';

export const unlockQueries = {
  /**
   * When this console lifted the lock-out of an account, in milliseconds since the epoch; 0: it did not. The API cannot
   * be asked whether a lock-out still holds, so that those in the log count only from then on.
   */
  unlockedAt: (userId: string) =>
    queryOptions({
      queryKey: ['unlocked-at', userId],
      queryFn: () => 0,
      initialData: 0,
      enabled: false,
      gcTime: Number.POSITIVE_INFINITY,
    }),
};

export const unlockMutations = {
  /** A route of Usher's own, which finds out the account's identifiers. */
  unlock: (userId: string) =>
    mutationOptions({
      mutationFn: () =>
        sendRequest({ method: 'POST', route: '/usher/users/{userId}/unlock', params: { userId }, body: {} }),
      onSuccess: (_nothing, _variables, _result, { client }) => {
        client.setQueryData(unlockQueries.unlockedAt(userId).queryKey, Date.now());
      },
    }),
};
