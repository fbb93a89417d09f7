import {
  matchQuery,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  replaceEqualDeep,
} from '@tanstack/react-query';

import { hasProtoMember } from '#console/lib/same-json.ts';

import { ApiError, CanceledError, OutcomeUnknownError, UnexpectedAnswerError } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { isSearchBusy } from './is-queued.ts';
import { auditLogKey } from './audit-log-key.ts';
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
      onError: noticeSignOut,
      // After the mutation's own `onSuccess`: what that puts into the cache is older than what is read now.
      onSettled: async (_data, error, _variables, _context, { meta }) => {
        // Whatever is done, or tried in vain, is written down there. Nothing waits for reading it.
        void readAgain([auditLogKey]);
        // Some of it was done.
        if (error === null || error instanceof PartlyFailedError) await readAgain(meta?.invalidates);
        // It was waited for long enough; the page behind shows what became of it.
        else if (error instanceof OutcomeUnknownError) void readAgain(meta?.invalidates);
      },
    }),
  });
  return client;
}

/** A "no" stays a "no"; being told to slow down, or a hiccup on the way, may pass. */
function isWorthRetrying(error: Error): boolean {
  if (error instanceof UnexpectedAnswerError || error instanceof CanceledError) return false;
  if (!(error instanceof ApiError)) return true;
  if (error.status === 429) return (error.retryAfter ?? 0) <= longestWait;
  // Not 504: who waited for a timeout has waited long enough to decide for themselves.
  return error.status === 502 || error.status === 503;
}
