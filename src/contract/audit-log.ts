import * as z from 'zod/mini';

import { gatewayErrorCodes } from './errors.ts';
import { jsonObject } from './json.ts';
import { defaultPageSize, maxPageSize } from './paging.ts';

/** Whoever did something, as they were called when they did it. */
export const journalOperator = z.object({ subject: z.string(), name: z.string(), role: z.string() });
export type JournalOperator = z.infer<typeof journalOperator>;

/**
 * What an entry tells of: a write (`intent`, with its outcome), something that was read or refused, or a sign-in (`event`),
 * something that an officer should look at (`alarm`: the target is its cause), a time in which the
 * journal could not be written (`gap`), and what was taken out of the journal itself (`erasure`, `retention`).
 */
export const journalKinds = ['intent', 'event', 'alarm', 'gap', 'erasure', 'retention'] as const;

/** What an officer looks for, whatever its exact action; entries about the journal itself are in none of them. */
export const journalCategories = [
  'changes',
  'approvals',
  'refusals',
  'alarms',
  'sign-ins',
  'reads',
  'exports',
] as const;
export type JournalCategory = (typeof journalCategories)[number];

export const journalOutcomes = ['succeeded', 'failed', 'unknown'] as const;

/**
 * May the values be read? `none`: there are none; `erased`: the person's key was destroyed; `unreadable`: it was sealed by
 * an audit key that is not known; `masked`: not by this operator.
 */
export const journalValuesStates = ['none', 'readable', 'erased', 'unreadable', 'masked'] as const;

/** What is not a user, such as a role or a session. */
export const journalTarget = z.object({ type: z.string(), id: z.string() });
export type JournalTarget = z.infer<typeof journalTarget>;

/** What is recorded of how a write ended; `journalOutcomeOf` tells what that means. */
export const journalOutcome = z.object({
  sequence: z.int(),
  at: z.int(),
  status: z.int(),
  /** The error's code, if it was refused. */
  code: z.nullable(z.string()),
  /** How long the Management API took, in ms. */
  durationMs: z.nullable(z.int()),
});

/** One line of the journal. Times are milliseconds since the epoch. */
export const journalEntry = z.object({
  sequence: z.int(),
  at: z.int(),
  kind: z.enum(journalKinds),
  /** The request, as its error message shows it. */
  requestId: z.nullable(z.string()),
  /** Nobody, where the journal speaks of itself. */
  operator: z.nullable(journalOperator),
  /** Such as `users:suspend`. */
  action: z.string(),
  method: z.nullable(z.string()),
  /** The pattern that matched, such as `/api/users/:userId`. */
  route: z.nullable(z.string()),
  targetUserId: z.nullable(z.string()),
  target: z.nullable(journalTarget),
  changedFields: z.array(z.string()),
  values: z.enum(journalValuesStates),
  /** The display name of the account at that time. */
  targetName: z.nullable(z.string()),
  /** Why, in the operator's words, or the ticket. */
  reason: z.nullable(z.string()),
  outcome: z.nullable(journalOutcome),
  /** Another operator's approval, where the action needed one; `by` is null where there was no second operator. */
  approval: z.nullable(z.object({ id: z.nullable(z.string()), by: z.nullable(journalOperator) })),
  /** How many: records listed, values looked up, or events after the first of their kind; of a gap, what was written down late; of a retention, what was removed. */
  count: z.nullable(z.int()),
  /** Of a gap: what was never written down. */
  lost: z.nullable(z.int()),
  /** When the counting, or the gap, began. It ended at `at`. */
  since: z.nullable(z.int()),
});
export type JournalEntry = z.infer<typeof journalEntry>;

/**
 * Outcome of a write; undefined for what is not one. Unknown: the server stopped before it could record an outcome, or the
 * Management API was sent the write and never said how it ended.
 */
export function journalOutcomeOf({
  kind,
  outcome,
}: Pick<JournalEntry, 'kind' | 'outcome'>): (typeof journalOutcomes)[number] | undefined {
  if (kind !== 'intent') return undefined;
  if (outcome === null || outcome.code === gatewayErrorCodes.outcomeUnknown) return 'unknown';
  return outcome.status < 400 ? 'succeeded' : 'failed';
}

const journalValues = jsonObject;

/** An entry with its comparison. Secrets are in neither half. */
export const journalEntryDetails = z.extend(journalEntry, {
  before: z.nullable(journalValues),
  after: z.nullable(journalValues),
  hash: z.string(),
});
export type JournalEntryDetails = z.infer<typeof journalEntryDetails>;

/** No name of anything has control characters, and PostgreSQL cannot even look for some. */
const printable = z.regex(/^\P{Cc}*$/u);

/** Filters of `GET /usher/journal`. Times are milliseconds and inclusive; everything is matched exactly. */
export const journalFilters = z.object({
  /** The subject. */
  operator: z.optional(z.string().check(z.minLength(1), printable)),
  userId: z.optional(z.string().check(z.minLength(1), printable)),
  action: z.optional(z.string().check(z.minLength(1), printable)),
  kind: z.optional(z.enum(journalKinds)),
  category: z.optional(z.enum(journalCategories)),
  outcome: z.optional(z.enum(journalOutcomes)),
  from: z.optional(z.coerce.number().check(z.int())),
  to: z.optional(z.coerce.number().check(z.int())),
  /** A whole reason, or one word of it that has a digit; case does not matter. */
  ticket: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
});
export type JournalFilters = z.infer<typeof journalFilters>;

export const journalQuery = z.extend(journalFilters, {
  page: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000)), 1),
  page_size: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(maxPageSize)), defaultPageSize),
});

export const journalExportQuery = z.extend(journalFilters, { format: z._default(z.enum(['csv', 'json']), 'csv') });

/** Where the chain ends. Kept elsewhere, it proves later that nothing up to it was changed. */
export const journalHead = z.object({ sequence: z.int(), hash: z.string() });
export type JournalHead = z.infer<typeof journalHead>;

/** Body of `POST /usher/journal/erase`. */
export const journalErasure = z.object({
  userId: z.string().check(z.trim(), z.minLength(1), z.maxLength(128), printable),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
});
export type JournalErasure = z.infer<typeof journalErasure>;
