import { type ErrorBody, gatewayErrorCodes } from '#contract/errors.ts';

/** The server answered, and the answer was no. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: ErrorBody;
  /** Names the request in the server's log. */
  readonly requestId: string | undefined;
  /** How long the server asks to wait, in ms. */
  readonly retryAfter: number | undefined;

  constructor(response: Response, body: ErrorBody) {
    super(body.message ?? `The server answered ${response.status}.`);
    this.status = response.status;
    this.body = body;
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
