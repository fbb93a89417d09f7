import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestAuditLog, suspension, type TestAuditLog } from './testing/open-test-audit-log.ts';

let test: TestAuditLog;
beforeAll(async () => {
  test = await openTestAuditLog();
});
beforeEach(async () => {
  await test.reset();
  for (const requestId of ['r1', 'r2', 'r3']) {
    const flowId = requestId === 'r2' ? 'f1' : undefined;
    const { recordOutcome } = await test.auditLog.recordStart(suspension(requestId, { flowId }));
    await recordOutcome({ status: 200 });
  }
});
afterAll(() => test.close());

it('verifies an intact chain, with or without the secret', async () => {
  const head = await test.auditLog.head();
  expect(head.sequence).toBe(6);
  expect(await test.auditLog.verify(head)).toEqual({ state: 'intact', events: 6, head });
  expect(await test.another({ secrets: ['other'] }).verify()).toEqual({ state: 'intact', events: 6, head });
});

it.each([
  ['changed', `update audit_events set operator_name = 'Mallory' where sequence = 3`, 3],
  ['changed in its sealed part', `update audit_events set sealed = 'x' || sealed where sequence = 5`, 5],
  ['taken out of its guided flow', `update audit_events set flow_id = null where sequence = 3`, 3],
  ['added to a guided flow', `update audit_events set flow_id = 'f1' where sequence = 1`, 1],
  ['moved to another time', `update audit_events set at = at + 1 where sequence = 1`, 1],
  ['removed', `delete from audit_events where sequence = 4`, 4],
  ['removed from the beginning', `delete from audit_events where sequence < 3`, 1],
  ['removed from the end', `delete from audit_events where sequence > 4`, 5],
  [
    'added at the end',
    `insert into audit_events (sequence, id, at, kind, action, changed_fields, ticket_marks, hash)
     values (7, 'x', 0, 'intent', 'x', '{}', '{}', 'x')`,
    7,
  ],
  [
    'exchanged with its neighbor',
    `
     update audit_events set sequence = -3 where sequence = 3;
     update audit_events set sequence = 3 where sequence = 4;
     update audit_events set sequence = 4 where sequence = -3`,
    3,
  ],
  [
    'removed, with later ones renumbered',
    `
     delete from audit_events where sequence = 2;
     update audit_events set sequence = sequence - 1 where sequence > 2`,
    2,
  ],
])('reports the first event that was %s', async (_what, statements, sequence) => {
  for (const statement of statements.split(';')) await test.tamper(statement);
  expect(await test.auditLog.verify()).toMatchObject({ state: 'broken', sequence });
});

describe('a head recorded elsewhere', () => {
  it('reveals a truncated chain with a matching head', async () => {
    const recorded = await test.auditLog.head();
    await test.tamper('delete from audit_events where sequence > 4');
    await test.tamper(
      'update audit_log_head set (sequence, hash) = (select sequence, hash from audit_events where sequence = 4)',
    );
    expect(await test.auditLog.verify()).toMatchObject({ state: 'intact', events: 4 });
    expect(await test.auditLog.verify(recorded)).toMatchObject({ state: 'broken', sequence: 5 });
  });

  it('reveals a rebuilt chain', async () => {
    const recorded = await test.auditLog.head();
    expect(await test.auditLog.verify({ ...recorded, hash: 'f'.repeat(64) })).toMatchObject({
      state: 'broken',
      sequence: 6,
    });
  });
});

it('reports a missing record of the head', async () => {
  await test.tamper('delete from audit_log_head');
  expect(await test.auditLog.verify()).toMatchObject({
    state: 'broken',
    reason: expect.stringContaining('missing') as string,
  });
});

it('reports a missing audit log', async () => {
  await test.goDown('audit_events');
  expect(await test.auditLog.verify()).toEqual({ state: 'missing' });
  await test.comeBack('audit_events');
});

it.each([
  ['update audit_events set action = action'],
  ['delete from audit_events'],
  ['truncate audit_events'],
  ['delete from audit_log_head'],
  ['update audit_log_head set sequence = 1'],
])('the database refuses "%s"', async (statement) => {
  await expect(sql.raw(statement).execute(test.db)).rejects.toThrow(/audit log/);
  expect(await test.auditLog.verify()).toMatchObject({ state: 'intact', events: 6 });
});
