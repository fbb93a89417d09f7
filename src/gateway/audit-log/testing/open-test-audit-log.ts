import { sql } from 'kysely';

import type { Database } from '#database/database.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';
import {
  type Approvals,
  approvalStore,
  type ApprovalTables,
  migrateApprovals,
} from '#gateway/approvals/approval-store.ts';
import {
  createAuditLog,
  type StartedAction,
  type AuditLog,
  type AuditLogOptions,
} from '#gateway/audit-log/audit-log.ts';
import { migrateAuditLog } from '#gateway/audit-log/migrations.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';
import { migrateRoleMarks, type RoleMarks, roleMarks, type RoleMarkTables } from '#gateway/policy/role-marks.ts';

export const grace = { subject: 'op-grace', name: 'Grace', role: 'admin' };
export const henry = { subject: 'op-henry', name: 'Henry', role: 'support' };

export type TestAuditLog = Database<AuditLogTables & ApprovalTables & RoleMarkTables> & {
  /** A new one after each `reset`. */
  auditLog: AuditLog;
  /** Milliseconds; set it to travel. Stands still otherwise. */
  clock: { now: number };
  /** What the operator's log would say. */
  reports: unknown[];
  /** Another audit log on the same database, as another process or another start has it. */
  another: (options?: Partial<AuditLogOptions>) => AuditLog;
  /** The requests for approvals on the same database, as another process has them. */
  approvals: (clock: () => number) => Approvals;
  /** The protected roles on the same database, likewise. */
  roleMarks: (clock: () => number) => RoleMarks;
  /** Takes away one of the tables, and gives it back. */
  goDown: (table?: keyof AuditLogTables) => Promise<void>;
  comeBack: (table?: keyof AuditLogTables) => Promise<void>;
  /** Changes what may not be changed, as whoever owns the tables can. */
  tamper: (statement: string) => Promise<void>;
  /** Everything that is stored, as text. */
  dump: () => Promise<string>;
  /** Empties the audit log. */
  reset: () => Promise<void>;
};

const start = Date.UTC(2026, 8, 1);

/** An audit log on a database of its own. */
export async function openTestAuditLog(): Promise<TestAuditLog> {
  const database = await openTestDatabase<AuditLogTables & ApprovalTables & RoleMarkTables>();
  const { db } = database;
  await migrateAuditLog(db);
  await migrateApprovals(db);
  await migrateRoleMarks(db);
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
  const another = (options: Partial<AuditLogOptions> = {}) =>
    createAuditLog({
      db,
      clock: () => clock.now,
      secrets: ['a secret of the tests'],
      report: (error) => reports.push(error),
      ...options,
    });
  const test: TestAuditLog = {
    ...database,
    auditLog: another(),
    clock,
    reports,
    another,
    approvals: (now) =>
      approvalStore({ db, clock: now, secrets: ['a secret of the tests'], report: (error) => reports.push(error) }),
    roleMarks: (now) => roleMarks({ db, clock: now, report: (error) => reports.push(error) }),
    goDown: (table = 'audit_log_head') => run(`alter table ${table} rename to ${table}_away`),
    comeBack: (table = 'audit_log_head') => run(`alter table ${table}_away rename to ${table}`),
    tamper,
    dump: async () =>
      JSON.stringify([
        await db.selectFrom('audit_events').selectAll().orderBy('sequence').execute(),
        await db.selectFrom('audit_log_keys').selectAll().execute(),
      ]),
    reset: async () => {
      await test.auditLog.close();
      await tamper('truncate audit_events, audit_log_head, audit_log_keys');
      await run('truncate gateway_approvals, gateway_approvers, gateway_protected_roles');
      await run(`insert into audit_log_head (sequence, hash) values (0, repeat('0', 64))`);
      clock.now = start;
      reports.length = 0;
      test.auditLog = another();
    },
  };
  return test;
}

/** An intent to suspend somebody; what it says can be changed. */
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
