import { type Kysely, type Migration, type Selectable, sql } from 'kysely';
import { nanoid } from 'nanoid';

import { type Operator, operatorRole } from '#contract/operators.ts';
import type { SuspensionEnd } from '#contract/suspensions.ts';
import { migrate } from '#database/migrate.ts';
import { withTimeout } from '#database/with-timeout.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { JobQueue } from '#gateway/jobs/job-queue.ts';

type SuspensionTable = {
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
  /** Whether the end was approved by another operator, or by none because there was none. */
  is_approved: boolean;
  /** A process ends the suspension; another may try after this time. */
  claimed_until: string;
  /** The write that ends it was sent, with an unknown outcome. */
  is_sent: boolean;
  failure: string | null;
};

export type SuspensionTables = { gateway_suspensions: SuspensionTable };

/** Released migrations must not change. */
const migrations: Record<string, Migration> = { '0008-suspensions': { up: createSuspensions } };

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
      is_approved boolean not null,
      claimed_until bigint not null,
      is_sent boolean not null,
      failure text
    )`.execute(db);
}

/** Migrates the table. The database may also hold the tables of other modules. */
export const migrateSuspensions = (db: Kysely<SuspensionTables>): Promise<void> =>
  migrate(db, 'gateway_suspensions', migrations);

export type StoredSuspension = {
  id: string;
  userId: string;
  by: Operator;
  reason: string | undefined;
  since: number;
  end: { with: SuspensionEnd; at: number } | undefined;
  isApproved: boolean;
  isSent: boolean;
  failure: string | undefined;
};

/** A suspension to store. */
export type SuspensionDraft = Pick<StoredSuspension, 'userId' | 'by' | 'reason' | 'end'> & { isApproved?: boolean };

/** How long one process may take to end a suspension before another tries, in ms. */
const claimedFor = 5 * 60_000;

type Options = {
  db: Kysely<SuspensionTables>;
  jobs: Pick<JobQueue, 'send'>;
  clock: () => number;
  /** How long the database may take, in ms. */
  timeoutMs?: number;
};

export type Suspensions = ReturnType<typeof suspensionStore>;

/**
 * Suspensions by operators of Usher, with the reason for colleagues and how they end, at most one of a user. The identity
 * service only knows that a user is suspended. Functions throw {@link GatewayFault} `auditLogUnavailable` when the database
 * cannot be used.
 */
export function suspensionStore({ db, jobs, clock, timeoutMs = 5000 }: Options) {
  const inTime = async <T>(query: () => Promise<T>): Promise<T> => {
    try {
      return await withTimeout(timeoutMs, query);
    } catch (cause) {
      throw new GatewayFault('auditLogUnavailable', { cause });
    }
  };
  const one = (id: string) => db.updateTable('gateway_suspensions').where('id', '=', id);

  return {
    get: (userId: string): Promise<StoredSuspension | undefined> =>
      inTime(async () => {
        const row = await db
          .selectFrom('gateway_suspensions')
          .selectAll()
          .where('user_id', '=', userId)
          .executeTakeFirst();
        return row && stored(row);
      }),

    /** Replaces the suspension of the user, and adds the job that ends it. The job of the former one has no effect. */
    put: (draft: SuspensionDraft): Promise<string> =>
      inTime(async () => {
        const row = rowOf(draft, clock());
        const { user_id: _userId, ...changes } = row;
        await db.transaction().execute(async (transaction) => {
          await transaction
            .insertInto('gateway_suspensions')
            .values(row)
            .onConflict((on) => on.column('user_id').doUpdateSet(changes))
            .execute();
          if (draft.end === undefined) return;
          await jobs.send('suspension-ends', { userId: draft.userId, id: row.id }, { at: draft.end.at, transaction });
        });
        return row.id;
      }),

    /** Removes the end: the user stays suspended. */
    removeEnd: (id: string): Promise<void> =>
      inTime(async () => {
        await one(id).set({ ends_with: null, ends_at: null, failure: null }).execute();
      }),

    /** Lets this process end the suspension. Returns false while another does, or if it was replaced or removed. */
    claim: (id: string): Promise<boolean> =>
      inTime(async () => {
        const now = clock();
        const row = await one(id)
          .set({ claimed_until: String(now + claimedFor) })
          .where('claimed_until', '<=', String(now))
          .where('ends_with', 'is not', null)
          .returning('id')
          .executeTakeFirst();
        return row !== undefined;
      }),

    release: (id: string): Promise<void> =>
      inTime(async () => {
        await one(id).set({ claimed_until: '0' }).execute();
      }),

    /** Notes that the write which ends the suspension is about to be sent. */
    noteSent: (id: string): Promise<void> =>
      inTime(async () => {
        await one(id).set({ is_sent: true }).execute();
      }),

    /** Notes that Usher does not end the suspension, with the error code. */
    noteFailure: (id: string, failure: string): Promise<void> =>
      inTime(async () => {
        await one(id).set({ failure, claimed_until: '0' }).execute();
      }),

    /** Removes a suspension that has ended or was never carried out. */
    remove: (id: string): Promise<void> =>
      inTime(async () => {
        await db.deleteFrom('gateway_suspensions').where('id', '=', id).execute();
      }),

    /** Removes the suspension of a user who was restored or deleted. */
    removeOf: (userId: string): Promise<void> =>
      inTime(async () => {
        await db.deleteFrom('gateway_suspensions').where('user_id', '=', userId).execute();
      }),

    /** Removes the reason, which may contain data of the user. The end stays. */
    eraseReasonOf: (userId: string): Promise<void> =>
      inTime(async () => {
        await db.updateTable('gateway_suspensions').set({ reason: null }).where('user_id', '=', userId).execute();
      }),
  };
}

const rowOf = ({ userId, by, reason, end, isApproved = false }: SuspensionDraft, now: number): SuspensionTable => ({
  user_id: userId,
  id: nanoid(),
  by_subject: by.subject,
  by_name: by.name,
  by_role: by.role,
  reason: reason ?? null,
  since: String(now),
  ends_with: end?.with ?? null,
  ends_at: end === undefined ? null : String(end.at),
  is_approved: isApproved,
  claimed_until: '0',
  is_sent: false,
  failure: null,
});

const stored = (row: Selectable<SuspensionTable>): StoredSuspension => ({
  id: row.id,
  userId: row.user_id,
  by: { subject: row.by_subject, name: row.by_name, role: operatorRole.parse(row.by_role) },
  reason: row.reason ?? undefined,
  since: Number(row.since),
  end: row.ends_with === null ? undefined : { with: row.ends_with, at: Number(row.ends_at) },
  isApproved: row.is_approved,
  isSent: row.is_sent,
  failure: row.failure ?? undefined,
});
