import { type ErrorBody, gatewayErrorCodes } from '#contract/errors.ts';
import type { User } from '#contract/users.ts';

import type { ApiRequest } from './api-request.ts';
import type { FieldChange, FieldConflict } from './field-changes.ts';

/** ID of a request in the server's log, and of a write in the audit log. */
export const requestIdOf = ({ headers }: Response): string | undefined => headers.get('x-request-id') ?? undefined;

/** An error response of the server. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: ErrorBody;
  /** ID of the request in the server's log. */
  readonly requestId: string | undefined;
  /** `Retry-After` in ms. */
  readonly retryAfter: number | undefined;

  /** The request, if it can be sent again for approval. */
  readonly request: ApiRequest | undefined;

  constructor(response: Response, body: ErrorBody, request?: ApiRequest) {
    super(body.message ?? `The server responded with status ${response.status}.`);
    this.status = response.status;
    this.body = body;
    this.request = request;
    this.requestId = requestIdOf(response);
    this.retryAfter = readRetryAfter(response.headers.get('retry-after'));
  }

  get code(): string | undefined {
    return this.body.code;
  }

  /** The connected Logto is too old to have the route. */
  get isNotOffered(): boolean {
    return this.code === gatewayErrorCodes.notOffered;
  }
}

/**
 * Returns whether the thing that a request was about does not exist. A removal then counts as done, because someone else
 * removed it, or the account with it. The only 404 that says nothing about the thing is that of a missing route.
 */
export const isGone = (error: unknown): boolean =>
  error instanceof ApiError && error.status === 404 && !error.isNotOffered;

/** No response: the network or Usher itself is down. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** The operator canceled the request. */
export class CanceledError extends Error {
  override readonly name = 'CanceledError';
}

/** Result of rechecking a write of unknown outcome, or what the operator has to do about it. */
export type Finding = 'unchanged' | 'notFound' | 'unreadable' | 'secretLost' | 'passwordLost' | 'passwordKept';

/** Reads again to find out whether a write took effect. */
export type Recheck = () => Promise<'done' | Finding>;

/** A write was sent, but its outcome is unknown. `cause` is the error that hid it. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';
  override readonly cause: Error;
  readonly finding: Finding | undefined;
  readonly recheck: Recheck | undefined;

  constructor(cause: Error, { finding, recheck }: { finding?: Finding; recheck?: Recheck } = {}) {
    super('It is unknown whether the write was carried out.');
    this.cause = cause;
    this.finding = finding;
    this.recheck = recheck;
  }
}

/** A response that does not match the contract. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}

/** `Retry-After` is seconds or an HTTP date (RFC 9110 section 10.2.3). */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

/** Returns whether the concurrency limit refused a search: two searches of an operator run at a time. */
export const isSearchBusy = (error: unknown): boolean =>
  error instanceof ApiError && error.code === gatewayErrorCodes.searchBusy;

/** Returns whether a query was refused by the concurrency limit and retries automatically. */
export const isQueued = ({ fetchStatus, failureReason }: { fetchStatus: string; failureReason: unknown }): boolean =>
  fetchStatus === 'fetching' && isSearchBusy(failureReason);

/** A field to be written was changed by someone else in the meantime. No field was written. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
  readonly conflicts: readonly FieldConflict[];
  /** All changes to write, also those without a conflict. */
  readonly changes: readonly FieldChange[];
  /** The account as stored. */
  readonly stored: User;

  constructor(conflicts: readonly FieldConflict[], changes: readonly FieldChange[], stored: User) {
    super('This account changed while it was being edited.');
    this.conflicts = conflicts;
    this.changes = changes;
    this.stored = stored;
  }
}
