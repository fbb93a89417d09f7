import * as z from 'zod/mini';

/**
 * Body of a non-2xx response. Compare `code`, never `message`, which is localized. Some responses have no `code`
 * (malformed JSON, unexpected failures) and some are plain text. See logto-behavior.md#2.1.
 */
export const errorBody = z.object({
  code: z.optional(z.string()),
  message: z.optional(z.string()),
  data: z.optional(z.unknown()),
  details: z.optional(z.string()),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** One issue in `data.issues` of a `guard.invalid_input` response, in the format of zod 3. */
export const inputIssue = z.looseObject({
  code: z.string(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
});

/** `data` of a `guard.invalid_input` response. */
export const inputIssues = z.looseObject({ issues: z.array(inputIssue) });

/** Codes that the console handles. */
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

/** `data` of a `gateway.outcome_unknown` response: `because` is the code of the fault that hid the outcome. */
export const unknownOutcome = z.looseObject({ outcome: z.literal('unknown'), because: z.string() });
export type UnknownOutcome = z.infer<typeof unknownOutcome>;

/** Error codes of the gateway, each with its HTTP status. */
export const gatewayErrorCodes = {
  /** The Management API could not be reached. 502 */
  unreachable: 'gateway.upstream_unreachable',
  /** The Management API took too long. 504 */
  timeout: 'gateway.upstream_timeout',
  /** A write was sent, but it is unknown whether it was carried out: see {@link unknownOutcome}. 504 */
  outcomeUnknown: 'gateway.outcome_unknown',
  /** The Management API failed with a 5xx. 502 */
  failed: 'gateway.upstream_failed',
  /** The response is not one of the Management API, such as HTML. 502 */
  badAnswer: 'gateway.upstream_bad_answer',
  /** The token endpoint refuses Usher's application, or the API refuses a new token. 502 */
  badCredentials: 'gateway.upstream_bad_credentials',
  /** Usher's application lacks the role that grants the scope `all`. 502 */
  missingRole: 'gateway.upstream_missing_role',
  /** Too many requests; see `Retry-After` (seconds). 429 */
  rateLimited: 'gateway.upstream_rate_limited',
  /** The connected Logto is too old for this route (its response was a plain-text 404, or 405). 404 */
  notOffered: 'gateway.feature_not_offered',
  /** The gateway does not forward this method and path. 403 */
  routeNotAllowed: 'gateway.route_not_allowed',
  /** `Host` or `Origin` is not Usher's own. 403 */
  originNotAllowed: 'gateway.origin_not_allowed',
  /** No operator is signed in, or the session has ended. 401 */
  signedOut: 'gateway.signed_out',
  /** The operator lacks a permission: `data.permission` names it. 403 */
  notPermitted: 'gateway.not_permitted',
  /** The account has a protected role (`data.role`), or is the operator's own (`data.own`). 403 */
  protectedAccount: 'gateway.protected_account',
  /** The operator has not verified that the caller is the user, which `data.permission` requires. 403 */
  callerNotVerified: 'gateway.caller_not_verified',
  /** Another operator has to approve the action first: see `approvalNeeded` in approvals.ts. 403 */
  approvalNeeded: 'gateway.approval_needed',
  /** The approval that the action needs was requested, as the operator wanted; `data` as of `approvalNeeded`. 403 */
  approvalRequested: 'gateway.approval_requested',
  /** Operators can't decide their own requests. 403 */
  ownRequest: 'gateway.own_request',
  /** The request does not exist, was decided or has expired. 409 */
  approvalClosed: 'gateway.approval_closed',
  /** The audit log has actions on the user that are too recent to be erased (`data.days`, `data.until`). 409 */
  erasureTooEarly: 'gateway.erasure_too_early',
  /** The role allows only exact matches. 403 */
  searchNotPermitted: 'gateway.search_not_permitted',
  /** The action needs a sign-in within the last minutes (`data.minutes`). 403 */
  freshSignInNeeded: 'gateway.fresh_sign_in_needed',
  /** The Management API failed on a pattern search, most likely because of the pattern. 400 */
  patternFailed: 'gateway.pattern_failed',
  /** The account does not exist. 404 */
  accountNotFound: 'gateway.account_not_found',
  /** The account's picture cannot be loaded, or its host is not allowed. 404 */
  pictureUnavailable: 'gateway.picture_unavailable',
  /** The account has no email address or phone number to send to. 422 */
  addressMissing: 'gateway.address_missing',
  /** The tenant has no connector that sends emails or text messages. 422 */
  connectorMissing: 'gateway.connector_missing',
  /**
   * A value to change is not the expected one any more: see `conflict` in writes.ts. Nothing was changed. Or another request
   * suspends or restores the user, or downloads the export, at the same time. 409
   */
  conflict: 'gateway.conflict',
  /** No password could be generated that meets the tenant's policy. Nothing was set. 422 */
  noSuitablePassword: 'gateway.no_suitable_password',
  /** The user can reset the password with a code, sent to one of `data.channels`. 409 */
  userCanRecover: 'gateway.user_can_recover',
  /** The reason is missing or unsuitable: see `data.minLength` and `data.pattern`. 400 */
  reasonRequired: 'gateway.reason_required',
  /** The operator sends too many requests; see `Retry-After` (seconds). 429 */
  tooManyRequests: 'gateway.too_many_requests',
  /**
   * The operator has reached the role's limit of records per hour or day (`data.period`), or of looked-up values if
   * data is masked (`data.isMasked`); see `Retry-After` (seconds). 429
   */
  readQuotaExceeded: 'gateway.read_quota_exceeded',
  /** The regular expression could take unlimited time; `data.reason` has the cause. 400 */
  patternTooCostly: 'gateway.pattern_too_costly',
  /** The operator's earlier searches or lists are still running; see `Retry-After` (seconds). 429 */
  searchBusy: 'gateway.search_busy',
  /** The sign-in provider could not be reached or failed. 502 */
  providerFailed: 'gateway.provider_failed',
  /** The request body is larger than the API accepts. 413 */
  bodyTooLarge: 'gateway.body_too_large',
  /** The audit log cannot be written, so the action was not carried out. 503 */
  auditLogUnavailable: 'gateway.audit_log_unavailable',
  /** The user was restored before Usher did it: nothing was done. 409 */
  alreadyRestored: 'gateway.already_restored',
  /** No deletion or restoration of the user is scheduled any more, or it is being carried out. 409 */
  nothingScheduled: 'gateway.nothing_scheduled',
  /** The note does not exist, or is about another user. 404 */
  noteNotFound: 'gateway.note_not_found',
  /** The job does not exist, or was removed. 404 */
  jobNotFound: 'gateway.job_not_found',
  /** The job's state does not allow this any more, or the preview has changed. 409 */
  jobChanged: 'gateway.job_changed',
  /** The job would have more than `data.max` rows. 422 */
  tooManyRows: 'gateway.too_many_rows',
  notAssignable: 'gateway.not_assignable',
  /** The user has the most notes possible (`data.max`). 422 */
  tooManyNotes: 'gateway.too_many_notes',
  /** The export does not exist, is another operator's, or can't be downloaded any more. 404 */
  exportNotFound: 'gateway.export_not_found',
  /** The operator or the browser ended the download. 409 */
  exportCanceled: 'gateway.export_canceled',
  /** The file has more rows than a sheet can have (`data.max`), or is too large for the format. 422 */
  exportTooLarge: 'gateway.export_too_large',
  /** The audit event does not exist. 404 */
  auditEventNotFound: 'gateway.audit_event_not_found',
  /** A request to Usher itself is malformed; `data.issues` lists the errors. 400 */
  invalidInput: 'gateway.invalid_input',
} as const;

/** Whether an error says that an approval is missing, or that it was requested. */
export const isAboutApproval = (code: string | undefined): boolean =>
  code === gatewayErrorCodes.approvalNeeded || code === gatewayErrorCodes.approvalRequested;
