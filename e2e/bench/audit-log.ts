import type { Database } from '#database/database.ts';
import { createAuditLog, type AuditLog } from '#gateway/audit-log/audit-log.ts';
import { migrateAuditLog } from '#gateway/audit-log/migrations.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';

import { quantile } from './measure.ts';

/** Number of simultaneous writes. */
const batchSize = 1000;

/** Number of batches, one after the other. */
const batches = 20;

const singleWrites = 200;

/** Writes to the empty database like the gateway, closes it, and returns lines to print. */
export async function benchAuditLog(database: Database<AuditLogTables>): Promise<string[]> {
  await migrateAuditLog(database.db);
  const auditLog = createAuditLog({
    db: database.db,
    clock: () => Date.now(),
    secrets: ['bench'],
    report: console.error,
  });

  const single: number[] = [];
  for (let index = 0; index < singleWrites; index += 1) {
    const start = performance.now();
    await write(auditLog, `single-${index}`);
    single.push(performance.now() - start);
  }

  const started = performance.now();
  for (let batch = 0; batch < batches; batch += 1) {
    await Promise.all(Array.from({ length: batchSize }, (_, index) => write(auditLog, `batch-${batch}-${index}`)));
  }
  const seconds = (performance.now() - started) / 1000;

  const verifying = performance.now();
  const verification = await auditLog.verify();
  if (verification.state !== 'intact') throw new Error('The chain broke.');
  const verifySeconds = (performance.now() - verifying) / 1000;

  const listing = performance.now();
  await auditLog.list({ userId: 'u7' }, { page: 1, page_size: 20 });
  const listed = performance.now() - listing;
  await database.close();
  return [
    `single write, start and outcome: median ${quantile(single, 0.5).toFixed(1)} ms, p95 ${quantile(single, 0.95).toFixed(1)} ms`,
    `${batchSize} writes at once: ${Math.round((seconds / batches) * 1000)} ms, ${Math.round((2 * batchSize * batches) / seconds)} events per second`,
    `verification: ${Math.round(verification.events / verifySeconds)} events per second; events of a user: ${listed.toFixed(1)} ms`,
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
