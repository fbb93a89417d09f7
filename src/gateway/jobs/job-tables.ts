import { type Kysely, type Migration, type Selectable, sql } from 'kysely';

import type { JobKind, JobState, PauseCause, RowPlan, RowState } from '#contract/jobs.ts';
import type { OperatorRole } from '#contract/operators.ts';
import { migrate } from '#database/migrate.ts';

type JobTable = {
  id: string;
  kind: JobKind;
  /** What the job does, as JSON: see `JobTask`. */
  task: string;
  /** Names of roles, of the organization, or of the file that the job is about. */
  subject: string | null;
  state: JobState;
  pause: PauseCause | null;
  /** The operator who created, started or resumed it last, with the role at that time. */
  operator_subject: string;
  operator_name: string;
  operator_role: OperatorRole;
  /** When that was: an operator who is signed out later does not run it any more. Times in ms since the epoch. */
  authorized_at: string;
  reason: string | null;
  /** ID of the request that started it, which groups the audit events. */
  request_id: string | null;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
  /** How many pages of the selection were read. */
  pages_read: number;
  /** Of the list that is read; 0 before the first one. */
  pages_total: number;
  /** The job that this one reverts. */
  reverts: string | null;
  /** Error code of the last attempt to make the preview; null after one that succeeded. */
  problem: string | null;
  /** When the preview is tried again. */
  retry_at: string | null;
  /** Attempts that failed one after the other. */
  attempts: number;
  /** The state that a job paused before its start goes on with. */
  paused_in: JobState | null;
  /** Names of the columns of an imported file, as JSON. */
  columns: string | null;
};

type RowTable = {
  job_id: string;
  number: number;
  user_id: string | null;
  label: string;
  plan: RowPlan | null;
  state: RowState;
  /** The steps of the row, as JSON. */
  steps: string;
  /** How many steps are done. */
  steps_done: number;
  /** The step `steps_done` was sent, and its outcome is not known yet. */
  is_sent: boolean;
  /** What the preview said would change, as JSON. */
  planned: string;
  /** What was changed, or may have been by a step that was sent, as JSON. */
  made: string;
  /** What goes with a deleted account, as JSON. */
  lost: string | null;
  code: string | null;
  field: string | null;
  finished_at: string | null;
  /** The process that works on the row, until when. */
  leased_by: string | null;
  leased_until: string;
  /** Passwords and digests, sealed; null when the row is done. */
  sealed: string | null;
  /** As JSON: the deleted account, if the job keeps a snapshot; or the created account as the row left it. */
  snapshot: string | null;
  /** The row of an imported file as JSON, without its password. */
  source: string | null;
  /** The cells of the imported file without secrets, as JSON; null if they are too long. */
  original: string | null;
  /** The entry of a pasted list. */
  entry: string | null;
  /** The permissions that the steps need, as JSON. */
  needs: string;
  /** Further problems of a row of a file, beside `code`, as JSON. */
  problems: string;
};

/** What identifies the user of an imported row, such as `primaryEmail:ada@example.com`. */
type KeyTable = { job_id: string; key: string; number: number };

type PaceTable = {
  id: 1;
  /** When the next request may be sent, in ms since the epoch. */
  next_at: string;
};

export type JobRecord = Selectable<JobTable>;
export type RowRecord = Selectable<RowTable>;

export type JobTables = {
  gateway_jobs: JobTable;
  gateway_job_rows: RowTable;
  gateway_job_keys: KeyTable;
  gateway_job_pace: PaceTable;
};

/** Released migrations must not change. */
const migrations: Record<string, Migration> = {
  '0001-jobs': { up: createJobs },
  '0002-problems': { up: addProblems },
  '0003-needs': { up: addNeeds },
  '0004-entries': { up: addEntries },
  '0004-original-columns': { up: addOriginalColumns },
};

async function createJobs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_jobs (
      id text primary key,
      kind text not null,
      task text not null,
      subject text,
      state text not null,
      pause text,
      operator_subject text not null,
      operator_name text not null,
      operator_role text not null,
      authorized_at bigint not null,
      reason text,
      request_id text,
      created_at bigint not null,
      started_at bigint,
      ended_at bigint,
      pages_read integer not null default 0,
      pages_total integer not null default 0,
      reverts text
    )`.execute(db);
  await sql`create index gateway_jobs_by_time on gateway_jobs (created_at)`.execute(db);
  await sql`
    create table gateway_job_rows (
      job_id text not null references gateway_jobs (id) on delete cascade,
      number integer not null,
      user_id text,
      label text not null,
      plan text,
      state text not null,
      steps text not null,
      steps_done integer not null default 0,
      is_sent boolean not null default false,
      planned text not null default '[]',
      made text not null default '[]',
      lost text,
      code text,
      field text,
      finished_at bigint,
      leased_by text,
      leased_until bigint not null default 0,
      sealed text,
      snapshot text,
      source text,
      primary key (job_id, number)
    )`.execute(db);
  await sql`create index gateway_job_rows_by_plan on gateway_job_rows (job_id, plan, number)`.execute(db);
  await sql`create index gateway_job_rows_by_state on gateway_job_rows (job_id, state, number)`.execute(db);
  await sql`create index gateway_job_rows_by_user on gateway_job_rows (user_id)`.execute(db);
  await sql`
    create table gateway_job_keys (
      job_id text not null references gateway_jobs (id) on delete cascade,
      key text not null,
      number integer not null,
      primary key (job_id, key, number)
    )`.execute(db);
  await sql`create index gateway_job_keys_by_key on gateway_job_keys (key)`.execute(db);
  await sql`create table gateway_job_pace (id integer primary key, next_at bigint not null)`.execute(db);
  await sql`insert into gateway_job_pace (id, next_at) values (1, 0)`.execute(db);
}

async function addProblems(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table gateway_jobs
      add column problem text,
      add column retry_at bigint,
      add column attempts integer not null default 0,
      add column paused_in text`.execute(db);
}

async function addNeeds(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table gateway_job_rows
      add column needs text not null default '[]',
      add column problems text not null default '[]'`.execute(db);
}

async function addEntries(db: Kysely<unknown>): Promise<void> {
  await sql`alter table gateway_job_rows add column entry text`.execute(db);
}

async function addOriginalColumns(db: Kysely<unknown>): Promise<void> {
  await sql`alter table gateway_jobs add column columns text`.execute(db);
  await sql`alter table gateway_job_rows add column original text`.execute(db);
}

/** Migrates the tables of jobs on many users. The database may also hold the tables of other modules. */
export const migrateUserJobs = (db: Kysely<JobTables>): Promise<void> => migrate(db, 'gateway_jobs', migrations);
