import type { Kysely } from 'kysely';
import { nanoid } from 'nanoid';

import { withTimeout } from '#database/with-timeout.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { JobQueue } from '#gateway/jobs/job-queue.ts';

import {
  type EndState,
  type NewEnd,
  noEnd,
  type PlannedEnd,
  plannedEnd,
  plannedRow,
  rowOf,
  type StoredSuspension,
  stored,
  type SuspensionDraft,
  type SuspensionRow,
  type SuspensionTables,
  unleased,
} from './suspension-table.ts';

/** A suspension whose end an attempt claimed. */
export type ClaimedSuspension = Omit<StoredSuspension, 'end'> & { end: PlannedEnd; leasedBy: string };

/** A stored suspension with an end, and the row that it replaced. */
export type PlannedSuspension = { id: string; former: SuspensionRow | undefined };

/** Shortest lease, in ms. */
const minLease = 5 * 60_000;

/** A lease covers one write and a few reads, each with a new machine token. A write takes up to two timeouts. */
const timeoutsPerLease = 10;

/** States with an end to carry out. */
const open: readonly EndState[] = ['written', 'armed', 'sent'];

/** States in which a write is under way while the lease lasts. */
const writing: readonly EndState[] = ['written', 'sent'];

type Options = {
  db: Kysely<SuspensionTables>;
  jobs: Pick<JobQueue, 'send'>;
  clock: () => number;
  /** How long the Management API may take to respond to a read, in ms. */
  upstreamTimeout: number;
  /** How long the database may take, in ms. */
  timeoutMs?: number;
};

export type Suspensions = ReturnType<typeof suspensionStore>;

/**
 * Suspensions by operators of Usher, with the reason for colleagues and how they end, at most one of a user. The identity
 * service only knows that a user is suspended. {@link EndState} has the states of an end. Functions throw
 * {@link GatewayFault} `auditLogUnavailable` when the database cannot be used.
 */
export function suspensionStore({ db, jobs, clock, upstreamTimeout, timeoutMs = 5000 }: Options) {
  const lease = Math.max(minLease, timeoutsPerLease * upstreamTimeout);
  const inTime = async <T>(query: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    try {
      return await withTimeout(timeoutMs, query);
    } catch (cause) {
      throw new GatewayFault('auditLogUnavailable', { cause });
    }
  };
  const one = (id: string) => db.updateTable('gateway_suspensions').where('id', '=', id);
  const claimed = ({ id, leasedBy }: ClaimedSuspension) =>
    one(id).where('leased_by', '=', leasedBy).where('state', 'in', open);
  const sendJob = (row: SuspensionRow, at: number, transaction: Kysely<SuspensionTables>) =>
    jobs.send('suspension-ends', { userId: row.user_id, id: row.id }, { at, transaction });

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

    /** Stores a suspension without an end. The job of a former end has no effect. */
    put: (draft: SuspensionDraft): Promise<void> =>
      inTime(async () => {
        const { user_id: userId, ...changes } = rowOf(draft, clock());
        await db
          .insertInto('gateway_suspensions')
          .values({ user_id: userId, ...changes })
          .onConflict((on) => on.column('user_id').doUpdateSet(changes))
          .execute();
      }),

    /**
     * Stores a suspension that is about to be sent, in place of the former one, and adds the job that ends it. Then call
     * `arm`, or `takeBack` if the user was not suspended.
     *
     * @returns undefined while another request or the job of the former end writes to the account
     */
    plan: (draft: SuspensionDraft, end: NewEnd): Promise<PlannedSuspension | undefined> =>
      inTime((signal) =>
        db.transaction().execute(async (transaction) => {
          const now = clock();
          const row = plannedRow(draft, end, now, lease);
          const former = await transaction
            .selectFrom('gateway_suspensions')
            .selectAll()
            .where('user_id', '=', draft.userId)
            .forUpdate()
            .executeTakeFirst();
          if (former !== undefined) {
            if (isWriting(former, now)) return undefined;
            await replace(former.id, row, transaction);
          } else {
            // Another request may have inserted a first row in the meantime.
            const inserted = await transaction
              .insertInto('gateway_suspensions')
              .values(row)
              .onConflict((on) => on.column('user_id').doNothing())
              .returning('id')
              .executeTakeFirst();
            if (inserted === undefined) return undefined;
          }
          await sendJob(row, end.at, transaction);
          // The operator was told that nothing was done.
          signal.throwIfAborted();
          return { id: row.id, former };
        }),
      ),

    /**
     * Notes that the user was suspended, so that the end can be carried out.
     *
     * @param isUnknown the suspension may still arrive: the end waits until the lease runs out
     * @returns false if the suspension was replaced or removed in the meantime
     */
    arm: ({ id }: PlannedSuspension, { isUnknown = false } = {}): Promise<boolean> =>
      inTime(async () => {
        const row = await one(id)
          .where('leased_by', '=', id)
          .where('state', '=', 'written')
          .set({ state: 'armed', ...(!isUnknown && unleased) })
          .returning('id')
          .executeTakeFirst();
        return row !== undefined;
      }),

    /**
     * Restores the former row, because the user was not suspended; without its reason, if that was erased in the meantime. Its
     * job may have run in the meantime.
     */
    takeBack: ({ id, former }: PlannedSuspension): Promise<void> =>
      inTime(() =>
        db.transaction().execute(async (transaction) => {
          const row = await transaction
            .selectFrom('gateway_suspensions')
            .select('is_reason_erased')
            .where('id', '=', id)
            .where('leased_by', '=', id)
            .forUpdate()
            .executeTakeFirst();
          if (row === undefined) return;
          if (former === undefined) {
            await transaction.deleteFrom('gateway_suspensions').where('id', '=', id).execute();
            return;
          }
          const erased = row.is_reason_erased && { reason: null, is_reason_erased: true };
          await replace(id, { ...former, ...erased }, transaction);
          const end = plannedEnd(former);
          if (end !== undefined && open.includes(end.state)) await sendJob(former, end.at, transaction);
        }),
      ),

    /**
     * Removes a scheduled deletion: the user stays suspended.
     *
     * @returns false if it is under way, or was replaced, canceled or carried out
     */
    cancelDeletion: (id: string): Promise<boolean> =>
      inTime(async () => {
        const row = await one(id)
          .where('ends_with', '=', 'delete')
          .where(({ eb }) => eb.or([eb('state', 'not in', writing), eb('leased_until', '<=', String(clock()))]))
          .set(noEnd)
          .returning('id')
          .executeTakeFirst();
        return row !== undefined;
      }),

    /** Lets one attempt carry out the end. Returns undefined if another has the lease, or there is no end any more. */
    claim: (id: string): Promise<ClaimedSuspension | undefined> =>
      inTime(async () => {
        const now = clock();
        const leasedBy = nanoid();
        const row = await one(id)
          .where('state', 'in', open)
          .where('leased_until', '<=', String(now))
          .set({ leased_by: leasedBy, leased_until: String(now + lease) })
          .returningAll()
          .executeTakeFirst();
        const end = row && plannedEnd(row);
        return end && { ...stored(row), end, leasedBy };
      }),

    /**
     * Notes that the write which carries out the end is about to be sent, and renews the lease.
     *
     * @returns false if the end must not be carried out: it was canceled or replaced, or another attempt claimed it
     */
    noteSent: (suspension: ClaimedSuspension): Promise<boolean> =>
      inTime(async () => {
        const row = await claimed(suspension)
          .set({ state: 'sent', leased_until: String(clock() + lease) })
          .returning('id')
          .executeTakeFirst();
        return row !== undefined;
      }),

    /** Notes that the write certainly was not carried out. */
    noteNotSent: (suspension: ClaimedSuspension): Promise<void> =>
      inTime(async () => {
        await claimed(suspension).set({ state: 'armed' }).execute();
      }),

    /** Lets another attempt claim the end. */
    release: (suspension: ClaimedSuspension): Promise<void> =>
      inTime(async () => {
        await claimed(suspension).set(unleased).execute();
      }),

    /** Notes that Usher does not carry out the end, with the error code; not while another attempt writes. */
    fail: (id: string, failure: string, by?: ClaimedSuspension): Promise<void> =>
      inTime(async () => {
        await one(id)
          .where('state', 'in', open)
          .where(({ eb }) =>
            eb.or([
              eb('state', 'not in', writing),
              eb('leased_until', '<=', String(clock())),
              eb('leased_by', '=', by?.leasedBy ?? ''),
            ]),
          )
          .set({ state: 'failed', failure, ...unleased })
          .execute();
      }),

    /** Removes a suspension that has ended. */
    remove: (id: string): Promise<void> =>
      inTime(async () => {
        await db.deleteFrom('gateway_suspensions').where('id', '=', id).execute();
      }),

    /** Removes the suspension of a user who was restored or deleted. With a time, only one from until then. */
    removeOf: (userId: string, until?: number): Promise<void> =>
      inTime(async () => {
        await db
          .deleteFrom('gateway_suspensions')
          .where('user_id', '=', userId)
          .$if(until !== undefined, (query) => query.where('since', '<=', String(until)))
          .execute();
      }),

    /** Removes the reason, which may contain data of the user. The end stays. */
    eraseReasonOf: (userId: string): Promise<void> =>
      inTime(async () => {
        const erased = { reason: null, is_reason_erased: true };
        await db.updateTable('gateway_suspensions').set(erased).where('user_id', '=', userId).execute();
      }),
  };

  /** Replaces a row in place: an erasure that waits for the transaction would not find an inserted one. */
  async function replace(id: string, row: SuspensionRow, transaction: Kysely<SuspensionTables>): Promise<void> {
    await transaction.updateTable('gateway_suspensions').set(row).where('id', '=', id).execute();
  }
}

const isWriting = ({ state, leased_until: until }: SuspensionRow, now: number): boolean =>
  state !== null && writing.includes(state) && Number(until) > now;
