import * as z from 'zod/mini';

import { gatewayErrorCodes } from './errors.ts';
import { jsonObject } from './json.ts';
import { defaultPageSize, maxPageSize } from './paging.ts';

/** Whoever did something, as they were called when they did it. */
export const auditOperator = z.object({ subject: z.string(), name: z.string(), role: z.string() });
export type AuditOperator = z.infer<typeof auditOperator>;

/**
 * What an entry tells of: a write (`intent`, with its outcome), something that was read or refused, or a sign-in (`event`),
 * something that an officer should look at (`alarm`: the target is its cause), a time in which the
 * audit log could not be written (`gap`), and what was taken out of the audit log itself (`erasure`, `retention`).
 */
export const auditEventKinds = ['intent', 'event', 'alarm', 'gap', 'erasure', 'retention'] as const;

/** What an officer looks for, whatever its exact action; entries about the audit log itself are in none of them. */
export const auditLogCategories = [
  'changes',
  'approvals',
  'refusals',
  'alarms',
  'sign-ins',
  'reads',
  'exports',
] as const;
export type AuditLogCategory = (typeof auditLogCategories)[number];

export const auditOutcomes = ['succeeded', 'failed', 'unknown'] as const;

/**
 * May the values be read? `none`: there are none; `erased`: the person's key was destroyed; `unreadable`: it was sealed by
 * an audit key that is not known; `masked`: not by this operator.
 */
export const auditValuesStates = ['none', 'readable', 'erased', 'unreadable', 'masked'] as const;

/** What is not a user, such as a role or a session. */
export const auditTarget = z.object({ type: z.string(), id: z.string() });
export type AuditTarget = z.infer<typeof auditTarget>;

/** What is recorded of how a write ended; `auditOutcomeOf` tells what that means. */
export const auditOutcome = z.object({
  sequence: z.int(),
  at: z.int(),
  status: z.int(),
  /** The error's code, if it was refused. */
  code: z.nullable(z.string()),
  /** How long the Management API took, in ms. */
  durationMs: z.nullable(z.int()),
});

/** One line of the audit log. Times are milliseconds since the epoch. */
export const auditEvent = z.object({
  sequence: z.int(),
  at: z.int(),
  kind: z.enum(auditEventKinds),
  /** The request, as its error message shows it. */
  requestId: z.nullable(z.string()),
  /** Nobody, where the audit log speaks of itself. */
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
  /** Why, in the operator's words, or the ticket. */
  reason: z.nullable(z.string()),
  outcome: z.nullable(auditOutcome),
  /** Another operator's approval, where the action needed one; `by` is null where there was no second operator. */
  approval: z.nullable(z.object({ id: z.nullable(z.string()), by: z.nullable(auditOperator) })),
  /** How many: records listed, values looked up, or events after the first of their kind; of a gap, what was written down late; of a retention, what was removed. */
  count: z.nullable(z.int()),
  /** Of a gap: what was never written down. */
  lost: z.nullable(z.int()),
  /** When the counting, or the gap, began. It ended at `at`. */
  since: z.nullable(z.int()),
});
export type AuditEvent = z.infer<typeof auditEvent>;

/**
 * Outcome of a write; undefined for what is not one. Unknown: the server stopped before it could record an outcome, or the
 * Management API was sent the write and never said how it ended.
 */
export function auditOutcomeOf({
  kind,
  outcome,
}: Pick<AuditEvent, 'kind' | 'outcome'>): (typeof auditOutcomes)[number] | undefined {
  if (kind !== 'intent') return undefined;
  if (outcome === null || outcome.code === gatewayErrorCodes.outcomeUnknown) return 'unknown';
  return outcome.status < 400 ? 'succeeded' : 'failed';
}

const auditValues = jsonObject;

/** An entry with its comparison. Secrets are in neither half. */
export const auditEventDetails = z.extend(auditEvent, {
  before: z.nullable(auditValues),
  after: z.nullable(auditValues),
  hash: z.string(),
});
export type AuditEventDetails = z.infer<typeof auditEventDetails>;

/** No name of anything has control characters, and PostgreSQL cannot even look for some. */
const printable = z.regex(/^\P{Cc}*$/u);

/** Filters of `GET /usher/audit-log`. Times are milliseconds and inclusive; everything is matched exactly. */
export const auditLogFilters = z.object({
  /** The subject. */
  operator: z.optional(z.string().check(z.minLength(1), printable)),
  userId: z.optional(z.string().check(z.minLength(1), printable)),
  action: z.optional(z.string().check(z.minLength(1), printable)),
  kind: z.optional(z.enum(auditEventKinds)),
  category: z.optional(z.enum(auditLogCategories)),
  outcome: z.optional(z.enum(auditOutcomes)),
  from: z.optional(z.coerce.number().check(z.int())),
  to: z.optional(z.coerce.number().check(z.int())),
  /** A whole reason, or one word of it that has a digit; case does not matter. */
  ticket: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
});
export type AuditLogFilters = z.infer<typeof auditLogFilters>;

export const auditLogQuery = z.extend(auditLogFilters, {
  page: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000)), 1),
  page_size: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(maxPageSize)), defaultPageSize),
});

export const auditLogExportQuery = z.extend(auditLogFilters, { format: z._default(z.enum(['csv', 'json']), 'csv') });

/** Where the chain ends. Kept elsewhere, it proves later that nothing up to it was changed. */
export const auditLogHead = z.object({ sequence: z.int(), hash: z.string() });
export type AuditLogHead = z.infer<typeof auditLogHead>;

/** Body of `POST /usher/audit-log/erase`. */
export const auditErasure = z.object({
  userId: z.string().check(z.trim(), z.minLength(1), z.maxLength(128), printable),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
});
export type AuditErasure = z.infer<typeof auditErasure>;
