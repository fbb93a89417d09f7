import { sql } from 'kysely';

import type { Database } from '#database/database.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';
import {
  type Approvals,
  approvalStore,
  type ApprovalTables,
  migrateApprovals,
} from '#gateway/approvals/approval-store.ts';
import type { StartedAction } from '#gateway/audit-log/action-drafts.ts';
import { createAuditLog, type AuditLog, type AuditLogOptions } from '#gateway/audit-log/audit-log.ts';
import { migrateAuditLog } from '#gateway/audit-log/migrations.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';
import { type Callers, callerStore, type CallerTables, migrateCallers } from '#gateway/callers/caller-store.ts';
import { type Exports, exportStore, type ExportTables, migrateExports } from '#gateway/exports/export-store.ts';
import type { JobQueue } from '#gateway/jobs/job-queue.ts';
import { type JobTables, migrateUserJobs } from '#gateway/jobs/job-tables.ts';
import { openUserJobs, type UserJobs } from '#gateway/jobs/user-jobs.ts';
import { migrateNotes, type Notes, noteStore, type NoteTables } from '#gateway/notes/note-store.ts';
import { migrateRoleMarks, type RoleMarks, roleMarks, type RoleMarkTables } from '#gateway/policy/role-marks.ts';
import { type Suspensions, suspensionStore } from '#gateway/suspensions/suspension-store.ts';
import { migrateSuspensions, type SuspensionTables } from '#gateway/suspensions/suspension-table.ts';

export const grace = { subject: 'op-grace', name: 'Grace', role: 'admin' };
export const henry = { subject: 'op-henry', name: 'Henry', role: 'support' };

type TestTables = AuditLogTables &
  ApprovalTables &
  RoleMarkTables &
  NoteTables &
  SuspensionTables &
  CallerTables &
  JobTables &
  ExportTables;

export type TestAuditLog = Database<TestTables> & {
  /** Replaced by each `reset`. */
  auditLog: AuditLog;
  /** Milliseconds since the epoch; advances only when a test sets it. */
  clock: { now: number };
  /** Errors reported for the server log. */
  reports: unknown[];
  /** Returns another audit log on the same database, as in another process or after a restart. */
  another: (options?: Partial<AuditLogOptions>) => AuditLog;
  /** Returns the approvals on the same database, as in another process. */
  approvals: (clock: () => number) => Approvals;
  /** Returns the protected roles on the same database, as in another process. */
  roleMarks: (clock: () => number) => RoleMarks;
  /** Returns the notes on the same database, as in another process. */
  notes: (clock: () => number) => Notes;
  /** Returns the exports on the same database, as in another process. */
  exports: (clock: () => number) => Exports;
  /** Returns the suspensions on the same database, as in another process. */
  suspensions: (clock: () => number, jobs: Pick<JobQueue, 'send'>) => Suspensions;
  /** Returns the jobs on many users on the same database, as in another process. They run without waiting. */
  userJobs: (clock: () => number, queue: Pick<JobQueue, 'send' | 'hurry'>) => UserJobs;
  /** Returns the verified callers on the same database, as in another process. */
  callers: (clock: () => number) => Callers;
  /** Renames a table to simulate an outage, and renames it back. */
  goDown: (table?: keyof AuditLogTables) => Promise<void>;
  comeBack: (table?: keyof AuditLogTables) => Promise<void>;
  /** Runs a statement with the triggers disabled, as the owner of the tables can. */
  tamper: (statement: string) => Promise<void>;
  /** Returns all stored events and keys as text. */
  dump: () => Promise<string>;
  /** Empties the audit log, and closes those of earlier tests. */
  reset: () => Promise<void>;
};

const start = Date.UTC(2026, 8, 1);

/** The clocks of tests stand still. */
const unlimitedPace: UserJobs['pace'] = {
  take: () => Promise.resolve(),
  holdBack: () => Promise.resolve(),
  took: () => undefined,
  concurrency: () => 4,
};

/** Opens an audit log on its own database. */
export async function openTestAuditLog(): Promise<TestAuditLog> {
  const database = await openTestDatabase<TestTables>();
  const { db } = database;
  await migrateAuditLog(db);
  await migrateApprovals(db);
  await migrateRoleMarks(db);
  await migrateNotes(db);
  await migrateExports(db);
  await migrateSuspensions(db);
  await migrateCallers(db);
  await migrateUserJobs(db);
  const clock = { now: start };
  const reports: unknown[] = [];
  const run = async (statement: string) => {
    await sql.raw(statement).execute(db);
  };
  const tamper = async (statement: string) => {
    for (const table of ['audit_events', 'audit_log_head']) await run(`alter table ${table} disable trigger user`);
    await run(statement);
    for (const table of ['audit_events', 'audit_log_head']) await run(`alter table ${table} enable trigger user`);
  };
  const opened = new Set<AuditLog>();
  const another = (options: Partial<AuditLogOptions> = {}) => {
    const auditLog = createAuditLog({
      db,
      clock: () => clock.now,
      secrets: ['a secret of the tests'],
      report: (error) => reports.push(error),
      ...options,
    });
    opened.add(auditLog);
    return auditLog;
  };
  const test: TestAuditLog = {
    ...database,
    auditLog: another(),
    clock,
    reports,
    another,
    approvals: (now) =>
      approvalStore({ db, clock: now, secrets: ['a secret of the tests'], report: (error) => reports.push(error) }),
    roleMarks: (now) => roleMarks({ db, clock: now, report: (error) => reports.push(error) }),
    notes: (now) => noteStore({ db, clock: now }),
    exports: (now) => exportStore({ db, clock: now }),
    suspensions: (now, jobs) => suspensionStore({ db, jobs, clock: now, upstreamTimeout: 1000 }),
    userJobs: (now, queue) => ({
      ...openUserJobs({
        db,
        queue,
        clock: now,
        rate: 150,
        concurrency: 4,
        isOnlyProcess: true,
        retentionDays: 30,
        secrets: ['a secret of the tests'],
        report: (error) => reports.push(error),
      }),
      pace: unlimitedPace,
    }),
    callers: (now) =>
      callerStore({ db, clock: now, secrets: ['a secret of the tests'], report: (error) => reports.push(error) }),
    goDown: (table = 'audit_log_head') => run(`alter table ${table} rename to ${table}_away`),
    comeBack: (table = 'audit_log_head') => run(`alter table ${table}_away rename to ${table}`),
    tamper,
    dump: async () =>
      JSON.stringify([
        await db.selectFrom('audit_events').selectAll().orderBy('sequence').execute(),
        await db.selectFrom('audit_log_keys').selectAll().execute(),
      ]),
    reset: async () => {
      // Otherwise an earlier test's counts would be recorded during a later one, a minute after their first event.
      const former = [...opened];
      opened.clear();
      await Promise.all(former.map((auditLog) => auditLog.close()));
      // The head first, as the appender locks it: another order can end in a deadlock.
      await tamper('truncate audit_log_head, audit_events, audit_log_keys');
      await run(
        `truncate gateway_approvals, gateway_approvers, gateway_protected_roles, gateway_notes, gateway_suspensions,
          gateway_verified_callers, gateway_jobs, gateway_job_rows, gateway_job_keys,
          gateway_exports`,
      );
      await run(`insert into audit_log_head (sequence, hash) values (0, repeat('0', 64))`);
      clock.now = start;
      reports.length = 0;
      test.auditLog = another();
    },
  };
  return test;
}

/** Returns the start of a suspension, with optional changes. */
export function suspension(requestId: string, changes: Partial<StartedAction> = {}): StartedAction {
  return {
    requestId,
    operator: henry,
    action: 'users:suspend',
    method: 'PATCH',
    route: '/api/users/:userId/is-suspended',
    users: [{ id: 'u1', name: 'Ada Lovelace' }],
    changedFields: ['isSuspended'],
    before: { isSuspended: false },
    after: { isSuspended: true },
    reason: 'INC-4711: asked to by phone',
    ...changes,
  };
}

export const everything = { page: 1, page_size: 100 };
