import { mutationOptions, type Query, type QueryClient } from '@tanstack/react-query';

import { reveal } from '#contract/operators.ts';

import type { WriteInput } from './api-request.ts';
import { fetchJson } from './http.ts';
import { currentSessionQueries } from './session.ts';

export const revealMutations = {
  /** Unmasks the personal data of one account for a limited time. Usher's own route. */
  reveal: (userId: string) =>
    mutationOptions({
      mutationFn: ({ reason }: WriteInput<void>) =>
        fetchJson(
          { method: 'POST', route: '/usher/users/{userId}/reveal', params: { userId }, body: {}, reason },
          reveal,
        ),
      // All queries: lists and activity show this account too, and the session has the expiry.
      meta: { invalidates: [[]] },
    }),
};

/** All queries except the session may contain personal data. */
const mayHoldPersonalData = ({ queryKey }: Query): boolean =>
  queryKey[0] !== currentSessionQueries.current().queryKey[0];

/** Clears data that was fetched while accounts were revealed, and refetches what is on screen, now masked. */
export async function endReveals(client: QueryClient, now: number): Promise<void> {
  client.setQueryData(
    currentSessionQueries.current().queryKey,
    (session) => session && { ...session, reveals: session.reveals.filter(({ until }) => now < until) },
  );
  const personal = { predicate: mayHoldPersonalData };
  await client.cancelQueries(personal);
  for (const query of client.getQueryCache().findAll(personal)) {
    // Not `reset`: the initial data of a query may come from an unmasked list.
    if (query.getObserversCount() > 0) query.setState(pendingState);
    else client.getQueryCache().remove(query);
  }
  await client.refetchQueries({ ...personal, type: 'active' });
}

const pendingState = {
  data: undefined,
  dataUpdatedAt: 0,
  error: null,
  status: 'pending',
  isInvalidated: true,
} as const;
