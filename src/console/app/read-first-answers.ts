import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { addressOf } from '#console/api/api-request.ts';
import { hasEarlyAnswer } from '#console/api/early-answers.ts';
import { currentSessionQueries } from '#console/api/session.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { userQueries } from '#console/api/users.ts';
import { pagingState } from '#console/lib/use-url-state.ts';

/** How long the first render waits for the rows of a list, to avoid rendering twice. */
const timeoutMs = 50;

/** Reads the session, and briefly waits for the list that index.html may have requested, before the first render. */
export async function readFirstAnswers(client: QueryClient, search: string): Promise<void> {
  await client.prefetchQuery(currentSessionQueries.current());
  const query = z.parse(z.object(pagingState), Object.fromEntries(new URLSearchParams(search)));
  if (!hasEarlyAnswer(addressOf(userRequests.list(query)))) return;
  const pause = new Promise((resolve) => {
    setTimeout(resolve, timeoutMs);
  });
  await Promise.race([client.prefetchQuery(userQueries.list(query)), pause]);
}
