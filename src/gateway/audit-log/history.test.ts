import { expect, it } from 'vitest';
import * as z from 'zod';

import { accountChange } from '#contract/audit-log.ts';
import type { OperatorRole } from '#contract/operators.ts';
import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

type Test = Awaited<ReturnType<typeof testGateway>>;

/** Returns a gateway on which one user was suspended, opened and revealed, and another was restored. */
async function usedGateway(options: Parameters<typeof testGateway>[0] = {}): Promise<Test> {
  await (await testAuditLog()).reset();
  const test = await testGateway(options);
  const account = { id: 'u1', name: 'Ada', isSuspended: false };
  test.answerWith(() => Response.json(account));
  const reason = { 'x-usher-reason': 'INC-4711' };
  await test.send('admin', 'PATCH /api/users/u1/is-suspended', { isSuspended: true }, reason);
  await test.send('support', 'POST /usher/users/u1/opened', {});
  await test.send('viewer', 'POST /usher/users/u1/reveal', {}, reason);
  await test.send('support', 'DELETE /api/users/u1', undefined, reason);
  await test.send('admin', 'PATCH /api/users/u2/is-suspended', { isSuspended: false });
  return test;
}

async function historyFor({ send }: Test, role: OperatorRole, query = '') {
  const answer = await send(role, `GET /usher/users/u1/history${query}`);
  const total = answer.headers.get('total-number');
  return { total, changes: z.array(z.strictObject(accountChange.shape)).parse(await answer.json()) };
}

it('lists only changes of the account, with the operator, the reason and the outcome', async () => {
  const { total, changes } = await historyFor(await usedGateway(), 'support');
  expect(total).toBe('1');
  expect(changes).toMatchObject([
    {
      action: 'users:suspend',
      operator: { role: 'admin' },
      targetUserId: 'u1',
      changedFields: ['isSuspended'],
      reason: 'INC-4711',
      outcome: { status: 200 },
    },
  ]);
});

it('shows the values only to operators who may read the audit log', async () => {
  const test = await usedGateway();
  const [forAdmin, forSupport] = [await historyFor(test, 'admin'), await historyFor(test, 'support')];
  expect(forAdmin.changes).toMatchObject([{ before: { isSuspended: false }, after: { isSuspended: true } }]);
  expect(forSupport.changes).toMatchObject([{ before: null, after: null }]);
});

it('leaves out personal data for operators who see masked data', async () => {
  const test = await usedGateway({
    policy: { rolePermissions: { viewer: ['users:read', 'users:history'], support: [], admin: [] } },
  });
  // The changes themselves were refused here, so they are made by another gateway on the same database.
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json({ id: 'u1', name: 'Ada', isSuspended: false }));
  await send('admin', 'PATCH /api/users/u1/is-suspended', { isSuspended: true }, { 'x-usher-reason': 'INC-4711' });
  const { changes } = await historyFor(test, 'viewer');
  expect(changes).toMatchObject([
    { action: 'users:suspend', reason: null, targetName: null, values: 'masked', before: null, after: null },
  ]);
});

it('returns pages', async () => {
  const test = await usedGateway();
  await test.send('admin', 'PATCH /api/users/u1/is-suspended', { isSuspended: false });
  const second = await historyFor(test, 'support', '?page=2&page_size=1');
  expect(second.total).toBe('2');
  expect(second.changes).toMatchObject([{ action: 'users:suspend' }]);
});

it('returns only one action, if wanted', async () => {
  const test = await usedGateway();
  await test.send('admin', 'PATCH /api/users/u1/is-suspended', { isSuspended: false });
  const { changes, total } = await historyFor(test, 'support', '?action=users:restore');
  expect(changes).toMatchObject([{ action: 'users:restore' }]);
  expect(total).toBe('1');
});

it.each([['?page=0'], ['?page_size=101'], ['?page=x']])('refuses %s', async (query) => {
  const answer = await (await testGateway()).send('support', `GET /usher/users/u1/history${query}`);
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.invalid_input']);
});

it('ignores a userId in the query, and refuses control characters in the path', async () => {
  const test = await usedGateway();
  expect((await historyFor(test, 'support', '?userId=u2')).changes).toMatchObject([{ targetUserId: 'u1' }]);
  const answer = await test.send('support', 'GET /usher/users/a%00b/history');
  expect(answer.status).toBe(400);
});

const unlimited = { hour: 1e6, day: 1e6 };

it('counts the listed changes as reads, and stops at the read limit', async () => {
  const test = await usedGateway({
    policy: { readQuotas: { viewer: unlimited, support: { hour: 2, day: 2 }, admin: unlimited } },
  });
  // Opening the account was not counted: two lists of one change each reach the limit.
  await historyFor(test, 'support');
  await historyFor(test, 'support');
  expect(await codeOf(await test.send('support', 'GET /usher/users/u1/history'))).toBe('gateway.read_quota_exceeded');
  await test.flushCounts();
  const { auditLog } = await testAuditLog();
  const { entries } = await auditLog.list({ action: 'users:history' }, { page: 1, page_size: 10 });
  expect(entries).toMatchObject([{ kind: 'event', count: 2, targetUserId: null }]);
});
