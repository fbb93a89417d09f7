import { sql } from 'kysely';

import type { Database } from '#database/database.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';
import {
  type Approvals,
  approvalStore,
  type ApprovalTables,
  migrateApprovals,
} from '#gateway/approvals/approval-store.ts';
import { createJournal, type Intent, type Journal, type JournalOptions } from '#gateway/audit-log/audit-log.ts';
import { migrateJournal } from '#gateway/audit-log/migrations.ts';
import type { JournalTables } from '#gateway/audit-log/tables.ts';
import { migrateRoleMarks, type RoleMarks, roleMarks, type RoleMarkTables } from '#gateway/role-marks.ts';

export const grace = { subject: 'op-grace', name: 'Grace', role: 'admin' };
export const henry = { subject: 'op-henry', name: 'Henry', role: 'support' };

export type TestJournal = Database<JournalTables & ApprovalTables & RoleMarkTables> & {
  /** A new one after each `reset`. */
  journal: Journal;
  /** Milliseconds; set it to travel. Stands still otherwise. */
  clock: { now: number };
  /** What the operator's log would say. */
  reports: unknown[];
  /** Another journal on the same database, as another process or another start has it. */
  another: (options?: Partial<JournalOptions>) => Journal;
  /** The requests for approvals on the same database, as another process has them. */
  approvals: (clock: () => number) => Approvals;
  /** The protected roles on the same database, likewise. */
  roleMarks: (clock: () => number) => RoleMarks;
  /** Takes away one of the tables, and gives it back. */
  goDown: (table?: keyof JournalTables) => Promise<void>;
  comeBack: (table?: keyof JournalTables) => Promise<void>;
  /** Changes what may not be changed, as whoever owns the tables can. */
  tamper: (statement: string) => Promise<void>;
  /** Everything that is stored, as text. */
  dump: () => Promise<string>;
  /** Empties the journal. */
  reset: () => Promise<void>;
};

const start = Date.UTC(2026, 8, 1);

/** A journal on a database of its own. */
export async function openTestJournal(): Promise<TestJournal> {
  const database = await openTestDatabase<JournalTables & ApprovalTables & RoleMarkTables>();
  const { db } = database;
  await migrateJournal(db);
  await migrateApprovals(db);
  await migrateRoleMarks(db);
  const clock = { now: start };
  const reports: unknown[] = [];
  const run = async (statement: string) => {
    await sql.raw(statement).execute(db);
  };
  const tamper = async (statement: string) => {
    for (const table of ['journal_entries', 'journal_head']) await run(`alter table ${table} disable trigger user`);
    await run(statement);
    for (const table of ['journal_entries', 'journal_head']) await run(`alter table ${table} enable trigger user`);
  };
  const another = (options: Partial<JournalOptions> = {}) =>
    createJournal({
      db,
      clock: () => clock.now,
      secrets: ['a secret of the tests'],
      report: (error) => reports.push(error),
      ...options,
    });
  const test: TestJournal = {
    ...database,
    journal: another(),
    clock,
    reports,
    another,
    approvals: (now) =>
      approvalStore({ db, clock: now, secrets: ['a secret of the tests'], report: (error) => reports.push(error) }),
    roleMarks: (now) => roleMarks({ db, clock: now, report: (error) => reports.push(error) }),
    goDown: (table = 'journal_head') => run(`alter table ${table} rename to ${table}_away`),
    comeBack: (table = 'journal_head') => run(`alter table ${table}_away rename to ${table}`),
    tamper,
    dump: async () =>
      JSON.stringify([
        await db.selectFrom('journal_entries').selectAll().orderBy('sequence').execute(),
        await db.selectFrom('journal_keys').selectAll().execute(),
      ]),
    reset: async () => {
      await test.journal.close();
      await tamper('truncate journal_entries, journal_head, journal_keys');
      await run('truncate gateway_approvals, gateway_approvers, gateway_protected_roles');
      await run(`insert into journal_head (sequence, hash) values (0, repeat('0', 64))`);
      clock.now = start;
      reports.length = 0;
      test.journal = another();
    },
  };
  return test;
}

/** An intent to suspend somebody; what it says can be changed. */
export function suspension(requestId: string, changes: Partial<Intent> = {}): Intent {
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
