import { gatewayErrorCodes } from '#contract/errors.ts';

import { ApiError, OutcomeUnknownError, UnexpectedAnswerError, UnreachableError } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';

/** Routes of Usher's own that write. */
const ownWrites: readonly string[] = [
  '/usher/users/{userId}/password',
  '/usher/audit-log/erase',
  '/usher/approvals/{id}/approve',
  '/usher/approvals/{id}/refuse',
];

const isWrite = ({ method, route }: ApiRequest): boolean =>
  method !== 'GET' && (route.startsWith('/api/') || ownWrites.includes(route));

/** `error`, or an {@link OutcomeUnknownError} where it hides whether the write was carried out. */
export const errorOf = (request: ApiRequest, error: unknown): unknown =>
  isWrite(request) && error instanceof Error && hidesOutcome(error) ? new OutcomeUnknownError(error) : error;

function hidesOutcome(error: Error): boolean {
  if (!(error instanceof ApiError)) return error instanceof UnreachableError || error instanceof UnexpectedAnswerError;
  // A 502 or 504 without a code of the gateway comes from a proxy before it, which lost the answer.
  const isOfProxy = (error.status === 502 || error.status === 504) && error.code === undefined;
  return isOfProxy || error.code === gatewayErrorCodes.outcomeUnknown;
}
