import { gatewayErrorCodes } from '#contract/errors.ts';

const faults = {
  unreachable: { status: 502, message: 'The Management API cannot be reached. Try again in a moment.' },
  timeout: { status: 504, message: 'The Management API did not respond in time. Try again in a moment.' },
  outcomeUnknown: {
    status: 504,
    message:
      'It is unknown whether the Management API carried out the request. Check the current state before you retry.',
  },
  failed: { status: 502, message: 'The request failed. Try again, or search the server log for the request ID.' },
  badAnswer: { status: 502, message: 'The Management API returned an invalid response. Check LOGTO_ENDPOINT.' },
  badCredentials: {
    status: 502,
    message: 'Logto rejected the credentials of Usher. Check LOGTO_APP_ID and LOGTO_APP_SECRET.',
  },
  missingRole: {
    status: 502,
    message: 'The app of Usher has no Management API access. Assign it a role with this permission in Logto.',
  },
  rateLimited: { status: 429, message: 'Logto received too many requests. Try again later.' },
  notOffered: { status: 404, message: 'This version of Logto does not support this.' },
  routeNotAllowed: { status: 403, message: 'Usher does not forward this request.' },
  originNotAllowed: { status: 403, message: 'The request came from an address that is not allowed. Check PUBLIC_URL.' },
  signedOut: { status: 401, message: 'You are not signed in. Sign in and try again.' },
  notPermitted: { status: 403, message: 'Your role does not allow this action.' },
  protectedAccount: { status: 403, message: 'You may not change this protected account. Ask an administrator.' },
  callerNotVerified: { status: 403, message: 'This action needs a verified caller. Verify the caller first.' },
  approvalNeeded: { status: 403, message: 'This action needs the approval of another operator.' },
  approvalRequested: { status: 403, message: 'The approval of another operator was requested.' },
  ownRequest: { status: 403, message: 'You cannot decide your own request. Ask another operator.' },
  approvalClosed: { status: 409, message: 'This request is no longer open.' },
  erasureTooEarly: {
    status: 409,
    message: 'The audit log contains actions on this user that are too recent to erase. Try again later.',
  },
  searchNotPermitted: { status: 403, message: 'Your role may search for exact values only.' },
  freshSignInNeeded: { status: 403, message: 'This action needs a recent sign-in. Sign in again.' },
  patternFailed: { status: 400, message: 'The search failed. Check the pattern.' },
  accountNotFound: { status: 404, message: 'User not found. The account may have been deleted.' },
  pictureUnavailable: { status: 404, message: 'The picture cannot be loaded.' },
  addressMissing: { status: 422, message: 'The account has no such address. Add it first.' },
  conflict: { status: 409, message: 'The values were changed by someone else. Read them again.' },
  noSuitablePassword: {
    status: 422,
    message: 'No password could be generated that meets the password policy of the tenant. Nothing was set.',
  },
  userCanRecover: {
    status: 409,
    message: 'The user can reset the password with a code. Ask the user to select "Forgot your password?".',
  },
  connectorMissing: { status: 422, message: 'Logto has no connector for these messages. Add one in Logto.' },
  reasonRequired: { status: 400, message: 'This action needs a reason or ticket. Enter one.' },
  readQuotaExceeded: { status: 429, message: 'You have reached the read limit of your role. Try again later.' },
  tooManyRequests: { status: 429, message: 'Too many requests in a short time. Try again later.' },
  patternTooCostly: { status: 400, message: 'This pattern would take the database too long. Use a simpler one.' },
  searchBusy: { status: 429, message: 'Too many searches or lists are running. Try again in a moment.' },
  providerFailed: { status: 502, message: 'The sign-in provider failed. Try again in a moment.' },
  bodyTooLarge: { status: 413, message: 'The request is too large for the Management API.' },
  auditLogUnavailable: {
    status: 503,
    message: 'The audit log cannot be reached, so the action was not run. Try again in a moment.',
  },
  auditEventNotFound: { status: 404, message: 'Audit event not found. It may have been removed.' },
  alreadyRestored: { status: 409, message: 'The user was already restored.' },
  nothingScheduled: {
    status: 409,
    message: 'Nothing is scheduled. It may have been canceled, changed or carried out.',
  },
  noteNotFound: { status: 404, message: 'Note not found. It may have been deleted.' },
  jobNotFound: { status: 404, message: 'Job not found. It may have been removed because of its age.' },
  jobChanged: { status: 409, message: 'The job has changed. Reload it, then try again.' },
  tooManyRows: { status: 422, message: 'Too many users for one job. Select fewer.' },
  notAssignable: { status: 422, message: 'A role or organization was not found, or users cannot have it.' },
  tooManyNotes: { status: 422, message: 'This user has too many notes. Delete some first.' },
  exportNotFound: { status: 404, message: 'Export not found. Create it again.' },
  exportCanceled: { status: 409, message: 'The export was canceled.' },
  exportTooLarge: { status: 422, message: 'The file would be too large for Excel. Use CSV, or export fewer users.' },
  invalidInput: { status: 400, message: 'The request is invalid.' },
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

/** Refusals with a status other than 403. */
const refusals: readonly GatewayFaultKind[] = [
  'tooManyRequests',
  'readQuotaExceeded',
  'reasonRequired',
  'conflict',
  'patternTooCostly',
  'bodyTooLarge',
];

/** A failure or refusal in the gateway. It becomes an error body in the form of the Management API. */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault';
  readonly kind: GatewayFaultKind;
  readonly data: Record<string, unknown> | undefined;
  /** Value of the `Retry-After` header: seconds, or an HTTP date. */
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

  /** Whether the Management API or the connection to it failed: the action was neither refused nor carried out. */
  get isOfUpstream(): boolean {
    return upstreamFaults.includes(this.kind);
  }

  /** Whether the gateway refused the request, which the audit log records. */
  get isRefusal(): boolean {
    if (this.kind === 'approvalRequested') return false;
    return this.status === 403 || refusals.includes(this.kind);
  }

  /** The outcome for the audit log. */
  toOutcome() {
    return { status: this.status, code: gatewayErrorCodes[this.kind] };
  }

  /** The response body. `cause` is left out because it may contain internal addresses. */
  toJSON() {
    return { code: gatewayErrorCodes[this.kind], message: this.message, data: this.data };
  }
}
