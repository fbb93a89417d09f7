import * as z from 'zod';

import { defaultPageSize, maxPageSize } from './paging.ts';

/** Whoever did something, as they were called when they did it. */
export const journalOperator = z.object({ subject: z.string(), name: z.string(), role: z.string() });
export type JournalOperator = z.infer<typeof journalOperator>;

/**
 * What an entry tells of: a write (`intent`, with its outcome), something that was read (`event`), a time in which the
 * journal could not be written (`gap`), and what was taken out of the journal itself (`erasure`, `retention`).
 */
export const journalKinds = ['intent', 'event', 'gap', 'erasure', 'retention'] as const;

export const journalOutcomes = ['succeeded', 'failed', 'unknown'] as const;

/**
 * May the values be read? `none`: there are none; `erased`: the person's key was destroyed; `unreadable`: it was sealed by
 * another `SESSION_SECRET`; `masked`: not by this operator.
 */
export const journalValuesStates = ['none', 'readable', 'erased', 'unreadable', 'masked'] as const;

/** What is not a user, such as a role or a session. */
export const journalTarget = z.object({ type: z.string(), id: z.string() });
export type JournalTarget = z.infer<typeof journalTarget>;

/** How a write ended. An intent without one was cut off: nobody knows whether it was carried out. */
export const journalOutcome = z.object({
  sequence: z.int(),
  at: z.int(),
  status: z.int(),
  /** The error's code, if it was refused. */
  code: z.string().nullable(),
  /** How long the Management API took, in ms. */
  durationMs: z.int().nullable(),
});

/** One line of the journal. Times are milliseconds since the epoch. */
export const journalEntry = z.object({
  sequence: z.int(),
  at: z.int(),
  kind: z.enum(journalKinds),
  /** The request, as its error message shows it. */
  requestId: z.string().nullable(),
  /** Nobody, where the journal speaks of itself. */
  operator: journalOperator.nullable(),
  /** Such as `users:suspend`. */
  action: z.string(),
  method: z.string().nullable(),
  /** The pattern that matched, such as `/api/users/:userId`. */
  route: z.string().nullable(),
  targetUserId: z.string().nullable(),
  target: journalTarget.nullable(),
  changedFields: z.array(z.string()),
  values: z.enum(journalValuesStates),
  /** The display name of the account at that time. */
  targetName: z.string().nullable(),
  /** Why, in the operator's words, or the ticket. */
  reason: z.string().nullable(),
  outcome: journalOutcome.nullable(),
  /** How many: lists read or looked up; of a gap, what was written down late; of a retention, what was removed. */
  count: z.int().nullable(),
  /** Of a gap: what was never written down. */
  lost: z.int().nullable(),
  /** When the counting, or the gap, began. It ended at `at`. */
  since: z.int().nullable(),
});
export type JournalEntry = z.infer<typeof journalEntry>;

const journalValues = z.record(z.string(), z.unknown());

/** An entry with its comparison. Secrets are in neither half. */
export const journalEntryDetails = journalEntry.extend({
  before: journalValues.nullable(),
  after: journalValues.nullable(),
  hash: z.string(),
});
export type JournalEntryDetails = z.infer<typeof journalEntryDetails>;

/** Filters of `GET /usher/journal`. Times are milliseconds and inclusive; everything is matched exactly. */
export const journalFilters = z.object({
  /** The subject. */
  operator: z.string().min(1).optional(),
  userId: z.string().min(1).optional(),
  action: z.string().min(1).optional(),
  kind: z.enum(journalKinds).optional(),
  outcome: z.enum(journalOutcomes).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  /** A whole reason, or one word of it that has a digit; case does not matter. */
  ticket: z.string().min(1).max(500).optional(),
});
export type JournalFilters = z.infer<typeof journalFilters>;

export const journalQuery = journalFilters.extend({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  page_size: z.coerce.number().int().min(1).max(maxPageSize).default(defaultPageSize),
});

export const journalExportQuery = journalFilters.extend({ format: z.enum(['csv', 'json']).default('csv') });

/** Where the chain ends. Kept elsewhere, it proves later that nothing up to it was changed. */
export const journalHead = z.object({ sequence: z.int(), hash: z.string() });
export type JournalHead = z.infer<typeof journalHead>;

/** Body of `POST /usher/journal/erase`. */
export const journalErasure = z.object({
  userId: z.string().trim().min(1).max(128),
  reason: z.string().trim().min(1).max(500),
});
export type JournalErasure = z.infer<typeof journalErasure>;
