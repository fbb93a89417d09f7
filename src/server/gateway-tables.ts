import { type Kysely, sql } from 'kysely';

import { openServer } from '#database/open-server.ts';
import { migrateApprovals } from '#gateway/approvals/approval-store.ts';
import { migrateAuditLog } from '#gateway/audit-log/migrations.ts';
import { migrateAuditStream } from '#gateway/audit-stream/positions.ts';
import { migrateCallers } from '#gateway/callers/caller-store.ts';
import { migrateExports } from '#gateway/exports/export-store.ts';
import { jobSchema, migrateJobs } from '#gateway/jobs/job-queue.ts';
import { migrateUserJobs } from '#gateway/jobs/job-tables.ts';
import { migrateReadUsage } from '#gateway/limits/read-usage.ts';
import { migrateNotes } from '#gateway/notes/note-store.ts';
import { migrateOperatorSessions } from '#gateway/operators/operator-sessions.ts';
import { migrateStoredSecret } from '#gateway/operators/stored-secret.ts';
import { migrateRoleMarks } from '#gateway/policy/role-marks.ts';
import { migrateSuspensions } from '#gateway/suspensions/suspension-table.ts';

import type { Storage } from './settings.ts';
import type { AllTables } from './storage.ts';

type Options = { storage: Storage; db: Kysely<AllTables> };

/**
 * Migrates the gateway's tables. If `DATABASE_OWNER_URL` is set, it migrates as that role, and grants the role of
 * `DATABASE_URL` the use of the tables, but not the right to change audit events.
 */
export async function prepareGatewayTables({ storage, db }: Options): Promise<void> {
  const ownerUrl = storage.kind === 'server' ? storage.ownerUrl : undefined;
  if (ownerUrl === undefined) return migrateGateway(db);
  const owner = openServer<AllTables>(ownerUrl);
  try {
    await migrateGateway(owner.db);
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
    for (const { role } of rows) await grantUse(owner.db, role);
  } finally {
    await owner.close();
  }
}

async function migrateGateway(db: Kysely<AllTables>): Promise<void> {
  await migrateStoredSecret(db);
  await migrateAuditLog(db);
  await migrateOperatorSessions(db);
  await migrateApprovals(db);
  await migrateRoleMarks(db);
  await migrateNotes(db);
  await migrateExports(db);
  await migrateSuspensions(db);
  await migrateJobs(db);
  await migrateUserJobs(db);
  await migrateCallers(db);
  await migrateReadUsage(db);
  await migrateAuditStream(db);
}

/**
 * Tables with fewer rights than the others. Audit events can be inserted, and deleted by retention, but not changed.
 */
const limitedTables: Readonly<Record<string, string>> = {
  audit_events: 'select, insert, delete',
  audit_log_head: 'select, update',
};

async function grantUse(owner: Kysely<AllTables>, role: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() and tableowner = current_user`.execute(
    owner,
  );
  for (const { name } of rows) {
    const rights = limitedTables[name] ?? (name.includes('_migrations') ? 'select' : 'select, insert, update, delete');
    const [table, user] = [sql.table(name), sql.id(role)];
    // One by one: short statements that run only at the start.
    await sql`revoke all on ${table} from ${user}`.execute(owner);
    await sql`grant ${sql.raw(rights)} on ${table} to ${user}`.execute(owner);
  }
  const [jobs, user] = [sql.id(jobSchema), sql.id(role)];
  await sql`grant usage on schema ${jobs} to ${user}`.execute(owner);
  await sql`grant select, insert, update, delete on all tables in schema ${jobs} to ${user}`.execute(owner);
}
