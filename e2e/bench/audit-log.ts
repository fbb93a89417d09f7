import type { Database } from '#database/database.ts';
import { createAuditLog, type AuditLog } from '#gateway/audit-log/audit-log.ts';
import { migrateAuditLog } from '#gateway/audit-log/migrations.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';

import { quantile } from './measure.ts';

/** Writes that come at the same moment. */
const crowd = 1000;

/** Crowds that come one after the other. */
const waves = 20;

const alone = 200;

/** Writes into the empty database as the gateway does, and closes it. What it answers is to be printed, line by line. */
export async function benchAuditLog(database: Database<AuditLogTables>): Promise<string[]> {
  await migrateAuditLog(database.db);
  const auditLog = createAuditLog({
    db: database.db,
    clock: () => Date.now(),
    secrets: ['bench'],
    report: console.error,
  });

  const single: number[] = [];
  for (let index = 0; index < alone; index += 1) {
    const start = performance.now();
    await write(auditLog, `alone-${index}`);
    single.push(performance.now() - start);
  }

  const started = performance.now();
  for (let wave = 0; wave < waves; wave += 1) {
    await Promise.all(Array.from({ length: crowd }, (_, index) => write(auditLog, `wave-${wave}-${index}`)));
  }
  const seconds = (performance.now() - started) / 1000;

  const verifying = performance.now();
  const verification = await auditLog.verify();
  if (verification.state !== 'whole') throw new Error('The chain broke.');
  const verifySeconds = (performance.now() - verifying) / 1000;

  const listing = performance.now();
  await auditLog.list({ userId: 'u7' }, { page: 1, page_size: 20 });
  const listed = performance.now() - listing;
  await database.close();
  return [
    `one write alone, intent and outcome: median ${quantile(single, 0.5).toFixed(1)} ms, p95 ${quantile(single, 0.95).toFixed(1)} ms`,
    `${crowd} writes at once: ${Math.round((seconds / waves) * 1000)} ms, ${Math.round((2 * crowd * waves) / seconds)} entries per second`,
    `verifying: ${Math.round(verification.entries / verifySeconds)} entries per second; a user's lines: ${listed.toFixed(1)} ms`,
  ];
}

async function write(auditLog: AuditLog, requestId: string): Promise<void> {
  const userNumber = requestId.length + Number(requestId.split('-').at(-1)) * 7;
  const { recordOutcome } = await auditLog.recordStart({
    requestId,
    operator: { subject: 'op', name: 'Operator', role: 'support' },
    action: 'users:write-profile',
    method: 'PATCH',
    route: '/api/users/:userId',
    users: [{ id: `u${userNumber % 500}`, name: 'Ada Lovelace' }],
    changedFields: ['name', 'primaryEmail'],
    before: { name: 'Ada', primaryEmail: 'ada@example.test' },
    after: { name: 'Ada Lovelace', primaryEmail: 'lovelace@example.test' },
    reason: `INC-${userNumber}`,
  });
  await recordOutcome({ status: 200, durationMs: 12 });
}
