import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openServer } from '#database/open-server.ts';
import { findPostgres } from '#database/testing/find-postgres.ts';
import { execute, type PrivateServer, startPrivateServer } from '#database/testing/private-server.ts';
import { createAuditLog } from '#gateway/audit-log/audit-log.ts';
import { suspension } from '#gateway/audit-log/testing/open-test-audit-log.ts';

import { prepareGatewayTables } from './gateway-tables.ts';
import type { AllTables } from './storage.ts';

const programs = findPostgres();

describe.skipIf(programs === undefined)('a separate database role', () => {
  let server: PrivateServer;

  beforeAll(async () => {
    server = await startPrivateServer({ programs: programs ?? '' });
  });
  afterAll(() => server.stop());

  it('can use every table but cannot change audit events', async () => {
    await execute(server.url, 'create role usher_owner login');
    await execute(server.url, 'create role usher_app login');
    await execute(server.url, 'create database audited owner usher_owner');
    const urlAs = (role: string) => server.url.replace('usher@', `${role}@`).replace(/postgres$/, 'audited');
    const { db, close } = openServer<AllTables>(urlAs('usher_app'));
    const storage = { kind: 'server', url: urlAs('usher_app'), ownerUrl: urlAs('usher_owner') } as const;
    // Twice, as at a second start.
    for (let start = 0; start < 2; start += 1) await prepareGatewayTables({ storage, db });

    const reports: unknown[] = [];
    const auditLog = createAuditLog({ db, clock: () => 0, secrets: ['x'], report: (error) => reports.push(error) });
    const { recordOutcome } = await auditLog.recordStart(suspension('r1'));
    await recordOutcome({ status: 200 });
    expect(await auditLog.verify()).toMatchObject({ state: 'intact', events: 2 });
    for (const statement of [
      `update audit_events set action = 'x'`,
      'truncate audit_events',
      'alter table audit_events disable trigger user',
      'delete from audit_log_head',
      'drop table audit_events',
    ]) {
      // One by one, so that a failure names the statement.
      await expect(sql.raw(statement).execute(db)).rejects.toThrow(/permission denied|must be owner/);
    }
    await auditLog.close();
    await close();
    expect(reports).toEqual([]);
  });
});
