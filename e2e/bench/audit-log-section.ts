import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openEmbedded } from '#database/open-embedded.ts';
import { openServer } from '#database/open-server.ts';
import { findPostgres } from '#database/testing/find-postgres.ts';
import { startPrivateServer } from '#database/testing/private-server.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';

import { benchAuditLog } from './audit-log.ts';

/** Measures the audit log on both engines. */
export async function auditLogSection(): Promise<void> {
  for (const [engine, bench] of [
    ['PGlite', benchAuditLogEmbedded],
    ['PostgreSQL', benchAuditLogServer],
  ] as const) {
    console.log(`Audit log, ${engine}`);
    for (const line of await bench()) console.log(`  ${line}`);
  }
}

async function benchAuditLogEmbedded(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'));
  try {
    return await benchAuditLog(await openEmbedded<AuditLogTables>(join(folder, 'postgres')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchAuditLogServer(): Promise<string[]> {
  const programs = findPostgres();
  if (programs === undefined) return ['NOT run: PostgreSQL is not installed.'];
  // Audit events must survive a power failure, so the measurement includes the disk write.
  const server = await startPrivateServer({ programs, settings: ['fsync=on'] });
  try {
    return await benchAuditLog(openServer<AuditLogTables>(await server.createDatabase('bench')));
  } finally {
    await server.stop();
  }
}
