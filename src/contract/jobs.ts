import * as z from 'zod/mini';

import { auditOperator } from './audit-log.ts';
import { permission } from './operators.ts';

const id = z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^\P{Cc}*$/u));

/** Most users of one job. A body of their IDs stays below 1 MiB up to {@link maxListedUsers}. */
export const maxJobRows = 100_000;
export const maxListedUsers = 50_000;

/** Most roles that a job assigns or removes. */
const maxRoles = 100;
const roleIds = z.array(id).check(z.minLength(1), z.maxLength(maxRoles));

/** What can be done to many users. */
export const bulkActions = [
  'suspend',
  'restore',
  'sign-out',
  'assign-roles',
  'remove-roles',
  'add-to-organization',
  'remove-from-organization',
  'expire-passwords',
  'set-custom-data',
  'delete',
] as const;
export type BulkAction = (typeof bulkActions)[number];

/** An action with its parameters. */
export const bulkChange = z.discriminatedUnion('action', [
  z.object({ action: z.literal('suspend') }),
  z.object({ action: z.literal('restore') }),
  /** Revokes the sessions and grants of the users. */
  z.object({ action: z.literal('sign-out') }),
  z.object({ action: z.literal('assign-roles'), roleIds }),
  z.object({ action: z.literal('remove-roles'), roleIds }),
  z.object({ action: z.literal('add-to-organization'), organizationId: id }),
  z.object({ action: z.literal('remove-from-organization'), organizationId: id }),
  z.object({ action: z.literal('expire-passwords') }),
  /** Sets one key of the custom data; without `value`, removes it. */
  z.object({
    action: z.literal('set-custom-data'),
    key: z.string().check(z.minLength(1), z.maxLength(256), z.regex(/^\P{Cc}*$/u)),
    value: z.optional(z.unknown()),
  }),
  /** With `keepsSnapshot`, the deleted users can be downloaded as a file, from which they can be created again. */
  z.object({ action: z.literal('delete'), keepsSnapshot: z.boolean() }),
]);
export type BulkChange = z.infer<typeof bulkChange>;

/** The users of a job. The IDs are read when the job is created, and do not change afterwards. */
export const jobSelection = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(id).check(z.minLength(1), z.maxLength(maxListedUsers)) }),
  /** A pasted list: the users that each entry was found to mean, none or several if it is not clear. */
  z.object({
    by: z.literal('list'),
    entries: z
      .array(z.object({ entry: z.string().check(z.maxLength(256)), ids: z.array(id).check(z.maxLength(100)) }))
      .check(z.minLength(1), z.maxLength(maxListedUsers)),
  }),
  /** All users that a search of `GET /api/users` finds: its parameters, without paging; empty for all users. */
  z.object({ by: z.literal('search'), query: z.string().check(z.maxLength(8000)) }),
  z.object({ by: z.literal('role'), roleId: id }),
  z.object({ by: z.literal('organization'), organizationId: id }),
]);
export type JobSelection = z.infer<typeof jobSelection>;

/** Body of `POST /usher/jobs`: a job that is checked first, and not started. */
export const newJob = z.object({ change: bulkChange, selection: jobSelection });
export type NewJob = z.infer<typeof newJob>;

/** What jobs do: an action, an import, or taking back what another job did. */
export const jobKinds = [...bulkActions, 'import', 'revert'] as const;
export type JobKind = (typeof jobKinds)[number];

/**
 * - `collecting`: rows are read or uploaded
 * - `checking`: the preview is made
 * - `ready`: the preview is complete; the job can be started
 * - `running`: was started
 * - `paused`: was started, or its preview can't be made
 * - `finished`, `canceled`: ended; a canceled job leaves rows waiting
 */
export const jobStates = ['collecting', 'checking', 'ready', 'running', 'paused', 'finished', 'canceled'] as const;
export type JobState = (typeof jobStates)[number];

/** Why a job is paused. */
export const pauseCauses = [
  /** An operator paused it. */
  'operator',
  /** The operator who started it was signed out by an administrator. */
  'signed-out',
  /** The operator who started it does not have the permissions any more. */
  'not-permitted',
  /** The identity service could not be reached, or refused Usher, many times in a row. */
  'unavailable',
  /** The identity service refuses what the preview needs: the job was not started. */
  'refused',
] as const;
export type PauseCause = (typeof pauseCauses)[number];

/**
 * What a job will do to a user, from the preview.
 *
 * - `change`, `create`, `update`, `delete`: it will be done
 * - `already`: the user is so already
 * - `not-permitted`, `protected`: the operator may not do it, or not to this account
 * - `not-found`, `ambiguous`: no user, or several, for an entry of a list
 * - `conflict`: a row of a file means two different users, or an earlier row or entry means the same one
 * - `invalid`: a value is refused
 * - `skipped`: excluded by an operator, or by the rules of an import
 * - `impossible`: it can't be reverted
 */
export const rowPlans = [
  'change',
  'create',
  'update',
  'delete',
  'already',
  'not-permitted',
  'protected',
  'not-found',
  'ambiguous',
  'conflict',
  'invalid',
  'skipped',
  'impossible',
] as const;
export type RowPlan = (typeof rowPlans)[number];

/** Plans that write. */
export const writingPlans = ['change', 'create', 'update', 'delete'] as const satisfies readonly RowPlan[];

/** `unknown`: the write may have been carried out, and the account could not tell. */
export const rowStates = ['waiting', 'running', 'done', 'skipped', 'failed', 'unknown'] as const;
export type RowState = (typeof rowStates)[number];

const count = z.int().check(z.nonnegative());
const counts = <Name extends string>(names: readonly Name[]) => z.partialRecord(z.enum(names), count);

/** A job. Times in ms since the epoch. */
export const job = z.object({
  id: z.string(),
  kind: z.enum(jobKinds),
  /** The action with its parameters; null for other kinds. */
  change: z.nullable(bulkChange),
  /** Names of roles, of the organization, or of the file that the job is about; null if unknown. */
  subject: z.nullable(z.string()),
  state: z.enum(jobStates),
  pause: z.nullable(z.enum(pauseCauses)),
  /** Why the preview can't be made at the moment (error code), and when that is tried again; null: when an operator resumes it. */
  problem: z.nullable(z.object({ code: z.string(), retryAt: z.nullable(z.int()) })),
  operator: auditOperator,
  reason: z.nullable(z.string()),
  createdAt: z.int(),
  startedAt: z.nullable(z.int()),
  endedAt: z.nullable(z.int()),
  total: count,
  /** Rows of the preview by plan; rows that are not checked yet are missing. */
  plans: counts(rowPlans),
  /** Rows by state; all are `waiting` or `skipped` before the start. */
  states: counts(rowStates),
  /** Rows finished in the last minute, and when the job will have ended at that pace; null if unknown. */
  perMinute: z.nullable(count),
  expectedEnd: z.nullable(z.int()),
  /** The job that this one reverts, and the last one that reverts this one. */
  reverts: z.nullable(z.string()),
  /** What the reverted job did; null if this is no revert, or one of an older version of Usher. */
  revertedKind: z.nullable(z.enum(jobKinds)),
  revertedBy: z.nullable(z.string()),
  /** Permissions that the rows need that are not done. */
  needs: z.array(permission),
  /** Whether it changed something that no job reverted, and none is about to. */
  canRevert: z.boolean(),
  hasSnapshot: z.boolean(),
});
export type Job = z.infer<typeof job>;

/** A change of one field, role or the like, in a row. `null`: not set. */
const fieldChange = z.object({ field: z.string(), from: z.optional(z.unknown()), to: z.optional(z.unknown()) });
export type JobFieldChange = z.infer<typeof fieldChange>;

/** What goes with deleted accounts. Response of `GET /usher/jobs/:jobId/lost`: with all that the job will delete, or deleted. */
export const lostRecords = z.object({ sessions: count, tokens: count, roles: count, organizations: count });
export type LostRecords = z.infer<typeof lostRecords>;

/** What is wrong with a row: an error code, and the column or field that it is about. */
const rowProblem = z.object({ code: z.string(), field: z.nullable(z.string()) });
export type RowProblem = z.infer<typeof rowProblem>;

/** A row of a job. */
export const jobRow = z.object({
  /** Counts from 1. For imports, the number of the record in the file. */
  number: z.int(),
  /** Null as long as there is no user. */
  userId: z.nullable(z.string()),
  /** Display name of the user, or the entry of a list or file. */
  label: z.string(),
  /** The entry of a pasted list that means the user. */
  entry: z.nullable(z.string()),
  plan: z.nullable(z.enum(rowPlans)),
  state: z.enum(rowStates),
  changes: z.array(fieldChange),
  /** What goes with a deleted account. */
  lost: z.nullable(lostRecords),
  /** Error code of the refusal or failure; null if there is none. */
  code: z.nullable(z.string()),
  /** The column or field that `code` is about. */
  field: z.nullable(z.string()),
  /** Further problems of a row of a file, beside `code`. */
  problems: z.array(rowProblem),
  /** What a row still lacks that failed after some of its changes were made. */
  missing: z.array(fieldChange),
  /** When it was finished, in ms since the epoch. */
  at: z.nullable(z.int()),
});
export type JobRow = z.infer<typeof jobRow>;

/** Query of `GET /usher/jobs/:jobId/rows` beside `page` and `page_size`. The response has `Total-Number`. */
export const jobRowFilter = z.object({
  plan: z.optional(z.enum(rowPlans)),
  state: z.optional(z.enum(rowStates)),
  /** Part of a label, or a whole user ID. */
  search: z.optional(z.string().check(z.maxLength(128), z.regex(/^\P{Cc}*$/u))),
});
export type JobRowFilter = z.infer<typeof jobRowFilter>;

/**
 * Body of `POST /usher/jobs/:jobId/start`: the number of rows that will be written, as the preview showed it; and for a revert
 * that deletes users, whether it keeps a snapshot file of them.
 */
export const jobStart = z.object({ rows: count, keepsSnapshot: z.optional(z.boolean()) });
export type JobStart = z.infer<typeof jobStart>;

/** Data of the server-sent events of `GET /usher/job-events`: the jobs that changed. */
export const jobEvent = z.object({ jobs: z.array(job) });
export type JobEvent = z.infer<typeof jobEvent>;
