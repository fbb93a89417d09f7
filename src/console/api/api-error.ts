import { type ErrorBody, gatewayErrorCodes } from '#contract/errors.ts';

import type { ApiRequest } from './api-request.ts';

/** The server answered, and the answer was no. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: ErrorBody;
  /** Names the request in the server's log. */
  readonly requestId: string | undefined;
  /** How long the server asks to wait, in ms. */
  readonly retryAfter: number | undefined;

  /** What was asked, where it may be asked again in another way. */
  readonly request: ApiRequest | undefined;

  constructor(response: Response, body: ErrorBody, request?: ApiRequest) {
    super(body.message ?? `The server answered ${response.status}.`);
    this.status = response.status;
    this.body = body;
    this.request = request;
    this.requestId = response.headers.get('x-request-id') ?? undefined;
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

/** Nothing answered: the network, or Usher itself, is down. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** The operator canceled the request. */
export class CanceledError extends Error {
  override readonly name = 'CanceledError';
}

/** What is known about a write of unknown outcome: what reading again found, or what the operator has to do. */
export type Finding = 'unchanged' | 'notFound' | 'unreadable' | 'secretLost' | 'passwordLost' | 'passwordKept';

/** Finds out whether a write was carried out after all. */
export type Recheck = () => Promise<'done' | Finding>;

/** A write was sent, and nothing says whether it was carried out. The cause is what hid it. */
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

/** An answer that is not what the contract says. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}

/** `Retry-After` is seconds or an HTTP date (RFC 9110 section 10.2.3). */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
