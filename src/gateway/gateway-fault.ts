import { gatewayErrorCodes } from '#contract/errors.ts';

const faults = {
  unreachable: { status: 502, message: 'The Management API cannot be reached.' },
  timeout: { status: 504, message: 'The Management API took too long to answer.' },
  outcomeUnknown: {
    status: 504,
    message: 'The request was sent, but it is unknown whether the Management API carried it out.',
  },
  failed: { status: 502, message: 'The Management API failed.' },
  badAnswer: { status: 502, message: 'The Management API answered with something that is not an API answer.' },
  badCredentials: { status: 502, message: 'The Management API does not accept the credentials of Usher.' },
  missingRole: { status: 502, message: 'The application of Usher lacks the role that gives Management API access.' },
  rateLimited: { status: 429, message: 'The Management API asks to slow down.' },
  notOffered: { status: 404, message: 'This version of Logto does not offer this.' },
  routeNotAllowed: { status: 403, message: 'Usher does not forward this request.' },
  originNotAllowed: { status: 403, message: 'This address is not one that Usher serves.' },
  signedOut: { status: 401, message: 'Nobody is signed in.' },
  notPermitted: { status: 403, message: 'Your role does not permit this.' },
  protectedAccount: { status: 403, message: 'This account is protected.' },
  approvalNeeded: { status: 403, message: 'Another operator has to approve this first.' },
  ownRequest: { status: 403, message: 'Another operator has to decide this request.' },
  approvalClosed: { status: 409, message: 'This request is not open any more.' },
  erasureTooEarly: { status: 409, message: 'The audit log holds actions that are too recent to be erased.' },
  searchNotPermitted: { status: 403, message: 'Your role looks people up by values known in full only.' },
  freshSignInNeeded: { status: 403, message: 'This action needs a fresh sign-in.' },
  patternFailed: { status: 400, message: 'The search failed. The likely cause is its pattern.' },
  accountNotFound: { status: 404, message: 'There is no such account.' },
  pictureUnavailable: { status: 404, message: 'The picture cannot be loaded.' },
  addressMissing: { status: 422, message: 'The account has no such address.' },
  userCanRecover: { status: 409, message: 'The user can reset the password with a code.' },
  connectorMissing: { status: 422, message: 'No connector sends messages of this kind.' },
  reasonRequired: { status: 400, message: 'This needs a reason or ticket.' },
  readQuotaExceeded: { status: 429, message: 'You have read as much as your role may for now.' },
  tooManyRequests: { status: 429, message: 'Too many requests in a short time.' },
  patternTooCostly: { status: 400, message: 'This pattern would keep the database busy for too long.' },
  searchBusy: { status: 429, message: 'Too many of your searches or lists are still running.' },
  providerFailed: { status: 502, message: 'The sign-in provider failed.' },
  bodyTooLarge: { status: 413, message: 'The request is larger than the Management API accepts.' },
  auditLogUnavailable: {
    status: 503,
    message: 'The audit log cannot be reached. What cannot be written down is not done.',
  },
  entryNotFound: { status: 404, message: 'The audit log has no such entry.' },
  invalidInput: { status: 400, message: 'The request is malformed.' },
} as const satisfies Record<keyof typeof gatewayErrorCodes, { status: number; message: string }>;

export type GatewayFaultKind = keyof typeof faults;

const upstreamFaults: readonly GatewayFaultKind[] = [
  'unreachable',
  'timeout',
  'failed',
  'badAnswer',
  'badCredentials',
  'missingRole',
  'rateLimited',
];

/** What is refused for what it is, and not with 403. */
const refusals: readonly GatewayFaultKind[] = [
  'tooManyRequests',
  'readQuotaExceeded',
  'reasonRequired',
  'patternTooCostly',
  'bodyTooLarge',
];

/** Something between browser and Management API went wrong; becomes an error body in the API's own shape. */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault';
  readonly kind: GatewayFaultKind;
  readonly data: Record<string, unknown> | undefined;
  /** As the upstream said it: seconds, or an HTTP date. */
  readonly retryAfter: string | undefined;

  constructor(
    kind: GatewayFaultKind,
    options: { data?: Record<string, unknown>; retryAfter?: string | undefined; cause?: unknown } = {},
  ) {
    super(faults[kind].message, { cause: options.cause });
    this.kind = kind;
    this.data = options.data;
    this.retryAfter = options.retryAfter;
  }

  get status() {
    return faults[this.kind].status;
  }

  /** The Management API, or the way to it, is at fault: what was asked for is neither refused nor done. */
  get isOfUpstream(): boolean {
    return upstreamFaults.includes(this.kind);
  }

  /** The gateway refuses what was asked for: the audit log has to tell. */
  get isRefusal(): boolean {
    return this.status === 403 || refusals.includes(this.kind);
  }

  /** How the audit log tells of it. */
  toOutcome() {
    return { status: this.status, code: gatewayErrorCodes[this.kind] };
  }

  /** The body the browser gets. `cause` stays here: it may hold internal addresses. */
  toJSON() {
    return { code: gatewayErrorCodes[this.kind], message: this.message, data: this.data };
  }
}
