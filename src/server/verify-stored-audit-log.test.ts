import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';

import type { Database } from '#database/database.ts';
import { openFolder } from '#database/open-folder.ts';
import { openServer } from '#database/open-server.ts';
import { createTestDatabase, readEmptyEmbedded } from '#database/testing/open-test-database.ts';
import { createAuditLog } from '#gateway/audit-log/audit-log.ts';
import { auditLogRequestHandler } from '#gateway/audit-log/folder-requests.ts';
import { migrateAuditLog } from '#gateway/audit-log/migrations.ts';
import type { AuditLogDb, AuditLogTables } from '#gateway/audit-log/tables.ts';

import { verifyStoredAuditLog } from './verify-stored-audit-log.ts';

/** Creates an audit log with two events and returns the head of its chain. */
async function writeAuditLog(db: AuditLogDb) {
  await migrateAuditLog(db);
  const auditLog = createAuditLog({
    db,
    clock: () => 0,
    secrets: ['x'],
    report: (error) => expect(error).toBeUndefined(),
  });
  const operator = { subject: 'op', name: 'Op', role: 'admin' };
  for (const action of ['one', 'two']) await auditLog.note({ operator, action });
  return auditLog.head();
}

async function breakAuditLog(db: AuditLogDb) {
  await sql`alter table audit_events disable trigger user`.execute(db);
  await sql`update audit_events set action = 'three' where sequence = 2`.execute(db);
}

const server = inject('postgresUrl');

describe.runIf(server === undefined)('an audit log in a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usher-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is verified while another process uses it, and when none does', async () => {
    const database = await openFolder<AuditLogTables>(folder, readEmptyEmbedded);
    const head = await writeAuditLog(database.db);
    const storage = { kind: 'folder', folder } as const;
    await expect(verifyStoredAuditLog(storage)).rejects.toThrow('not ready');

    database.answerWith(auditLogRequestHandler(database.db));
    expect(await verifyStoredAuditLog(storage, head)).toEqual({ state: 'intact', events: 2, head });
    const other = { ...head, hash: 'f'.repeat(64) };
    expect(await verifyStoredAuditLog(storage, other)).toMatchObject({ state: 'broken', sequence: 2 });

    await database.close();
    expect(await verifyStoredAuditLog(storage, head)).toEqual({ state: 'intact', events: 2, head });
  });

  it('is not created if it is missing', async () => {
    const storage = { kind: 'folder', folder: join(folder, 'missing') } as const;
    expect(await verifyStoredAuditLog(storage)).toEqual({ state: 'missing' });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe.runIf(server !== undefined)('an audit log on a server', () => {
  let database: Database<AuditLogTables>;
  let url: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    ({ url, drop } = await createTestDatabase(server ?? ''));
    database = openServer<AuditLogTables>(url);
  });
  afterEach(async () => {
    await database.close();
    await drop();
  });

  it('is verified while other connections use it', async () => {
    const storage = { kind: 'server', url } as const;
    expect(await verifyStoredAuditLog(storage)).toEqual({ state: 'missing' });
    const head = await writeAuditLog(database.db);
    expect(await verifyStoredAuditLog(storage, head)).toEqual({ state: 'intact', events: 2, head });
    await breakAuditLog(database.db);
    expect(await verifyStoredAuditLog(storage)).toMatchObject({ state: 'broken', sequence: 2 });
  });
});
