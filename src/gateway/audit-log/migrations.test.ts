import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Database } from '#database/database.ts';
import { migrate } from '#database/migrate.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';

import { auditLogMigrations, migrateAuditLog } from './migrations.ts';
import type { AuditLogTables } from './tables.ts';

let database: Database<AuditLogTables>;
beforeAll(async () => {
  database = await openTestDatabase<AuditLogTables>();
});
afterAll(() => database.close());

it('keeps the events of a database whose tables had their former names', async () => {
  const { db } = database;
  const former = Object.entries(auditLogMigrations).filter(([name]) => name < '0003');
  await migrate(db, 'journal', Object.fromEntries(former));
  await insertFormerEvent(db);

  await migrateAuditLog(db);
  expect(await db.selectFrom('audit_events').select(['sequence', 'action']).execute()).toEqual([
    { sequence: '1', action: 'users:suspend' },
  ]);
  await expect(sql`update audit_events set action = 'users:restore'`.execute(db)).rejects.toThrow(/append-only/);
  await expect(sql`delete from audit_events`.execute(db)).rejects.toThrow(/Only retention/);
});

const insertFormerEvent = (db: Kysely<AuditLogTables>) =>
  sql`
    insert into journal_entries (sequence, id, at, kind, action, changed_fields, ticket_marks, hash)
    values (1, 'first', 0, 'event', 'users:suspend', '{}', '{}', 'hash')`.execute(db);
