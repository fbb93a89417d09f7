import { mutationOptions, type Query, type QueryClient } from '@tanstack/react-query';

import { reveal } from '#contract/operators.ts';

import { fetchJson } from './http.ts';
import { operatorSessionQueries } from './session.ts';

export const revealMutations = {
  /** Shows the personal data of one account for a while. A route of Usher's own. */
  reveal: (userId: string) =>
    mutationOptions({
      mutationFn: () =>
        fetchJson({ method: 'POST', route: '/usher/users/{userId}/reveal', params: { userId }, body: {} }, reveal),
      // Everything: lists and entries of the log show this account, too, and the session says until when.
      meta: { invalidates: [[]] },
    }),
};

/** Everything but the session may hold personal data of somebody. */
const mayHoldAccounts = ({ queryKey }: Query): boolean => queryKey[0] !== operatorSessionQueries.current().queryKey[0];

/** Forgets what was read while an account was revealed, and reads again what is on screen: the gateway masks it now. */
export async function endReveals(client: QueryClient, now: number): Promise<void> {
  client.setQueryData(
    operatorSessionQueries.current().queryKey,
    (session) => session && { ...session, reveals: session.reveals.filter(({ until }) => now < until) },
  );
  const answers = { predicate: mayHoldAccounts };
  await client.cancelQueries(answers);
  for (const query of client.getQueryCache().findAll(answers)) {
    // No reset: what a query began with may have come from a list that showed the account.
    if (query.getObserversCount() > 0) query.setState(unanswered);
    else client.getQueryCache().remove(query);
  }
  await client.refetchQueries({ ...answers, type: 'active' });
}

const unanswered = { data: undefined, dataUpdatedAt: 0, error: null, status: 'pending', isInvalidated: true } as const;
