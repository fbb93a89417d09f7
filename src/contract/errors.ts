import * as z from 'zod/mini';

/**
 * The body of a non-2xx answer. `code` is for programs, `message` for people (localized: never compare it).
 * Some answers have no `code` (malformed JSON, unexpected failures) and some are plain text; see spec section 2.
 */
export const errorBody = z.object({
  code: z.optional(z.string()),
  message: z.optional(z.string()),
  data: z.optional(z.unknown()),
  details: z.optional(z.string()),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** One thing wrong with a request, as `data.issues` of a `guard.invalid_input` answer lists them (zod 3 shapes). */
export const inputIssue = z.looseObject({
  code: z.string(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
});
export type InputIssue = z.infer<typeof inputIssue>;

/** `data` of a `guard.invalid_input` answer. */
export const inputIssues = z.looseObject({ issues: z.array(inputIssue) });

/** Codes the console reacts to by name. */
export const errorCodes = {
  invalidInput: 'guard.invalid_input',
  searchRefused: 'request.invalid_input',
  notFound: 'entity.not_found',
  valueTooLong: 'entity.value_too_long',
  usernameInUse: 'user.username_already_in_use',
  emailInUse: 'user.email_already_in_use',
  phoneInUse: 'user.phone_already_in_use',
  invalidPhone: 'user.invalid_phone',
  roleNameInUse: 'role.name_in_use',
  tokenNameInUse: 'user.personal_access_token_name_exists',
} as const;

/** `data` of a `gateway.outcome_unknown` answer: `because` is the code of the fault that hid the outcome. */
export const unknownOutcome = z.looseObject({ outcome: z.literal('unknown'), because: z.string() });
export type UnknownOutcome = z.infer<typeof unknownOutcome>;

/** Codes the gateway answers with when the fault lies between it and the Management API. */
export const gatewayErrorCodes = {
  /** The Management API could not be reached. 502 */
  unreachable: 'gateway.upstream_unreachable',
  /** The Management API took too long. 504 */
  timeout: 'gateway.upstream_timeout',
  /** A write was sent, and nothing says whether it was carried out: see {@link unknownOutcome}. 504 */
  outcomeUnknown: 'gateway.outcome_unknown',
  /** The Management API failed with a 5xx. 502 */
  failed: 'gateway.upstream_failed',
  /** The Management API answered something that is not its own kind of answer, such as HTML. 502 */
  badAnswer: 'gateway.upstream_bad_answer',
  /** The token endpoint refuses Usher's application, or the API refuses a token that is new. 502 */
  badCredentials: 'gateway.upstream_bad_credentials',
  /** Usher's application lacks the role that gives the scope `all`. 502 */
  missingRole: 'gateway.upstream_missing_role',
  /** Too many requests; see `Retry-After` (seconds). 429 */
  rateLimited: 'gateway.upstream_rate_limited',
  /** The connected Logto is too old to have this route (it answered a plain-text 404, or 405). 404 */
  notOffered: 'gateway.feature_not_offered',
  /** The gateway does not forward this method and path. 403 */
  routeNotAllowed: 'gateway.route_not_allowed',
  /** `Host` or `Origin` is not this Usher's own. 403 */
  originNotAllowed: 'gateway.origin_not_allowed',
  /** Nobody is signed in, or the session has ended. 401 */
  signedOut: 'gateway.signed_out',
  /** The operator lacks a permission: `data.permission` names it. 403 */
  notPermitted: 'gateway.not_permitted',
  /** The account holds a protected role (`data.role`), or is the operator's own (`data.own`). 403 */
  protectedAccount: 'gateway.protected_account',
  /** Another operator has to approve the action first: see `approvalNeeded` in approvals.ts. 403 */
  approvalNeeded: 'gateway.approval_needed',
  /** Operators can't decide their own requests. 403 */
  ownRequest: 'gateway.own_request',
  /** There is no such request, or it was decided or has expired. 409 */
  approvalClosed: 'gateway.approval_closed',
  /** The audit log holds actions on the user that are too recent to be erased (`data.days`, `data.until`). 409 */
  erasureTooEarly: 'gateway.erasure_too_early',
  /** The search is not one for values known in full. 403 */
  searchNotPermitted: 'gateway.search_not_permitted',
  /** The action needs a sign-in that is not older than some minutes (`data.minutes`). 403 */
  freshSignInNeeded: 'gateway.fresh_sign_in_needed',
  /** The Management API failed at a search by a pattern, most likely because of the pattern. 400 */
  patternFailed: 'gateway.pattern_failed',
  /** There is no such account. 404 */
  accountNotFound: 'gateway.account_not_found',
  /** The account's picture cannot be loaded, or may not be. 404 */
  pictureUnavailable: 'gateway.picture_unavailable',
  /** The account has no email address or phone number to send something to. 422 */
  addressMissing: 'gateway.address_missing',
  /** The tenant has no connector that sends emails or text messages. 422 */
  connectorMissing: 'gateway.connector_missing',
  /** The user can reset the password with a code; `data.channels` says where it goes. 409 */
  userCanRecover: 'gateway.user_can_recover',
  /** The action needs a reason, or another one: `data.minLength`, `data.pattern`. 400 */
  reasonRequired: 'gateway.reason_required',
  /** The operator asks too often; see `Retry-After` (seconds). 429 */
  tooManyRequests: 'gateway.too_many_requests',
  /**
   * The operator has read as many records (or, where masked, asked for as many values: `data.isMasked`) as the role may in
   * an hour or a day (`data.period`); see `Retry-After` (seconds). 429
   */
  readQuotaExceeded: 'gateway.read_quota_exceeded',
  /** The regular expression would keep the database busy without end: `data.reason` says why. 400 */
  patternTooCostly: 'gateway.pattern_too_costly',
  /** Searches or lists of the operator still run; see `Retry-After` (seconds). 429 */
  searchBusy: 'gateway.search_busy',
  /** The sign-in provider could not be reached or failed. 502 */
  providerFailed: 'gateway.provider_failed',
  /** The request body is larger than the API accepts. 413 */
  bodyTooLarge: 'gateway.body_too_large',
  /** What cannot be written down is not done. 503 */
  auditLogUnavailable: 'gateway.audit_log_unavailable',
  /** The audit log has no such entry. 404 */
  entryNotFound: 'gateway.entry_not_found',
  /** A request to Usher itself is malformed; `data.issues` says where. 400 */
  invalidInput: 'gateway.invalid_input',
} as const;
