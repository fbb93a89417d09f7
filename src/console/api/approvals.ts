import { mutationOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { approval, approvalNeeded, type ApprovalNeeded } from '#contract/approvals.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';

import { ApiError } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { PartlyFailedError } from './do-for-each.ts';
import { fetchJson, sendRequest } from './http.ts';
import { auditLogKey } from './audit-log-key.ts';

export const approvalRequests = {
  list: (): ApiRequest => ({ method: 'GET', route: '/usher/approvals' }),
  approve: (id: string): ApiRequest => ({ method: 'POST', route: '/usher/approvals/{id}/approve', params: { id } }),
  refuse: (id: string): ApiRequest => ({ method: 'POST', route: '/usher/approvals/{id}/refuse', params: { id } }),
};

export type Decision = 'approve' | 'refuse';

const all = ['approvals'] as const;

export const approvalQueries = {
  /** Requests for a second operator, newest first: one's own, or all for operators who may decide. */
  list: () =>
    queryOptions({
      queryKey: all,
      queryFn: ({ signal }) => fetchJson(approvalRequests.list(), z.array(approval), signal),
      // Other operators add to it and decide.
      staleTime: 0,
    }),
};

export const approvalMutations = {
  decide: (id: string) =>
    mutationOptions({
      mutationFn: (decision: Decision) => sendRequest(approvalRequests[decision](id)),
      meta: { invalidates: [all, auditLogKey] },
    }),

  /** Asks for approvals of the refused actions; none is carried out by that. */
  ask: () =>
    mutationOptions({
      mutationFn: async (requests: readonly ApiRequest[]) => {
        const ids: string[] = [];
        for (const request of requests) {
          // One after the other: mostly there is one, and what fails stops the rest.
          ids.push(await askForOne(request));
        }
        return ids;
      },
      meta: { invalidates: [all] },
    }),
};

/** An action that another operator has to approve, and what is known of that. */
export type Refused = { request: ApiRequest; needed: ApprovalNeeded };

/** The actions among what failed that only lack an approval. */
export function approvalsIn(error: Error): Refused[] {
  if (error instanceof PartlyFailedError) return error.failures.flatMap((failure) => approvalsIn(failure.error));
  if (!(error instanceof ApiError) || error.code !== gatewayErrorCodes.approvalNeeded) return [];
  const { data: needed } = approvalNeeded.safeParse(error.body.data);
  return needed === undefined || error.request === undefined ? [] : [{ request: error.request, needed }];
}

/** The answer to asking is the refusal again, now with the request's ID. */
async function askForOne(request: ApiRequest): Promise<string> {
  try {
    await sendRequest({ ...request, requestsApproval: true });
  } catch (error) {
    const [refused] = error instanceof Error ? approvalsIn(error) : [];
    if (refused?.needed.approvalId === undefined) throw error;
    return refused.needed.approvalId;
  }
  throw new Error('The action was carried out, and not only asked for.');
}
