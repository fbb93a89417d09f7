import { mutationOptions, queryOptions } from '@tanstack/react-query';

import type { WriteInput } from '#console/api/api-request.ts';
import { auditLogQueries } from '#console/api/audit-log.ts';
import { sendRequest } from '#console/api/http.ts';
import { auditOutcomeOf } from '#contract/audit-log.ts';
import type { Permission } from '#contract/operators.ts';

export const unlockQueries = {
  /**
   * When this console unlocked an account, in milliseconds since the epoch; 0 if it did not. The API does not report
   * whether a lockout is still in force, so failures in the log count only after this time.
   */
  unlockedAt: (userId: string) =>
    queryOptions({
      queryKey: ['unlocked-at', userId],
      queryFn: () => 0,
      initialData: 0,
      enabled: false,
      gcTime: Number.POSITIVE_INFINITY,
    }),

  /** When an operator last unlocked an account, by the audit log; 0 if no recent attempt succeeded. */
  lastUnlock: (userId: string) =>
    queryOptions({
      ...auditLogQueries.history(userId, { page: 1, page_size: 5, action: 'users:unlock' satisfies Permission }),
      select: ({ items }) => items.find((event) => auditOutcomeOf(event) === 'succeeded')?.at ?? 0,
    }),
};

export const unlockMutations = {
  /** Unlocks all identifiers of an account by Usher's own route. */
  unlock: (userId: string) =>
    mutationOptions({
      mutationFn: ({ reason }: WriteInput<void>) =>
        sendRequest({ method: 'POST', route: '/usher/users/{userId}/unlock', params: { userId }, body: {}, reason }),
      onSuccess: (_nothing, _input, _result, { client }) => {
        client.setQueryData(unlockQueries.unlockedAt(userId).queryKey, Date.now());
      },
    }),
};
