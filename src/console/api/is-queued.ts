import { gatewayErrorCodes } from '#contract/errors.ts';

import { ApiError } from './api-error.ts';

/** Returns whether the concurrency limit refused a search: two searches of an operator run at a time. */
export const isSearchBusy = (error: unknown): boolean =>
  error instanceof ApiError && error.code === gatewayErrorCodes.searchBusy;

/** Returns whether a query was refused by the concurrency limit and retries automatically. */
export const isQueued = ({ fetchStatus, failureReason }: { fetchStatus: string; failureReason: unknown }): boolean =>
  fetchStatus === 'fetching' && isSearchBusy(failureReason);
