import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import type { Database } from '#database/database.ts';
import { openServer } from '#database/open-server.ts';
import { createTestDatabase } from '#database/testing/open-test-database.ts';

import { createAuditLog, type AuditLog } from './audit-log.ts';
import { migrateAuditLog } from './migrations.ts';
import type { AuditLogTables } from './tables.ts';
import { openTestAuditLog, suspension } from './testing/open-test-audit-log.ts';

const numbers = (length: number) => Array.from({ length }, (_, index) => index);

async function write(auditLog: AuditLog, requestId: string, userId: string): Promise<void> {
  const { recordOutcome } = await auditLog.recordStart(suspension(requestId, { users: [{ id: userId }] }));
  await recordOutcome({ status: 200 });
}

/** Returns the request IDs of all events with an outcome. */
async function recorded(auditLog: AuditLog): Promise<string[]> {
  const found: string[] = [];
  for await (const { requestId, outcome } of auditLog.stream({}, Number.MAX_SAFE_INTEGER - 1)) {
    if (outcome !== null) found.push(requestId ?? '');
  }
  return found.toSorted();
}

it('records hundreds of concurrent writes exactly once', async () => {
  const { auditLog, close } = await openTestAuditLog();
  const requests = numbers(300).map((index) => `r${String(index).padStart(4, '0')}`);
  await Promise.all(requests.map((requestId, index) => write(auditLog, requestId, `u${index % 90}`)));
  expect(await recorded(auditLog)).toEqual(requests);
  expect(await auditLog.verify()).toMatchObject({ state: 'intact', events: 600 });
  await close();
});

const server = inject('postgresUrl');

// The embedded engine has one owner; only a server can be shared.
describe.runIf(server !== undefined)('processes that share a server', () => {
  let drop: () => Promise<void>;
  let databases: Database<AuditLogTables>[];

  beforeAll(async () => {
    if (server === undefined) return;
    const { url, drop: dropDatabase } = await createTestDatabase(server);
    drop = dropDatabase;
    // Each simulated process has its own connections.
    databases = numbers(3).map(() => openServer<AuditLogTables>(url));
  });
  afterAll(async () => {
    await Promise.all(databases.map(({ close }) => close()));
    await drop();
  });

  it('keep one chain', async () => {
    await Promise.all(databases.map(({ db }) => migrateAuditLog(db)));
    const auditLogs = databases.map(({ db }) =>
      createAuditLog({ db, clock: () => 0, secrets: ['shared'], report: (error) => expect(error).toBeUndefined() }),
    );
    const requests = numbers(300).map((index) => `r${String(index).padStart(4, '0')}`);
    await Promise.all(
      requests.map(async (requestId, index) => {
        const auditLog = auditLogs[index % auditLogs.length];
        // In waves, so that the processes meet in many transactions.
        for (let wave = index % 20; wave > 0; wave -= 1) await auditLog?.head();
        if (auditLog !== undefined) await write(auditLog, requestId, `u${index % 7}`);
      }),
    );
    const [auditLog] = auditLogs;
    expect(auditLog && (await recorded(auditLog))).toEqual(requests);
    expect(await auditLog?.verify()).toMatchObject({ state: 'intact', events: 600 });
    const keys = await databases[0]?.db.selectFrom('audit_log_keys').select('owner').execute();
    // One per account, and the ticket key.
    expect(keys).toHaveLength(8);
  });
});
