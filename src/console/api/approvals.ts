import { mutationOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { approval, approvalNeeded, type ApprovalNeeded } from '#contract/approvals.ts';
import { isAboutApproval } from '#contract/errors.ts';

import { ApiError } from './api-error.ts';
import type { ApiRequest, WriteInput } from './api-request.ts';
import { PartlyFailedError } from './do-for-each.ts';
import { fetchJson, sendRequest } from './http.ts';
import { auditLogKey } from './query-client.ts';
import { userQueries } from './users.ts';

export const approvalRequests = {
  list: (): ApiRequest => ({ method: 'GET', route: '/usher/approvals' }),
  approve: (id: string): ApiRequest => ({ method: 'POST', route: '/usher/approvals/{id}/approve', params: { id } }),
  refuse: (id: string): ApiRequest => ({ method: 'POST', route: '/usher/approvals/{id}/refuse', params: { id } }),
};

export type Decision = 'approve' | 'refuse';

const all = ['approvals'] as const;

export const approvalQueries = {
  /** Approval requests, newest first: the operator's own, or all for operators who may decide. */
  list: () =>
    queryOptions({
      queryKey: all,
      queryFn: ({ signal }) => fetchJson(approvalRequests.list(), z.array(approval), signal),
      // Other operators create and decide requests at any time.
      staleTime: 0,
    }),
};

export const approvalMutations = {
  decide: (id: string) =>
    mutationOptions({
      mutationFn: ({ values: decision, reason }: WriteInput<Decision>) =>
        sendRequest({ ...approvalRequests[decision](id), reason }),
      onError: (_error, _input, _result, { client }) => {
        // The request was decided or withdrawn by someone else, or approved without effect. Not awaited: the error is shown at once.
        for (const queryKey of [all, userQueries.all()]) void client.invalidateQueries({ queryKey });
      },
      meta: { invalidates: [all, userQueries.all(), auditLogKey] },
    }),

  /** Requests approval of refused actions without carrying them out. Returns the state of the requests. */
  request: () =>
    mutationOptions({
      mutationFn: async ({ values: { requests, replaces }, reason }: WriteInput<WantedApprovals>) => {
        const states: ApprovalNeeded[] = [];
        for (const request of requests) {
          // Sequential: usually there is only one, and a failure stops the rest.
          states.push((await requestApproval({ ...request, reason, replaces })).needed);
        }
        return states;
      },
      meta: { invalidates: [all] },
    }),
};

/** Actions to approve, and the IDs of the operator's waiting requests that they replace. */
type WantedApprovals = { requests: readonly ApiRequest[]; replaces: readonly string[] };

/** A refused action that another operator has to approve. */
export type Refused = { request: ApiRequest; needed: ApprovalNeeded };

/** Returns the failed actions that only lack an approval. */
export function approvalsIn(error: Error): Refused[] {
  if (error instanceof PartlyFailedError) return error.failures.flatMap((failure) => approvalsIn(failure.error));
  if (!(error instanceof ApiError) || !isAboutApproval(error.code)) return [];
  const { data: needed } = approvalNeeded.safeParse(error.body.data);
  return needed === undefined || error.request === undefined ? [] : [{ request: error.request, needed }];
}

/** Returns whether only an approval is missing, whose request has a reason and a button of its own. */
export const lacksOnlyApproval = (error: Error | null): boolean =>
  error !== null &&
  (error instanceof PartlyFailedError
    ? error.failures.every((failure) => lacksOnlyApproval(failure.error))
    : approvalsIn(error).length > 0);

/** The gateway answers with the ID of the approval request. Rejects if other requests are in the way. */
export async function requestApproval(request: ApiRequest): Promise<{ needed: ApprovalNeeded; refusal: Error }> {
  try {
    await sendRequest({ ...request, requestsApproval: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [refused] = approvalsIn(error);
    if (refused?.needed.approvalId === undefined) throw error;
    return { needed: refused.needed, refusal: error };
  }
  throw new Error('The action was carried out instead of being submitted for approval.');
}
