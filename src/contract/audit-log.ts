import * as z from 'zod/mini';

import { callerVerification } from './callers.ts';
import { gatewayErrorCodes } from './errors.ts';
import { jsonObject } from './json.ts';
import { defaultPageSize, maxPageSize } from './paging.ts';

/** The operator of an audit event, with the name and role at that time. */
export const auditOperator = z.object({ subject: z.string(), name: z.string(), role: z.string() });
export type AuditOperator = z.infer<typeof auditOperator>;

/**
 * `write`: a write, with its outcome; `event`: a read, a refusal or a sign-in; `alarm`: needs a security officer's
 * attention (its target is the cause); `gap`: a time in which the audit log could not be written; `erasure` and
 * `retention`: data removed from the audit log itself.
 */
export const auditEventKinds = ['write', 'event', 'alarm', 'gap', 'erasure', 'retention'] as const;

/** Groups of actions to filter by. Events about the audit log itself are in none of them. */
export const auditLogCategories = [
  'changes',
  'notes',
  'approvals',
  'refusals',
  'alarms',
  'sign-ins',
  'reads',
  'exports',
] as const;
export type AuditLogCategory = (typeof auditLogCategories)[number];

/** `approval-needed`: another operator has to approve the write first; `approval-requested`: that was requested. */
export const auditOutcomes = ['succeeded', 'approval-needed', 'approval-requested', 'failed', 'unknown'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** Outcomes with an error code that is not a failure. */
export const outcomesByCode = {
  [gatewayErrorCodes.outcomeUnknown]: 'unknown',
  [gatewayErrorCodes.approvalNeeded]: 'approval-needed',
  [gatewayErrorCodes.approvalRequested]: 'approval-requested',
} as const satisfies Record<string, AuditOutcome>;

/**
 * Whether the values can be read. `none`: the event has no values; `erased`: the user's key was destroyed;
 * `unreadable`: the key was sealed with an unknown audit key; `masked`: this operator may not see them.
 */
export const auditValuesStates = ['none', 'readable', 'erased', 'unreadable', 'masked'] as const;

/** A target that is not a user, such as a role or a session. */
export const auditTarget = z.object({ type: z.string(), id: z.string() });
export type AuditTarget = z.infer<typeof auditTarget>;

/** Recorded outcome of a write; {@link auditOutcomeOf} interprets it. */
export const auditOutcome = z.object({
  sequence: z.int(),
  at: z.int(),
  status: z.int(),
  /** Error code of a refused write. */
  code: z.nullable(z.string()),
  /** How long the Management API took, in ms. */
  durationMs: z.nullable(z.int()),
});

/** What a guided flow or a job did. */
export const auditFlow = z.object({
  /** Action of the event that opens the flow, such as `flows:secure`; null if it was removed because of its age. */
  action: z.nullable(z.string()),
  /** The accounts of its events. The name is null if it was erased, or is hidden from this operator. */
  accounts: z.array(z.object({ userId: z.string(), name: z.nullable(z.string()), isDeleted: z.boolean() })),
  /** Number of the writes of its steps by outcome, on any of its accounts, as far as they match the other filters. */
  outcomes: z.partialRecord(z.enum(auditOutcomes), z.int()),
  /**
   * ID of the job on many users that the flow is, tried or discarded. The flow of a running job has no `accounts`, and its `outcomes`
   * ignore the other filters.
   */
  jobId: z.optional(z.string()),
});
export type AuditFlow = z.infer<typeof auditFlow>;

/** One event of the audit log. Times are milliseconds since the epoch. */
export const auditEvent = z.object({
  sequence: z.int(),
  at: z.int(),
  kind: z.enum(auditEventKinds),
  /** Request ID, as error messages show it. */
  requestId: z.nullable(z.string()),
  /** ID of the guided flow that the event opens or is a step of. */
  flowId: z.nullable(z.string()),
  /** Null for events about the audit log itself. */
  operator: z.nullable(auditOperator),
  /** Such as `users:suspend`. */
  action: z.string(),
  method: z.nullable(z.string()),
  /** The pattern that matched, such as `/api/users/:userId`. */
  route: z.nullable(z.string()),
  targetUserId: z.nullable(z.string()),
  target: z.nullable(auditTarget),
  changedFields: z.array(z.string()),
  values: z.enum(auditValuesStates),
  /** The display name of the account at that time. */
  targetName: z.nullable(z.string()),
  /** Reason or ticket that the operator entered. */
  reason: z.nullable(z.string()),
  outcome: z.nullable(auditOutcome),
  /** Approval by another operator, if the action needed one; `by` is null if there was no second operator. */
  approval: z.nullable(z.object({ id: z.nullable(z.string()), by: z.nullable(auditOperator) })),
  /** How the operator had verified in the last 30 minutes that the caller is the user; empty if not. */
  caller: z.array(callerVerification),
  /**
   * Number of records listed, values looked up, or repeated events; for a gap, events recorded late; for a retention,
   * events removed.
   */
  count: z.nullable(z.int()),
  /** For a gap: number of events that were never recorded. */
  lost: z.nullable(z.int()),
  /** Start of the counted period or the gap, which ended at `at`. */
  since: z.nullable(z.int()),
  /** In a grouped list: the event is the newest of a guided flow, and stands for its other events, which are left out. */
  flow: z.optional(auditFlow),
  /** In lists, only the IDs of assigned and removed roles; missing if there are none. */
  before: z.optional(z.nullable(jsonObject)),
  after: z.optional(z.nullable(jsonObject)),
});
export type AuditEvent = z.infer<typeof auditEvent>;

/**
 * Outcome of a write; undefined for other events. Unknown: the server stopped before it recorded an outcome, or the
 * Management API received the write and did not respond.
 */
export function auditOutcomeOf({ kind, outcome }: Pick<AuditEvent, 'kind' | 'outcome'>): AuditOutcome | undefined {
  if (kind !== 'write') return undefined;
  if (outcome === null) return 'unknown';
  const { code } = outcome;
  const special = Object.entries(outcomesByCode).find(([one]) => one === code);
  if (special !== undefined) return special[1];
  return outcome.status < 400 ? 'succeeded' : 'failed';
}

/** Whether a write was carried out, or may have been. */
export function mayHaveHappened(event: Pick<AuditEvent, 'kind' | 'outcome'>): boolean {
  const outcome = auditOutcomeOf(event);
  return outcome === 'succeeded' || outcome === 'unknown';
}

const auditValues = jsonObject;

const comparedValues = { before: z.nullable(auditValues), after: z.nullable(auditValues) };

/** An event with the values before and after it, without secrets. */
export const auditEventDetails = z.extend(auditEvent, { ...comparedValues, hash: z.string() });
export type AuditEventDetails = z.infer<typeof auditEventDetails>;

/**
 * A change of an account by an operator, as `GET /usher/users/:userId/history` lists it. The values are null unless the
 * operator may read the audit log.
 */
export const accountChange = z.extend(auditEvent, comparedValues);
export type AccountChange = z.infer<typeof accountChange>;

/** Text without control characters: names have none, and PostgreSQL cannot search for NUL. */
const printable = z.regex(/^\P{Cc}*$/u);

/** Filters of `GET /usher/audit-log`: exact matches. Times are in milliseconds and inclusive. */
export const auditLogFilters = z.object({
  /** Subject of the operator. */
  operator: z.optional(z.string().check(z.minLength(1), printable)),
  userId: z.optional(z.string().check(z.minLength(1), printable)),
  action: z.optional(z.string().check(z.minLength(1), printable)),
  kind: z.optional(z.enum(auditEventKinds)),
  category: z.optional(z.enum(auditLogCategories)),
  outcome: z.optional(z.enum(auditOutcomes)),
  /** ID of a guided flow: the event that opens it, and its steps. */
  flow: z.optional(z.string().check(z.minLength(1), z.maxLength(100), printable)),
  from: z.optional(z.coerce.number().check(z.int())),
  to: z.optional(z.coerce.number().check(z.int())),
  /** A complete reason, or one word of it that contains a digit; not case-sensitive. */
  ticket: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
});
export type AuditLogFilters = z.infer<typeof auditLogFilters>;

const paging = {
  page: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000)), 1),
  page_size: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(maxPageSize)), defaultPageSize),
};

/**
 * `true`: lists a guided flow as one event, its newest. Ignored with the filters `action`, `kind`, `outcome`, `flow` and
 * `ticket`, which are about single events.
 */
const grouped = z.optional(z.literal('true'));

export const auditLogQuery = z.extend(auditLogFilters, { ...paging, grouped });

/** The user, the filters and the page of `GET /usher/users/:userId/history`. */
export const accountHistoryQuery = z.object({
  userId: z.string().check(z.minLength(1), printable),
  action: z.optional(z.string().check(z.minLength(1), printable)),
  flow: auditLogFilters.shape.flow,
  ...paging,
  grouped,
});

/** Columns of the CSV export, called as in the JSON export where a cell can hold the same value. Times are in UTC. */
export const auditExportColumns = [
  'sequence',
  'time',
  'kind',
  'action',
  'operator',
  'operatorSubject',
  'operatorRole',
  'targetUserId',
  'targetName',
  'targetType',
  'targetId',
  'reason',
  'changedFields',
  'values',
  'before',
  'after',
  'outcome',
  'status',
  'code',
  'durationMs',
  'method',
  'route',
  'requestId',
  'flowId',
  'caller',
  'count',
  'lost',
  'since',
  'hash',
] as const;

export const auditLogExportQuery = z.extend(auditLogFilters, {
  format: z._default(z.enum(['csv', 'json']), 'csv'),
  /** Headings of the CSV columns in the language of the operator, in order; by default their names. */
  headings: z.optional(
    z
      .pipe(
        z.string(),
        z.transform((text) => text.split('|')),
      )
      .check(z.refine((headings) => headings.length === auditExportColumns.length)),
  ),
  /** Name of the file in the language of the operator, without number and ending. */
  file: z.optional(z.string().check(z.minLength(1), z.maxLength(60), z.regex(/^[\p{L}\p{N}_-]+$/u))),
});

/** End of the hash chain. A copy stored elsewhere proves later that no event up to it was changed. */
export const auditLogHead = z.object({ sequence: z.int(), hash: z.string() });
export type AuditLogHead = z.infer<typeof auditLogHead>;

/** Body of `POST /usher/audit-log/erase`. */
export const auditErasure = z.object({
  userId: z.string().check(z.trim(), z.minLength(1), z.maxLength(128), printable),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
});
export type AuditErasure = z.infer<typeof auditErasure>;
