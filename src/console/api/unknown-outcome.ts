import { gatewayErrorCodes } from '#contract/errors.ts';

import { ApiError, OutcomeUnknownError, UnexpectedAnswerError, UnreachableError } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';

/** Usher's own routes that write. */
const ownWrites: readonly string[] = [
  '/usher/users/{userId}/password',
  '/usher/audit-log/erase',
  '/usher/approvals/{id}/approve',
  '/usher/approvals/{id}/refuse',
];

const isWrite = ({ method, route }: ApiRequest): boolean =>
  method !== 'GET' && (route.startsWith('/api/') || ownWrites.includes(route));

/** Returns `error`, or an {@link OutcomeUnknownError} if the write may have taken effect. */
export const errorOf = (request: ApiRequest, error: unknown): unknown =>
  isWrite(request) && error instanceof Error && hidesOutcome(error) ? new OutcomeUnknownError(error) : error;

function hidesOutcome(error: Error): boolean {
  if (!(error instanceof ApiError)) return error instanceof UnreachableError || error instanceof UnexpectedAnswerError;
  // A 502 or 504 without a gateway code comes from a proxy that lost the response.
  const isFromProxy = (error.status === 502 || error.status === 504) && error.code === undefined;
  return isFromProxy || error.code === gatewayErrorCodes.outcomeUnknown;
}
