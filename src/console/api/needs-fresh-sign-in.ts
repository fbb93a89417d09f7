import { gatewayErrorCodes } from '#contract/errors.ts';

import { ApiError } from './api-error.ts';
import { PartlyFailedError } from './do-for-each.ts';

/** Whether a write, or one of several, was refused because the operator signed in too long ago for it. */
export const needsFreshSignIn = (error: Error): boolean =>
  error instanceof PartlyFailedError
    ? error.failures.some((failure) => needsFreshSignIn(failure.error))
    : error instanceof ApiError && error.code === gatewayErrorCodes.freshSignInNeeded;
