import { type Kysely, sql } from 'kysely';
import * as z from 'zod';

import {
  type JobFieldChange,
  type JobRow,
  type JobRowFilter,
  type LostRecords,
  type RowPlan,
  type RowProblem,
  type RowState,
  writingPlans,
} from '#contract/jobs.ts';
import type { PageQuery } from '#contract/paging.ts';
import { databaseInTime } from '#gateway/database-in-time.ts';

import type { JobTables, RowRecord } from './job-tables.ts';
import { changesOn, permissionsOf, type Step, step } from './steps.ts';

/** A row of a job with its steps. */
export type StoredRow = {
  jobId: string;
  number: number;
  userId: string | undefined;
  label: string;
  plan: RowPlan | undefined;
  state: RowState;
  steps: Step[];
  stepsDone: number;
  /** The next step was sent before, and its outcome is not known. */
  isSent: boolean;
  /** What was changed, or may have been. */
  made: JobFieldChange[];
};

/** What the preview found for a row. */
export type PlannedRow = {
  number: number;
  plan: RowPlan;
  userId?: string | undefined;
  label?: string | undefined;
  steps?: readonly Step[];
  changes?: readonly JobFieldChange[];
  lost?: JobRow['lost'];
  code?: string | undefined;
  field?: string | undefined;
  /** All problems of a row of a file: the first one is stored as `code` and `field`. */
  problems?: readonly RowProblem[];
};

/** How far a row is: its steps, those that are done first, and what they changed. */
export type RowProgress = { steps: readonly Step[]; done: number; made: readonly JobFieldChange[] };

/** The end of a row, or of an attempt. */
export type RowResult = { state: Exclude<RowState, 'running'>; code?: string | undefined };

/** A row for a file: with the deleted account, or the cells of the imported file. */
type FileRow = JobRow & { snapshot: unknown; original: readonly string[] };

/** How long a process holds a row without renewing its lease, in ms. */
const lease = 30_000;

type Options = { db: Kysely<JobTables>; clock: () => number };

export type RowStore = ReturnType<typeof rowStore>;

/** The ledger: the rows of jobs. Functions throw {@link GatewayFault} `auditLogUnavailable` when the database cannot be used. */
export function rowStore({ db, clock }: Options) {
  const inTime = databaseInTime();
  const inLongTime = databaseInTime(20_000);
  const one = ({ jobId, number }: Pick<StoredRow, 'jobId' | 'number'>) =>
    db.updateTable('gateway_job_rows').where('job_id', '=', jobId).where('number', '=', number);
  const matchingRows = (jobId: string, { plan, state, search }: JobRowFilter) =>
    db
      .selectFrom('gateway_job_rows')
      .where('job_id', '=', jobId)
      .$if(plan !== undefined, (query) => query.where('plan', '=', plan ?? null))
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
      .$if(search !== undefined && search !== '', (query) =>
        query.where((where) =>
          where.or([where('user_id', '=', search ?? ''), where('label', 'ilike', `%${literal(search ?? '')}%`)]),
        ),
      );

  return {
    /** Returns the next rows without a plan. */
    unplanned: (jobId: string, limit: number): Promise<StoredRow[]> =>
      inTime(async () => {
        const rows = await db
          .selectFrom('gateway_job_rows')
          .selectAll()
          .where('job_id', '=', jobId)
          .where('plan', 'is', null)
          .orderBy('number')
          .limit(limit)
          .execute();
        return rows.map(stored);
      }),

    /** Returns the rows of a job that changed something, from one number to another. */
    doneBetween: (jobId: string, first: number, last: number) =>
      inTime(async () => {
        const rows = await db
          .selectFrom('gateway_job_rows')
          .selectAll()
          .where('job_id', '=', jobId)
          .where('state', 'in', ['done', 'failed', 'unknown'])
          .where('made', '!=', '[]')
          .where('number', '>=', first)
          .where('number', '<=', last)
          .execute();
        return rows.map((row) => ({ ...stored(row), left: parsedSnapshot(row) }));
      }),

    /** Stores what the preview found. */
    savePlans: (jobId: string, rows: readonly PlannedRow[]): Promise<void> =>
      inLongTime(async () => {
        const values = rows.map((row) => ({
          number: row.number,
          plan: row.plan,
          state: isWriting(row.plan) ? 'waiting' : 'skipped',
          user_id: row.userId ?? null,
          label: row.label ?? null,
          steps: JSON.stringify(row.steps ?? []),
          needs: JSON.stringify([...new Set((row.steps ?? []).flatMap(permissionsOf))].toSorted()),
          planned: JSON.stringify(row.changes ?? []),
          lost: row.lost ? JSON.stringify(row.lost) : null,
          code: row.code ?? row.problems?.[0]?.code ?? null,
          field: row.field ?? row.problems?.[0]?.field ?? null,
          problems: JSON.stringify(row.problems?.slice(1) ?? []),
        }));
        await sql`
          update gateway_job_rows as stored set
            plan = planned.plan, state = planned.state, user_id = coalesce(planned.user_id, stored.user_id),
            label = coalesce(planned.label, stored.label), steps = planned.steps, needs = planned.needs,
            planned = planned.planned, lost = planned.lost, code = planned.code, field = planned.field,
            problems = planned.problems
          from json_to_recordset(${JSON.stringify(values)}::json) as planned (
            number integer, plan text, state text, user_id text, label text, steps text, needs text, planned text, lost text,
            code text, field text, problems text)
          where stored.job_id = ${jobId} and stored.number = planned.number`.execute(db);
      }),

    /**
     * Lets this process carry out some rows: those that wait, and those of a process that ended. A row is claimed by one
     * process at a time.
     */
    claim: (jobId: string, by: string, limit: number): Promise<StoredRow[]> =>
      inTime(async () => {
        const now = clock();
        const { rows } = await sql<RowRecord>`
          update gateway_job_rows set state = 'running', leased_by = ${by}, leased_until = ${String(now + lease)}
          where (job_id, number) in (
            select job_id, number from gateway_job_rows
            where job_id = ${jobId}
              and (state = 'waiting' or (state = 'running' and leased_until <= ${String(now)}))
            order by number limit ${limit}
            for update skip locked)
          returning *`.execute(db);
        return rows.map(stored).sort((first, second) => first.number - second.number);
      }),

    /** Lets this process carry out one row that waits, or whose outcome is unknown; undefined if it does neither. */
    claimOne: (jobId: string, number: number, by: string): Promise<StoredRow | undefined> =>
      inTime(async () => {
        const row = await one({ jobId, number })
          .where('state', 'in', ['waiting', 'unknown'])
          .set({ state: 'running', leased_by: by, leased_until: String(clock() + lease) })
          .returningAll()
          .executeTakeFirst();
        return row && stored(row);
      }),

    get: (jobId: string, number: number): Promise<StoredRow | undefined> =>
      inTime(async () => {
        const row = await db
          .selectFrom('gateway_job_rows')
          .selectAll()
          .where('job_id', '=', jobId)
          .where('number', '=', number)
          .executeTakeFirst();
        return row && stored(row);
      }),

    /** Lets rows be carried out with the start of their job whose trial has an unknown outcome. */
    resumeTried: (jobId: string): Promise<void> =>
      inTime(async () => {
        await db
          .updateTable('gateway_job_rows')
          .set({ state: 'waiting', code: null, finished_at: null })
          .where('job_id', '=', jobId)
          .where('state', '=', 'unknown')
          .execute();
      }),

    /**
     * Notes that the next step of a row is about to be sent, with what it will change.
     *
     * @returns false if another process claimed the row meanwhile: the step must not be sent
     */
    noteSent: (row: StoredRow, by: string, made: readonly JobFieldChange[], snapshot?: unknown): Promise<boolean> =>
      inTime(async () => {
        const { numUpdatedRows } = await one(row)
          .where('leased_by', '=', by)
          .where('state', '=', 'running')
          .set({
            is_sent: true,
            made: JSON.stringify(made),
            leased_until: String(clock() + lease),
            ...(snapshot !== undefined && { snapshot: JSON.stringify(snapshot) }),
          })
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n;
      }),

    /** Notes that a step is done or failed, and the changes that were made so far. */
    noteStepDone: (row: StoredRow, by: string, progress: RowProgress): Promise<void> =>
      inTime(async () => {
        await one(row)
          .where('leased_by', '=', by)
          .set({ is_sent: false, ...progressColumns(progress) })
          .execute();
      }),

    /** Notes the user whom a row created. */
    noteCreated: (row: StoredRow, by: string, userId: string, progress: RowProgress): Promise<void> =>
      inTime(async () => {
        await one(row)
          .where('leased_by', '=', by)
          .set({ user_id: userId, is_sent: false, ...progressColumns(progress), sealed: null })
          .execute();
      }),

    /** Ends a row, or lets it wait again. */
    finish: (
      row: StoredRow,
      by: string,
      { state, code }: RowResult,
      progress: RowProgress & { isSent: boolean },
      left?: unknown,
    ): Promise<void> =>
      inTime(async () => {
        await one(row)
          .where('leased_by', '=', by)
          .set({
            state,
            code: code ?? null,
            ...progressColumns(progress),
            is_sent: progress.isSent,
            finished_at: state === 'waiting' ? null : String(clock()),
            leased_by: null,
            leased_until: '0',
            ...(state === 'done' && { sealed: null }),
            ...(left !== undefined && { snapshot: JSON.stringify(left) }),
          })
          .execute();
      }),

    /** Notes a created account as it is left after more than the steps of its row. */
    noteLeft: (jobId: string, number: number, left: unknown): Promise<void> =>
      inTime(async () => {
        await one({ jobId, number })
          .set({ snapshot: JSON.stringify(left) })
          .execute();
      }),

    /** Returns rows that this process claimed and did not begin. */
    release: (by: string, claimed: readonly StoredRow[]): Promise<void> =>
      inTime(async () => {
        const [first] = claimed;
        if (first === undefined) return;
        await db
          .updateTable('gateway_job_rows')
          .where('job_id', '=', first.jobId)
          .where(
            'number',
            'in',
            claimed.map(({ number }) => number),
          )
          .where('leased_by', '=', by)
          .where('state', '=', 'running')
          .set({ state: 'waiting', leased_by: null, leased_until: '0' })
          .execute();
      }),

    /** Lets rows be claimed at once whose process has ended. Only where no other process uses the database. */
    releaseAll: (): Promise<void> =>
      inTime(async () => {
        await db.updateTable('gateway_job_rows').where('state', '=', 'running').set({ leased_until: '0' }).execute();
      }),

    /** Renews the lease of the rows that this process works on. */
    renew: (by: string): Promise<void> =>
      inTime(async () => {
        await db
          .updateTable('gateway_job_rows')
          .where('leased_by', '=', by)
          .where('state', '=', 'running')
          .set({ leased_until: String(clock() + lease) })
          .execute();
      }),

    /** When the first row of another process can be claimed (ms since the epoch); undefined if no row is running. */
    firstLeaseEnd: (jobId: string): Promise<number | undefined> =>
      inTime(async () => {
        const row = await db
          .selectFrom('gateway_job_rows')
          .select(({ fn }) => fn.min('leased_until').as('at'))
          .where('job_id', '=', jobId)
          .where('state', '=', 'running')
          .executeTakeFirstOrThrow();
        return row.at === null ? undefined : Number(row.at);
      }),

    /** Lets the rows that failed, or whose outcome is unknown, be carried out again. Returns their number. */
    retry: (jobId: string): Promise<number> =>
      inLongTime(async () => {
        const { numUpdatedRows } = await db
          .updateTable('gateway_job_rows')
          .set({ state: 'waiting', code: null, finished_at: null })
          .where('job_id', '=', jobId)
          .where('state', 'in', ['failed', 'unknown'])
          .executeTakeFirstOrThrow();
        return Number(numUpdatedRows);
      }),

    /** Returns a page of rows, and the number of all that match. */
    page: (
      jobId: string,
      filter: JobRowFilter,
      { page, page_size }: PageQuery,
    ): Promise<{ rows: JobRow[]; total: number }> =>
      inLongTime(async () => {
        const matching = matchingRows(jobId, filter);
        const rows = await matching
          .selectAll()
          .orderBy('number')
          .limit(page_size)
          .offset((page - 1) * page_size)
          .execute();
        const { total } = await matching
          .select(({ fn }) => fn.countAll<string>().as('total'))
          .executeTakeFirstOrThrow();
        return { rows: rows.map(presentRow), total: Number(total) };
      }),

    /** Returns what goes with the accounts that a job deletes, in sum. */
    lostOf: (jobId: string): Promise<LostRecords> =>
      inLongTime(async () => {
        const sum = { sessions: 0, tokens: 0, roles: 0, organizations: 0 };
        const rows = await db
          .selectFrom('gateway_job_rows')
          .select(['lost', ({ fn }) => fn.countAll<string>().as('rows')])
          .where('job_id', '=', jobId)
          .where('lost', 'is not', null)
          // Most accounts are alike.
          .groupBy('lost')
          .execute();
        for (const { lost, rows: accounts } of rows) {
          const each = storedLost.parse(JSON.parse(lost ?? ''));
          sum.sessions += each.sessions * Number(accounts);
          sum.tokens += each.tokens * Number(accounts);
          sum.roles += each.roles * Number(accounts);
          sum.organizations += each.organizations * Number(accounts);
        }
        return sum;
      }),

    /** Returns rows after a number, for a file. */
    after: (jobId: string, number: number, limit: number, filter: JobRowFilter = {}): Promise<FileRow[]> =>
      inLongTime(async () => {
        const rows = await matchingRows(jobId, filter)
          .selectAll()
          .where('number', '>', number)
          .orderBy('number')
          .limit(limit)
          .execute();
        return rows.map((row) => ({
          ...presentRow(row),
          snapshot: parsedSnapshot(row),
          original: z.array(z.string()).parse(JSON.parse(row.original ?? '[]')),
        }));
      }),

    /** Erases what the ledger stores about a user, except that there was a row. Rows that wait are not carried out. */
    eraseOf: (userId: string): Promise<void> =>
      inTime(() =>
        db.transaction().execute(async (transaction) => {
          const ofUser = () => transaction.updateTable('gateway_job_rows').where('user_id', '=', userId);
          const empty = { planned: '[]', made: '[]', steps: '[]', problems: '[]' };
          const none = { entry: null, snapshot: null, sealed: null, source: null, original: null };
          await ofUser()
            .set({ label: userId, ...empty, ...none })
            .execute();
          await ofUser()
            .where('state', '=', 'waiting')
            .set({ plan: 'skipped', state: 'skipped', code: 'job.excluded' })
            .execute();
          await sql`
            delete from gateway_job_keys using gateway_job_rows
            where gateway_job_rows.user_id = ${userId} and gateway_job_rows.job_id = gateway_job_keys.job_id
              and gateway_job_rows.number = gateway_job_keys.number`.execute(transaction);
        }),
      ),
  };
}

const progressColumns = ({ steps, done, made }: RowProgress) => ({
  steps: JSON.stringify(steps),
  steps_done: done,
  made: JSON.stringify(made),
});

const isWriting = (plan: RowPlan): boolean => writingPlans.some((one) => one === plan);

const parsedSnapshot = ({ snapshot }: RowRecord): unknown =>
  snapshot === null ? undefined : (JSON.parse(snapshot) as unknown);

/** Escapes the wildcards of `like`. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

const storedChanges = z.array(
  z.object({ field: z.string(), from: z.unknown().optional(), to: z.unknown().optional() }),
);
const storedProblems = z.array(z.object({ code: z.string(), field: z.string().nullable() }));
const storedLost = z.object({
  sessions: z.number(),
  tokens: z.number(),
  roles: z.number(),
  organizations: z.number(),
});

/** Removed members of custom data are missing in the stored JSON. */
const changesIn = (json: string): JobFieldChange[] =>
  storedChanges.parse(JSON.parse(json)).map(({ field, from, to }) => ({ field, from, to }));

/** States in which something was done to a row. */
const ended: readonly RowState[] = ['done', 'failed', 'unknown'];

const stored = (row: RowRecord): StoredRow => ({
  jobId: row.job_id,
  number: row.number,
  userId: row.user_id ?? undefined,
  label: row.label,
  plan: row.plan ?? undefined,
  state: row.state,
  steps: z.array(step).parse(JSON.parse(row.steps)),
  stepsDone: row.steps_done,
  isSent: row.is_sent,
  made: changesIn(row.made),
});

/** What a row that was carried out in part still lacks. */
function missingIn(row: RowRecord): JobFieldChange[] {
  const isInPart = (row.state === 'failed' || row.state === 'unknown') && row.steps_done > 0;
  return isInPart ? z.array(step).parse(JSON.parse(row.steps)).slice(row.steps_done).flatMap(changesOn) : [];
}

const presentRow = (row: RowRecord): JobRow => ({
  number: row.number,
  userId: row.user_id,
  label: row.label,
  entry: row.entry,
  plan: row.plan,
  state: row.state,
  changes: changesIn(ended.includes(row.state) ? row.made : row.planned),
  lost: row.lost === null ? null : storedLost.parse(JSON.parse(row.lost)),
  code: row.code,
  field: row.field,
  problems: storedProblems.parse(JSON.parse(row.problems)),
  missing: missingIn(row),
  at: row.finished_at === null ? null : Number(row.finished_at),
});
