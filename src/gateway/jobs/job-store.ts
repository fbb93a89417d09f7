import { type Kysely, sql } from 'kysely';
import { nanoid } from 'nanoid';
import * as z from 'zod';

import { importRules } from '#contract/imports.ts';
import {
  bulkChange,
  type Job,
  type JobKind,
  jobKinds,
  type JobState,
  jobSelection,
  type PauseCause,
  type RowPlan,
  type RowState,
} from '#contract/jobs.ts';
import { type Operator, type Permission, permission } from '#contract/operators.ts';
import type { PageQuery } from '#contract/paging.ts';
import { databaseInTime } from '#gateway/database-in-time.ts';

import type { JobQueue } from './job-queue.ts';
import type { JobRecord, JobTables } from './job-tables.ts';

/** What a job does. The users of a list are in its rows. */
export const jobTask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bulk'), change: bulkChange, selection: z.nullable(jobSelection) }),
  z.object({
    kind: z.literal('revert'),
    /** What the reverted job did. */
    of: z.optional(z.enum(jobKinds)),
    /** Whether there is a file of the users that it deletes. */
    keepsSnapshot: z.optional(z.boolean()),
  }),
  z.object({ kind: z.literal('import'), rules: importRules }),
]);
export type JobTask = z.infer<typeof jobTask>;

/** Whether the deleted users of a job can be downloaded. */
export function keepsSnapshot(task: JobTask): boolean {
  if (task.kind === 'revert') return task.keepsSnapshot === true;
  return task.kind === 'bulk' && task.change.action === 'delete' && task.change.keepsSnapshot;
}

/** A job. Times in ms since the epoch. */
export type StoredJob = {
  id: string;
  kind: JobKind;
  task: JobTask;
  subject: string | undefined;
  state: JobState;
  pause: PauseCause | undefined;
  /** Error code of the last attempt to make the preview, how many failed in a row, and when it is tried again. */
  problem: { code: string; attempts: number; retryAt: number | undefined } | undefined;
  /** The state that a job paused before its start goes on with. */
  pausedIn: JobState | undefined;
  operator: Operator;
  authorizedAt: number;
  reason: string | undefined;
  requestId: string | undefined;
  createdAt: number;
  startedAt: number | undefined;
  endedAt: number | undefined;
  pagesRead: number;
  /** Of the list that is read; 0 before the first one. */
  pagesTotal: number;
  reverts: string | undefined;
};

export type NewJobRow = {
  number: number;
  userId: string | null;
  label: string;
  /** What was pasted. */
  entry?: string;
  plan?: RowPlan;
  code?: string;
};

type NewStoredJob = Pick<StoredJob, 'kind' | 'task' | 'subject' | 'operator' | 'reverts'> & {
  state: JobState;
  rows: readonly NewJobRow[];
  /** Names of the columns of an imported file. */
  columns?: readonly string[];
};

/** The numbers of a job's rows. */
export type JobCounts = {
  total: number;
  plans: Partial<Record<RowPlan, number>>;
  states: Partial<Record<RowState, number>>;
  finishedLastMinute: number;
  /** Rows that changed something, or may have. */
  made: number;
  /** Permissions that the rows need that are not done. */
  needs: Set<Permission>;
};

/** Rows of one statement, which has at most 65,535 parameters. */
const rowsAtOnce = 2000;

const second = 1000;
const minute = 60_000;
const day = 24 * 60 * minute;

/** How long the creation of a job with many rows may take, in ms. */
const creationTimeout = 60_000;

/** Counting the rows of a large job takes the database longer than other queries. */
const countTimeout = 20_000;

type Options = { db: Kysely<JobTables>; queue: Pick<JobQueue, 'send' | 'hurry'>; clock: () => number };

export type JobStore = ReturnType<typeof jobStore>;

/** The jobs on many users, without their rows. Functions throw {@link GatewayFault} `auditLogUnavailable` when the database cannot be used. */
export function jobStore({ db, queue, clock }: Options) {
  const inTime = databaseInTime();
  const inLongTime = databaseInTime(countTimeout);

  return {
    /** Stores a job with the rows that are known, and lets a worker go on with it. Returns its ID. */
    create: async (job: NewStoredJob): Promise<string> => {
      const created = await databaseInTime(creationTimeout)(() =>
        db.transaction().execute(async (transaction) => {
          const id = nanoid(16);
          const now = String(clock());
          const { operator, reverts = null, subject = null } = job;
          await transaction
            .insertInto('gateway_jobs')
            .values({
              id,
              kind: job.kind,
              task: JSON.stringify(job.task),
              subject,
              state: job.state,
              pause: null,
              operator_subject: operator.subject,
              operator_name: operator.name,
              operator_role: operator.role,
              authorized_at: now,
              reason: null,
              request_id: null,
              created_at: now,
              started_at: null,
              ended_at: null,
              pages_read: 0,
              pages_total: 0,
              reverts,
              problem: null,
              retry_at: null,
              attempts: 0,
              paused_in: null,
              columns: job.columns === undefined ? null : JSON.stringify(job.columns),
            })
            .execute();
          await insertRows(transaction, id, job.rows);
          if (job.reverts !== undefined) await copyRows(transaction, { from: job.reverts, to: id });
          await queue.send('user-jobs', { jobId: id }, { at: clock(), transaction, onlyOne: id });
          return id;
        }),
      );
      queue.hurry('user-jobs');
      return created;
    },

    /** Returns the names of the columns of an imported file; empty for other jobs. */
    columnsOf: (id: string): Promise<string[]> =>
      inTime(async () => {
        const row = await db.selectFrom('gateway_jobs').select('columns').where('id', '=', id).executeTakeFirst();
        return z.array(z.string()).parse(JSON.parse(row?.columns ?? '[]'));
      }),

    get: (id: string): Promise<StoredJob | undefined> =>
      inTime(async () => {
        const row = await db.selectFrom('gateway_jobs').selectAll().where('id', '=', id).executeTakeFirst();
        return row && stored(row);
      }),

    /** Returns a page of jobs, newest first, and the number of all. */
    list: ({ page, page_size }: PageQuery): Promise<{ jobs: StoredJob[]; total: number }> =>
      inTime(async () => {
        const rows = await db
          .selectFrom('gateway_jobs')
          .selectAll()
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .limit(page_size)
          .offset((page - 1) * page_size)
          .execute();
        const { total } = await db
          .selectFrom('gateway_jobs')
          .select(({ fn }) => fn.countAll<string>().as('total'))
          .executeTakeFirstOrThrow();
        return { jobs: rows.map(stored), total: Number(total) };
      }),

    /** Returns the jobs that are not ended or waiting for an operator. */
    active: (): Promise<StoredJob[]> =>
      inTime(async () => {
        const rows = await db
          .selectFrom('gateway_jobs')
          .selectAll()
          .where('state', 'in', ['collecting', 'checking', 'running'])
          .orderBy('created_at')
          .execute();
        return rows.map(stored);
      }),

    /** Returns the last job that reverts each of these, where there is one that was not canceled before its start. */
    reverting: (ids: readonly string[]): Promise<ReadonlyMap<string, Reverting>> =>
      inLongTime(async () => {
        if (ids.length === 0) return new Map();
        const found = await db
          .selectFrom('gateway_jobs')
          .leftJoin('gateway_job_rows', 'gateway_job_rows.job_id', 'gateway_jobs.id')
          .select(({ fn, eb }) => [
            'gateway_jobs.id',
            'gateway_jobs.reverts',
            'gateway_jobs.ended_at',
            fn.count<string>(eb.case().when(isReverted('gateway_job_rows')).then(null).else(1).end()).as('left'),
          ])
          .where('reverts', 'in', ids)
          .where((where) =>
            where.or([where('gateway_jobs.state', '!=', 'canceled'), where('started_at', 'is not', null)]),
          )
          .groupBy(['gateway_jobs.id', 'gateway_jobs.reverts', 'gateway_jobs.ended_at', 'gateway_jobs.created_at'])
          .orderBy('created_at')
          .execute();
        return new Map(
          found.map(({ id, reverts, ended_at: endedAt, left }) => [
            reverts ?? '',
            { id, hasLeft: endedAt !== null && Number(left) > 0 },
          ]),
        );
      }),

    /** Counts the rows of jobs. */
    counts: (ids: readonly string[]): Promise<ReadonlyMap<string, JobCounts>> =>
      inLongTime(async () => {
        const counts = new Map(ids.map((id) => [id, emptyCounts()]));
        if (ids.length === 0) return counts;
        const since = String(clock() - minute);
        const rows = await db
          .selectFrom('gateway_job_rows')
          .select(({ fn, eb }) => [
            'job_id',
            'plan',
            'state',
            'needs',
            fn.countAll<string>().as('rows'),
            fn.count<string>(eb.case().when('finished_at', '>', since).then(1).end()).as('recent'),
            fn.count<string>(eb.case().when('made', '!=', '[]').then(1).end()).as('made'),
          ])
          .where('job_id', 'in', ids)
          .groupBy(['job_id', 'plan', 'state', 'needs'])
          .execute();
        for (const { job_id, plan, state, needs, rows: found, recent, made } of rows) {
          const of = counts.get(job_id);
          if (of === undefined) continue;
          const count = Number(found);
          of.total += count;
          of.finishedLastMinute += Number(recent);
          of.made += Number(made);
          if (state !== 'done' && state !== 'skipped') {
            for (const one of neededPermissions.parse(JSON.parse(needs))) of.needs.add(one);
          }
          if (plan !== null) of.plans[plan] = (of.plans[plan] ?? 0) + count;
          of.states[state] = (of.states[state] ?? 0) + count;
        }
        return counts;
      }),

    /** Adds rows that a worker collected from a page of the selection. Users that are in the job already are left out. */
    addPage: (id: string, pages: { read: number; total: number }, rows: readonly NewJobRow[]): Promise<void> =>
      inLongTime(() =>
        db.transaction().execute(async (transaction) => {
          // Two workers that read the same page at once: only one adds it.
          const { numUpdatedRows } = await transaction
            .updateTable('gateway_jobs')
            .set({ pages_read: pages.read, pages_total: pages.total })
            .where('id', '=', id)
            .where('state', '=', 'collecting')
            .where('pages_read', '=', pages.read - 1)
            .executeTakeFirstOrThrow();
          if (numUpdatedRows === 0n || rows.length === 0) return;
          const known = await transaction
            .selectFrom('gateway_job_rows')
            .select(['user_id'])
            .where('job_id', '=', id)
            .where(
              'user_id',
              'in',
              rows.map(({ userId }) => userId ?? ''),
            )
            .execute();
          const { last } = await transaction
            .selectFrom('gateway_job_rows')
            .select(({ fn }) => fn.max('number').as('last'))
            .where('job_id', '=', id)
            .executeTakeFirstOrThrow();
          const found = new Set(known.map(({ user_id }) => user_id));
          const fresh = rows.filter(({ userId }) => !found.has(userId));
          const numbered = fresh.map((row, index) => ({ ...row, number: (last ?? 0) + index + 1 }));
          await insertRows(transaction, id, numbered);
        }),
      ),

    /**
     * Changes the state of a job, if it is still in one of the states `from`.
     *
     * @param continues lets a worker go on with it
     * @returns whether it was
     */
    move: async (
      id: string,
      from: readonly JobState[],
      to: JobState,
      { continues = false, ...also }: MoveOptions = {},
    ): Promise<boolean> => {
      const isMoved = await inTime(() =>
        db.transaction().execute(async (transaction) => {
          const now = String(clock());
          const { operator } = also;
          const { numUpdatedRows } = await transaction
            .updateTable('gateway_jobs')
            .set({
              state: to,
              pause: also.pause ?? null,
              problem: also.problem ?? null,
              retry_at: null,
              attempts: 0,
              paused_in: also.pausedIn ?? null,
              ...(also.task !== undefined && { task: JSON.stringify(also.task) }),
              ...(operator !== undefined && {
                operator_subject: operator.subject,
                operator_name: operator.name,
                operator_role: operator.role,
                authorized_at: now,
              }),
              ...(also.requestId !== undefined && { request_id: also.requestId, started_at: now }),
              ...(also.reason !== undefined && { reason: also.reason }),
              ...(to === 'finished' || to === 'canceled' ? { ended_at: now } : { ended_at: null }),
            })
            .where('id', '=', id)
            .where('state', 'in', from)
            .executeTakeFirstOrThrow();
          if (numUpdatedRows === 0n) return false;
          if (continues) await queue.send('user-jobs', { jobId: id }, { at: clock(), transaction, onlyOne: id });
          return true;
        }),
      );
      if (isMoved && continues) queue.hurry('user-jobs');
      return isMoved;
    },

    /** Notes that the preview could not be made, and when it is tried again. */
    noteProblem: (id: string, code: string, retryAt: number): Promise<void> =>
      inTime(async () => {
        await db
          .updateTable('gateway_jobs')
          .set(({ eb }) => ({ problem: code, retry_at: String(retryAt), attempts: eb('attempts', '+', 1) }))
          .where('id', '=', id)
          .where('state', 'in', ['collecting', 'checking'])
          .execute();
      }),

    /** Notes that the preview goes on. */
    clearProblem: (id: string): Promise<void> =>
      inTime(async () => {
        await db
          .updateTable('gateway_jobs')
          .set({ problem: null, retry_at: null, attempts: 0 })
          .where('id', '=', id)
          .where('state', 'in', ['collecting', 'checking'])
          .execute();
      }),

    /** Pauses the running jobs of an operator. Returns their IDs. */
    pauseAllOf: (subject: string, pause: PauseCause): Promise<string[]> =>
      inTime(async () => {
        const rows = await db
          .updateTable('gateway_jobs')
          .set({ state: 'paused', pause })
          .where('operator_subject', '=', subject)
          .where('state', '=', 'running')
          .returning('id')
          .execute();
        return rows.map(({ id }) => id);
      }),

    /** Lets a worker go on with a job at a time, in ms since the epoch. */
    wake: async (id: string, at = clock()): Promise<void> => {
      await queue.send('user-jobs', { jobId: id }, { at, onlyOne: id });
      queue.hurry('user-jobs');
    },

    /**
     * Removes jobs that ended, or were created and never started, before a time; and imports whose file was not uploaded to the
     * end, because their page was closed, after a day.
     */
    removeOlder: (before: number): Promise<void> =>
      inLongTime(async () => {
        await db
          .deleteFrom('gateway_jobs')
          .where((where) =>
            where.or([
              where('ended_at', '<', String(before)),
              where.and([where('started_at', 'is', null), where('created_at', '<', String(before))]),
              where.and([
                where('kind', '=', 'import'),
                where('state', '=', 'collecting'),
                where('created_at', '<', String(clock() - day)),
              ]),
            ]),
          )
          .execute();
      }),

    remove: (id: string): Promise<void> =>
      inLongTime(async () => {
        await db.deleteFrom('gateway_jobs').where('id', '=', id).execute();
      }),
  };
}

type MoveOptions = {
  continues?: boolean;
  pause?: PauseCause;
  /** For a pause before the start: the error code, and the state that the job goes on with. */
  problem?: string;
  pausedIn?: JobState;
  /** The operator who starts or resumes it. */
  operator?: Operator;
  /** For the start. */
  task?: JobTask;
  requestId?: string;
  /** For the rows that are carried out from now on. */
  reason?: string | undefined;
};

async function insertRows(db: Kysely<JobTables>, jobId: string, rows: readonly NewJobRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const values = rows
      .slice(start, start + rowsAtOnce)
      .map(({ number, userId, label, entry = null, plan = null, code = null }) => ({
        job_id: jobId,
        number,
        user_id: userId,
        label,
        entry,
        plan,
        code,
        state: plan === null ? ('waiting' as const) : ('skipped' as const),
        steps: '[]',
        needs: '[]',
        problems: '[]',
        steps_done: 0,
        is_sent: false,
        planned: '[]',
        made: '[]',
        leased_until: '0',
      }));
    // In sequence: one connection runs them.
    await db.insertInto('gateway_job_rows').values(values).execute();
  }
}

/** The job that reverts another one. */
type Reverting = {
  id: string;
  /** It ended, and there are rows that it did not revert. */
  hasLeft: boolean;
};

/** Whether a row of a revert left nothing to revert. A part that was changed since may be reverted later. */
const isReverted = (table: string) =>
  sql<boolean>`(${sql.ref(`${table}.state`)} = 'done' and ${sql.ref(`${table}.code`)} is null)
    or ${sql.ref(`${table}.plan`)} = 'already'`;

/** Copies the rows of a job that changed something and were not reverted before, so that another job reverts it. */
async function copyRows(db: Kysely<JobTables>, { from, to }: { from: string; to: string }): Promise<void> {
  await sql`
    insert into gateway_job_rows (job_id, number, user_id, label, entry, state, steps)
    select ${to}, number, user_id, label, entry, 'waiting', '[]' from gateway_job_rows as made
    where job_id = ${from} and made != '[]' and state in ('done', 'failed', 'unknown')
      and not exists (
        select 1 from gateway_jobs as former
        join gateway_job_rows as reverted on reverted.job_id = former.id and reverted.number = made.number
        where former.reverts = ${from} and former.ended_at is not null and (${isReverted('reverted')}))`.execute(db);
}

export const emptyCounts = (): JobCounts => ({
  total: 0,
  plans: {},
  states: {},
  finishedLastMinute: 0,
  made: 0,
  needs: new Set(),
});

const neededPermissions = z.array(permission);

const stored = (row: JobRecord): StoredJob => ({
  id: row.id,
  kind: row.kind,
  task: jobTask.parse(JSON.parse(row.task)),
  subject: row.subject ?? undefined,
  state: row.state,
  pause: row.pause ?? undefined,
  operator: { subject: row.operator_subject, name: row.operator_name, role: row.operator_role },
  authorizedAt: Number(row.authorized_at),
  reason: row.reason ?? undefined,
  requestId: row.request_id ?? undefined,
  createdAt: Number(row.created_at),
  startedAt: row.started_at === null ? undefined : Number(row.started_at),
  endedAt: row.ended_at === null ? undefined : Number(row.ended_at),
  pagesRead: row.pages_read,
  pagesTotal: row.pages_total,
  reverts: row.reverts ?? undefined,
  problem:
    row.problem === null
      ? undefined
      : {
          code: row.problem,
          attempts: row.attempts,
          retryAt: row.retry_at === null ? undefined : Number(row.retry_at),
        },
  pausedIn: row.paused_in ?? undefined,
});

/** What changes while a job runs, and what operators may do with it. */
export function present(
  job: StoredJob,
  counts: JobCounts,
  { reverting, now }: { reverting: Reverting | undefined; now: number },
): Job {
  const { task } = job;
  const left = (counts.states.waiting ?? 0) + (counts.states.running ?? 0);
  // In the first minute, what was finished is extrapolated.
  const runFor = Math.min(minute, Math.max(second, now - (job.startedAt ?? now)));
  const perMinute = job.state === 'running' ? Math.round((counts.finishedLastMinute * minute) / runFor) : null;
  const hasEnded = job.state === 'finished' || (job.state === 'canceled' && job.startedAt !== undefined);
  const isReversible = job.kind !== 'revert' && !irreversibleKinds.includes(job.kind);
  return {
    id: job.id,
    kind: job.kind,
    change: task.kind === 'bulk' ? task.change : null,
    subject: job.subject ?? null,
    state: job.state,
    pause: job.pause ?? null,
    problem: job.problem === undefined ? null : { code: job.problem.code, retryAt: job.problem.retryAt ?? null },
    operator: job.operator,
    reason: job.reason ?? null,
    createdAt: job.createdAt,
    startedAt: job.startedAt ?? null,
    endedAt: job.endedAt ?? null,
    total: counts.total,
    plans: counts.plans,
    states: counts.states,
    perMinute,
    expectedEnd: perMinute === null || perMinute === 0 ? null : Math.round(now + (left / perMinute) * minute),
    reverts: job.reverts ?? null,
    revertedKind: task.kind === 'revert' ? (task.of ?? null) : null,
    revertedBy: reverting?.id ?? null,
    needs: [...counts.needs].toSorted(),
    canRevert: hasEnded && isReversible && (reverting === undefined || reverting.hasLeft) && counts.made > 0,
    hasSnapshot: hasEnded && keepsSnapshot(task),
  };
}

/** Jobs that can't be reverted at all. */
const irreversibleKinds: readonly JobKind[] = ['sign-out', 'expire-passwords', 'delete'];
