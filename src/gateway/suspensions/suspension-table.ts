import { type Kysely, type Migration, type Selectable, sql } from 'kysely';
import { nanoid } from 'nanoid';
import * as z from 'zod';

import { type ApprovalCause, approvalCauses } from '#contract/approvals.ts';
import { type Operator, operatorRole } from '#contract/operators.ts';
import type { SuspensionEnd } from '#contract/suspensions.ts';
import { migrate } from '#database/migrate.ts';
import { withoutSecretTexts } from '#gateway/audit-log/without-secrets.ts';

/**
 * State of a planned end, on the row of the suspension. A process that works on the end holds a lease, which runs out if
 * the process ends.
 *
 * | state     | begins                                              | job at the end                  | cancel, replace       |
 * | --------- | --------------------------------------------------- | ------------------------------- | --------------------- |
 * | `written` | when it is stored, before the user is suspended     | waits until the lease runs out  | refused during the lease |
 * | `armed`   | when the identity service suspended the user        | claims it (takes the lease), checks, goes on to `sent` | allowed: a claim can't go on to `sent` |
 * | `sent`    | right before the write to the identity service      | waits until the lease runs out, then claims it | refused during the lease |
 * | `failed`  | when the end was refused, or the last attempt failed | does nothing                   | allowed               |
 *
 * If the process ends during the last attempt, or the database can't record that it failed, the job runs again: no other
 * state is without a job.
 *
 * The row goes when the end was carried out, or the user was restored or deleted otherwise; a canceled end goes from the
 * row. After the lease, `written` counts as `armed`, because the user may have been suspended, and `sent` means that the
 * outcome of the write is unknown: the next attempt reads the account first. A write that certainly failed goes back to
 * `armed`. If the outcome of a write is unknown, the lease stays, because the write may still arrive; a suspension is then
 * `armed`, so that the operator can send it again.
 */
export type EndState = 'written' | 'armed' | 'sent' | 'failed';

export type SuspensionTable = {
  user_id: string;
  /** Changes with each suspension, so that a job for an earlier one has no effect. */
  id: string;
  by_subject: string;
  by_name: string;
  by_role: string;
  reason: string | null;
  /** Times in ms since the epoch. PostgreSQL's bigint is read as text. */
  since: string;
  ends_with: SuspensionEnd | null;
  ends_at: string | null;
  /** Null if it has no end. */
  state: EndState | null;
  /** The lease belongs to the request that stored the end (its `id`), or to an attempt to carry it out. */
  leased_by: string | null;
  leased_until: string;
  /** Why the end needed an approval, which it got, or which no other operator could give. */
  approved_for: ApprovalCause | null;
  failure: string | null;
  /** The user's data was erased since the row was stored, so the reason of a row that it replaced must not come back. */
  is_reason_erased: boolean;
};

export type SuspensionRow = Selectable<SuspensionTable>;

export type SuspensionTables = { gateway_suspensions: SuspensionTable };

/** Released migrations must not change. */
const migrations: Record<string, Migration> = {
  '0001-suspensions': { up: createSuspensions },
  '0002-erased-reasons': { up: addErasedReasons },
};

async function createSuspensions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_suspensions (
      user_id text primary key,
      id text not null,
      by_subject text not null,
      by_name text not null,
      by_role text not null,
      reason text,
      since bigint not null,
      ends_with text,
      ends_at bigint,
      state text,
      leased_by text,
      leased_until bigint not null,
      approved_for text,
      failure text
    )`.execute(db);
}

async function addErasedReasons(db: Kysely<unknown>): Promise<void> {
  await sql`alter table gateway_suspensions add column is_reason_erased boolean not null default false`.execute(db);
}

/** Migrates the table. The database may also hold the tables of other modules. */
export const migrateSuspensions = (db: Kysely<SuspensionTables>): Promise<void> =>
  migrate(db, 'gateway_suspensions', migrations);

export type PlannedEnd = {
  with: SuspensionEnd;
  at: number;
  state: EndState;
  approvedFor: ApprovalCause | undefined;
  /** Error code of the refusal or failure that stopped Usher. */
  failure: string | undefined;
};

export type StoredSuspension = {
  id: string;
  userId: string;
  by: Operator;
  reason: string | undefined;
  since: number;
  end: PlannedEnd | undefined;
};

export const stored = (row: SuspensionRow): StoredSuspension => ({
  id: row.id,
  userId: row.user_id,
  by: { subject: row.by_subject, name: row.by_name, role: operatorRole.parse(row.by_role) },
  reason: row.reason ?? undefined,
  since: Number(row.since),
  end: plannedEnd(row),
});

export function plannedEnd({ ends_with: how, ends_at: at, state, ...row }: SuspensionRow): PlannedEnd | undefined {
  if (how === null || state === null) return undefined;
  return {
    with: how,
    at: Number(at),
    state,
    approvedFor: z.enum(approvalCauses).nullable().parse(row.approved_for) ?? undefined,
    failure: row.failure ?? undefined,
  };
}

/** A suspension to store. */
export type SuspensionDraft = { userId: string; by: Operator; reason: string | undefined };

/** How a suspension to store ends. */
export type NewEnd = { with: SuspensionEnd; at: number; approvedFor: ApprovalCause | undefined };

export const unleased = { leased_by: null, leased_until: '0' } as const;

export const noEnd = {
  ends_with: null,
  ends_at: null,
  state: null,
  approved_for: null,
  failure: null,
  ...unleased,
} as const;

export const rowOf = ({ userId, by, reason }: SuspensionDraft, now: number): SuspensionTable => ({
  user_id: userId,
  id: nanoid(),
  by_subject: by.subject,
  by_name: by.name,
  by_role: by.role,
  reason: reason === undefined ? null : withoutSecretTexts(reason),
  since: String(now),
  is_reason_erased: false,
  ...noEnd,
});

/** The row of a suspension that is about to be sent. */
export function plannedRow(draft: SuspensionDraft, end: NewEnd, now: number, lease: number): SuspensionTable {
  const row = rowOf(draft, now);
  return {
    ...row,
    ends_with: end.with,
    ends_at: String(end.at),
    state: 'written',
    approved_for: end.approvedFor ?? null,
    leased_by: row.id,
    leased_until: String(now + lease),
  };
}
