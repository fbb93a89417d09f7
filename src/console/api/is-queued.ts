import { gatewayErrorCodes } from '#contract/errors.ts';

import { ApiError } from './api-error.ts';

/** Earlier searches of the operator still run: Usher lets two run at once, and the next as soon as one has ended. */
export const isSearchBusy = (error: unknown): boolean =>
  error instanceof ApiError && error.code === gatewayErrorCodes.searchBusy;

/** Whether a query was sent back because of that and asks again by itself. */
export const isQueued = ({ fetchStatus, failureReason }: { fetchStatus: string; failureReason: unknown }): boolean =>
  fetchStatus === 'fetching' && isSearchBusy(failureReason);
