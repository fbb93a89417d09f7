import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { openServer } from '#database/open-server.ts';
import { startSilentServer } from '#database/testing/silent-server.ts';

import type { AuditLogTransaction } from './chain.ts';
import type { AuditLogDb, AuditLogTables } from './tables.ts';
import { everything, grace, openTestAuditLog, suspension, type TestAuditLog } from './testing/open-test-audit-log.ts';

let test: TestAuditLog;
beforeAll(async () => {
  test = await openTestAuditLog();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const lines = async () => (await test.auditLog.list({}, everything)).entries;
const unavailable = { kind: 'auditLogUnavailable', status: 503 };

it('refuses a write that cannot be recorded', async () => {
  await test.goDown();
  await expect(test.auditLog.recordStart(suspension('r1'))).rejects.toMatchObject(unavailable);
  expect(test.reports).toHaveLength(1);
  await test.comeBack();
  await test.auditLog.recordStart(suspension('r2'));
  expect((await lines()).map(({ kind, requestId }) => [kind, requestId])).toEqual([
    ['write', 'r2'],
    ['gap', null],
  ]);
});

it('queues outcomes and reads until the database is back, and records a gap', async () => {
  const { recordOutcome } = await test.auditLog.recordStart(suspension('r1'));
  await test.goDown();
  const downAt = test.clock.now;
  await recordOutcome({ status: 200 });
  await test.auditLog.note({ operator: grace, action: 'users:open', user: { id: 'u1' } });
  test.auditLog.count(grace, 'users:list', 3);
  await test.auditLog.flushCounts();
  test.clock.now += 5000;
  await test.comeBack();
  await test.auditLog.close();

  expect(await lines()).toMatchObject([
    { action: 'users:list', count: 3, at: downAt },
    { action: 'users:open', at: downAt },
    { kind: 'gap', since: downAt, at: downAt + 5000, count: 3, lost: 0 },
    { kind: 'write', outcome: { status: 200, at: downAt } },
  ]);
  expect(await test.auditLog.verify()).toMatchObject({ state: 'intact', events: 5 });
});

it('reports lost events on close', async () => {
  await test.goDown();
  await test.auditLog.note({ operator: grace, action: 'users:open' });
  await test.auditLog.close();
  await test.comeBack();
  expect(String(test.reports.at(-1))).toContain('1 audit events were lost');
});

it('counts events beyond the queue limit', async () => {
  await test.goDown();
  const notes = Array.from({ length: 10_050 }, () => test.auditLog.note({ operator: grace, action: 'users:open' }));
  await Promise.all(notes);
  await test.comeBack();
  await test.auditLog.close();
  const { entries } = await test.auditLog.list({ kind: 'gap' }, everything);
  expect(entries).toMatchObject([{ count: 10_000, lost: 50 }]);
  expect(await test.auditLog.verify()).toMatchObject({ state: 'intact', events: 10_001 });
});

it('stops waiting for an unresponsive database, and does not store the event later', async () => {
  const impatient = test.another({ timeoutMs: 400 });
  let letGo!: () => void;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let hasLock!: () => void;
  const locked = new Promise<void>((resolve) => (hasLock = resolve));
  const lock = test.db.transaction().execute(async (transaction) => {
    await transaction.selectFrom('audit_log_head').selectAll().forUpdate().execute();
    hasLock();
    await held;
  });
  await locked;
  await expect(impatient.recordStart(suspension('r1'))).rejects.toMatchObject(unavailable);
  letGo();
  await lock;
  await impatient.recordStart(suspension('r2'));
  await impatient.close();
  // The event whose timeout passed while it waited for the lock is not stored.
  expect((await lines()).map(({ kind, requestId }) => [kind, requestId])).toEqual([
    ['write', 'r2'],
    ['gap', null],
  ]);
});

it('records a failed outcome for a start that was stored despite an error', async () => {
  let answersAreLost = true;
  const flaky = new Proxy(test.db, {
    get: (db, name) =>
      name === 'transaction' ? () => ({ execute: losingAnswers(db) }) : (Reflect.get(db, name, db) as unknown),
  });
  const losingAnswers = (db: AuditLogDb) => async (work: (transaction: AuditLogTransaction) => Promise<void>) => {
    await db.transaction().execute(work);
    if (answersAreLost) throw new Error('The connection was lost.');
  };
  const auditLog = test.another({ db: flaky });
  await expect(auditLog.recordStart(suspension('r1'))).rejects.toMatchObject(unavailable);
  await auditLog.note({ operator: grace, action: 'users:open' });
  answersAreLost = false;
  await auditLog.close();
  expect(await lines()).toMatchObject([
    { kind: 'gap', count: 0 },
    { kind: 'event', action: 'users:open' },
    { kind: 'gap', count: 1 },
    { requestId: 'r1', outcome: { status: 503, code: 'gateway.audit_log_unavailable' } },
  ]);
  expect(await test.auditLog.verify()).toMatchObject({ state: 'intact' });
});

it('rejects when the events cannot be read', async () => {
  await test.goDown('audit_events');
  await expect(test.auditLog.list({}, everything)).rejects.toMatchObject(unavailable);
  await test.comeBack('audit_events');
});

it('stops reading from a silent database after the timeout', async () => {
  const silent = await startSilentServer();
  const { db, close } = openServer<AuditLogTables>(silent.url);
  const auditLog = test.another({ db, timeoutMs: 50, readTimeoutMs: 50 });
  const question = { operator: grace, userId: 'u1', actions: ['users:open'], since: 0 };
  const reads = [
    auditLog.head(),
    auditLog.list({}, everything),
    auditLog.get(1),
    auditLog.operators(),
    auditLog.recentActions(question),
    auditLog.stream({}, 1).next(),
  ];
  await Promise.all(reads.map((read) => expect(read).rejects.toMatchObject(unavailable)));
  silent.stop();
  await close();
});

it('erases queued events too', async () => {
  const { recordOutcome } = await test.auditLog.recordStart(suspension('r1'));
  await test.goDown();
  await recordOutcome({ status: 200, after: { name: 'Ada Lovelace' } });
  await test.comeBack();
  await test.auditLog.erase({ userId: 'u1', operator: grace, reason: 'GDPR-12' });
  await test.auditLog.close();
  expect(await test.auditLog.get(1)).toMatchObject({ values: 'erased', after: null, outcome: { status: 200 } });
  expect(await test.dump()).not.toContain('user:u1');
});
