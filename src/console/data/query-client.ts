import {
  matchQuery,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  replaceEqualDeep,
} from '@tanstack/react-query';

import { hasProtoMember } from '#console/lib/same-json.ts';

import { ApiError, UnexpectedAnswerError } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { isSearchBusy } from './is-in-line.ts';
import { journalKey } from './journal-key.ts';
import { forgetSession, isSignedOut } from './session.ts';
import { PartlyFailedError } from './do-for-each.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** What the query asks, for "Show requests". */
      request?: ApiRequest;
    };
    mutationMeta: {
      /** Keys of the queries that a success makes untrue. */
      invalidates?: readonly QueryKey[];
    };
  }
}

const longestWait = 30_000;

/** A search that waits for others asks this often for its place, some seconds apart: longer than any search may take. */
const placesAskedFor = 15;

export function createQueryClient(): QueryClient {
  const noticeSignOut = (error: Error) => {
    if (isSignedOut(error)) forgetSession(client);
  };
  const readAgain = (invalidates: readonly QueryKey[] = []) =>
    client.invalidateQueries({
      predicate: (query) => invalidates.some((queryKey) => matchQuery({ queryKey }, query)),
    });
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Sharing copies member by member, which would lose one called `__proto__`.
        structuralSharing: (before, now) => (hasProtoMember(now) ? now : replaceEqualDeep(before, now)),
        retry: (failures, error) => isWorthRetrying(error) && failures < (isSearchBusy(error) ? placesAskedFor : 2),
        retryDelay: (failures, error) =>
          Math.min(longestWait, (error instanceof ApiError ? error.retryAfter : undefined) ?? 500 * 2 ** failures),
      },
      mutations: { networkMode: 'always' },
    },
    queryCache: new QueryCache({ onError: noticeSignOut }),
    mutationCache: new MutationCache({
      onSuccess: (_data, _variables, _context, { meta }) => readAgain(meta?.invalidates),
      onError: (error, _variables, _context, { meta }) => {
        noticeSignOut(error);
        // Some of it was done.
        return error instanceof PartlyFailedError ? readAgain(meta?.invalidates) : undefined;
      },
      // Whatever is done, or tried in vain, is written down there. Nothing waits for reading it.
      onSettled: () => void readAgain([journalKey]),
    }),
  });
  return client;
}

/** A "no" stays a "no"; being told to slow down, or a hiccup on the way, may pass. */
function isWorthRetrying(error: Error): boolean {
  if (error instanceof UnexpectedAnswerError) return false;
  if (!(error instanceof ApiError)) return true;
  if (error.status === 429) return (error.retryAfter ?? 0) <= longestWait;
  return error.status === 502 || error.status === 503 || error.status === 504;
}
