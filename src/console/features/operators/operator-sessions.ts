import { mutationOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { type ListedSession, listedSession } from '#contract/operator-sessions.ts';

import type { ApiRequest } from '#console/api/api-request.ts';
import { fetchJson, sendRequest } from '#console/api/http.ts';
import { forgetReason } from '#console/api/reasons.ts';
import { settleBy } from '#console/api/settle.ts';

/** Usher's routes, not the Management API's: "Show requests" leaves them out. */
export const operatorSessionRequests = {
  end: ({ id }: ListedSession): ApiRequest => ({
    method: 'POST',
    route: '/usher/operators/sessions/{sessionId}/end',
    params: { sessionId: id },
  }),
  endAll: ({ operator: { subject } }: ListedSession): ApiRequest => ({
    method: 'POST',
    route: '/usher/operators/{subject}/end-sessions',
    params: { subject },
  }),
};

const readSessions = (signal?: AbortSignal) =>
  fetchJson({ method: 'GET', route: '/usher/operators/sessions' }, z.array(listedSession), signal);

export const operatorSessionQueries = {
  /** The last seen first. */
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
      mutationFn: (session: ListedSession) =>
        settleBy(
          () => sendRequest(operatorSessionRequests.end(session)),
          async () => !(await readSessions()).some(({ id }) => id === session.id),
        ),
      // It was given for this session.
      onSuccess: (_done, session) => forgetReason(operatorSessionRequests.end(session)),
      meta,
    }),

  /** Ends all sessions of the operator whose session is given. */
  endAll: () =>
    mutationOptions({
      mutationFn: (session: ListedSession) =>
        settleBy(
          () => sendRequest(operatorSessionRequests.endAll(session)),
          async () => !(await readSessions()).some(({ operator }) => operator.subject === session.operator.subject),
        ),
      onSuccess: (_done, session) => forgetReason(operatorSessionRequests.endAll(session)),
      meta,
    }),
};
