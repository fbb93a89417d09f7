import { mutationOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import type { ApiRequest, WriteInput } from '#console/api/api-request.ts';
import { fetchJson, sendRequest } from '#console/api/http.ts';
import { settleBy } from '#console/api/settle.ts';
import { type ListedSession, listedSession } from '#contract/operator-sessions.ts';

/** Routes of Usher itself, not of the Management API, so "Show requests" does not list them. */
const operatorSessionRequests = {
  end: ({ id }: ListedSession): ApiRequest => ({
    method: 'DELETE',
    route: '/usher/operators/sessions/{sessionId}',
    params: { sessionId: id },
  }),
  endAll: ({ operator: { subject } }: ListedSession): ApiRequest => ({
    method: 'DELETE',
    route: '/usher/operators/{subject}/sessions',
    params: { subject },
  }),
};

const readSessions = (signal?: AbortSignal) =>
  fetchJson({ method: 'GET', route: '/usher/operators/sessions' }, z.array(listedSession), signal);

export const operatorSessionQueries = {
  /** Sorted by last seen, newest first. */
  list: () =>
    queryOptions({
      queryKey: ['operator-sessions'] as const,
      queryFn: ({ signal }) => readSessions(signal),
    }),
};

const meta = { invalidates: [operatorSessionQueries.list().queryKey] };

export const operatorSessionMutations = {
  end: () =>
    mutationOptions({
      mutationFn: ({ values: session, reason }: WriteInput<ListedSession>) =>
        settleBy(
          () => sendRequest({ ...operatorSessionRequests.end(session), reason }),
          async () => !(await readSessions()).some(({ id }) => id === session.id),
        ),
      meta,
    }),

  /** Ends all sessions of the operator of the given session. */
  endAll: () =>
    mutationOptions({
      mutationFn: ({ values: session, reason }: WriteInput<ListedSession>) =>
        settleBy(
          () => sendRequest({ ...operatorSessionRequests.endAll(session), reason }),
          async () => !(await readSessions()).some(({ operator }) => operator.subject === session.operator.subject),
        ),
      meta,
    }),
};
