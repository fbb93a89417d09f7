import {
  matchQuery,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  replaceEqualDeep,
} from '@tanstack/react-query';

import { hasProtoMember } from '#console/lib/same-json.ts';

import { ApiError, CanceledError, OutcomeUnknownError, UnexpectedAnswerError, isSearchBusy } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { PartlyFailedError } from './do-for-each.ts';
import { forgetSession, isSignedOut } from './session.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** The request, for "Show requests". */
      request?: ApiRequest;
    };
    mutationMeta: {
      /** Keys of the queries to refetch after a success. */
      invalidates?: readonly QueryKey[];
    };
  }
}

/** In ms. */
const maxRetryDelay = 30_000;

/** Retries of a queued search, some seconds apart; together longer than any search may take. */
const maxQueueRetries = 15;

export function createQueryClient(): QueryClient {
  const handleSignOut = (error: Error) => {
    if (isSignedOut(error)) forgetSession(client);
  };
  const refetch = (invalidates: readonly QueryKey[] = []) =>
    client.invalidateQueries({
      predicate: (query) => invalidates.some((queryKey) => matchQuery({ queryKey }, query)),
    });
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Sharing copies member by member, which would lose one called `__proto__`.
        structuralSharing: (before, now) => (hasProtoMember(now) ? now : replaceEqualDeep(before, now)),
        retry: (failures, error) => isWorthRetrying(error) && failures < (isSearchBusy(error) ? maxQueueRetries : 2),
        retryDelay: (failures, error) =>
          Math.min(maxRetryDelay, (error instanceof ApiError ? error.retryAfter : undefined) ?? 500 * 2 ** failures),
      },
      mutations: { networkMode: 'always' },
    },
    queryCache: new QueryCache({ onError: handleSignOut }),
    mutationCache: new MutationCache({
      onError: handleSignOut,
      // Runs after the mutation's own `onSuccess`, so that the refetch replaces what that put into the cache.
      onSettled: async (_data, error, _variables, _context, { meta }) => {
        // Every attempt is recorded in the audit log. Not awaited, as no write depends on it.
        void refetch([auditLogKey]);
        // A partial failure carried out some requests.
        if (error === null || error instanceof PartlyFailedError) await refetch(meta?.invalidates);
        // Not awaited: the operator has already waited for the timeout.
        else if (error instanceof OutcomeUnknownError) void refetch(meta?.invalidates);
      },
    }),
  });
  return client;
}

/** Returns whether an error is temporary: a rate limit or a network problem. */
function isWorthRetrying(error: Error): boolean {
  if (error instanceof UnexpectedAnswerError || error instanceof CanceledError) return false;
  if (!(error instanceof ApiError)) return true;
  if (error.status === 429) return (error.retryAfter ?? 0) <= maxRetryDelay;
  // Not 504: after a timeout the operator decides whether to retry.
  return error.status === 502 || error.status === 503;
}

/** Query key of the audit log. It is here so that invalidating it does not load the audit log queries. */
export const auditLogKey = ['auditLog'] as const;
