import { beforeEach, expect, it } from 'vitest';

import type { AccountChange } from '#contract/audit-log.ts';
import type { OperatorRole } from '#contract/operators.ts';
import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

const start = 1_800_000_000_000;
const day = 24 * 60 * 60_000;
let now = start;
let testLog: Awaited<ReturnType<typeof testAuditLog>>;
beforeEach(async () => {
  now = start;
  testLog = await testAuditLog();
  await testLog.reset();
});

const reason = { 'x-usher-reason': 'HR-7%20leaver' };
const offboard = { flow: 'offboard', steps: ['suspend', 'sessions'] };
const suspend = ['PATCH /api/users/u1/is-suspended', { isSuspended: true }] as const;

async function gatewayWithFlow() {
  const test = await testGateway({ clock: () => now, policy: { reasonRequired: ['flows:offboard'] } });
  test.answerWith(() => Response.json({ id: 'u1', name: 'Ada', isSuspended: false }));
  const open = (role: OperatorRole = 'support', body: unknown = offboard) =>
    test.send(role, 'POST /usher/users/u1/flows', body, reason);
  const opened = async () => ((await (await open()).json()) as { id: string }).id;
  const step = (role: OperatorRole, flow: string, line: string = suspend[0], body: unknown = suspend[1]) =>
    test.send(role, line, body, { ...reason, 'x-usher-flow': flow });
  return { ...test, open, opened, step };
}

it('groups the event that opens the flow with those of its steps', async () => {
  const { opened, step, send } = await gatewayWithFlow();
  const flow = await opened();
  expect((await step('support', flow)).status).toBe(200);
  // Not a step: the flow's ID was not sent.
  await send('support', suspend[0], suspend[1], reason);
  const { entries } = await testLog.another({ clock: () => now }).list({ flow }, { page: 1, page_size: 10 });
  expect(entries).toMatchObject([
    { action: 'users:suspend', flowId: flow, outcome: { status: 200 }, reason: 'HR-7 leaver' },
    {
      action: 'flows:offboard',
      flowId: flow,
      requestId: flow,
      after: { steps: offboard.steps },
      reason: 'HR-7 leaver',
    },
  ]);
  expect(entries).toHaveLength(2);
  expect(await testLog.auditLog.verify()).toMatchObject({ state: 'intact' });
});

it('is one event of a grouped list, at the place of its newest, also when it is on several pages', async () => {
  const { opened, step, send } = await gatewayWithFlow();
  await send('support', suspend[0], suspend[1], reason);
  const flow = await opened();
  await step('support', flow);
  // Between two steps.
  await send('admin', 'PATCH /api/users/u1', { name: 'Grace' });
  await step('support', flow, 'PATCH /api/users/u1/is-suspended', { isSuspended: 'no' });
  await step('support', flow, 'DELETE /api/users/u1/mfa-verifications/m1', undefined);
  const history = async (query: string) => {
    const answer = await send('support', `GET /usher/users/u1/history?${query}`);
    return { total: answer.headers.get('total-number'), events: (await answer.json()) as AccountChange[] };
  };
  const { total, events } = await history('grouped=true');
  expect(events).toMatchObject([
    { action: 'mfa:reset', flowId: flow, flow: { action: 'flows:offboard' } },
    { action: 'users:write-profile', flowId: null },
    { action: 'users:suspend', flowId: null },
  ]);
  expect(total).toBe('3');
  expect(Object.values(events[0]?.flow?.outcomes ?? {}).reduce((sum, count) => sum + count)).toBe(3);
  const second = await history('grouped=true&page=2&page_size=2');
  expect([second.total, second.events.map(({ action }) => action)]).toEqual(['3', ['users:suspend']]);
  const members = await history(`flow=${flow}&grouped=true`);
  expect(members.events.map(({ action, flow: summary }) => [action, summary])).toEqual([
    ['mfa:reset', undefined],
    ['users:suspend', undefined],
    ['users:suspend', undefined],
    ['flows:offboard', undefined],
  ]);
  expect((await history('')).total).toBe('6');
  // Filters about single events list them.
  const log = async (query: string) =>
    (await send('admin', `GET /usher/audit-log?grouped=true&userId=u1${query}`)).headers.get('total-number');
  expect([await log('&category=changes'), await log('&action=users:suspend')]).toEqual(['3', '3']);
});

it.each([
  ['viewer', 403],
  ['support', 200],
  ['admin', 200],
] as const)('can be opened by its permission: %s', async (role, status) => {
  const { open } = await gatewayWithFlow();
  expect((await open(role)).status).toBe(status);
});

it('needs a reason and known names', async () => {
  const { send, open } = await gatewayWithFlow();
  expect(await codeOf(await send('admin', 'POST /usher/users/u1/flows', offboard))).toBe('gateway.reason_required');
  for (const body of [
    { flow: 'x', steps: ['a'] },
    { flow: 'offboard', steps: [] },
    { flow: 'offboard', steps: ['A'] },
    { flow: 'offboard', otherUserId: 'u2', steps: ['suspend'] },
    { flow: 'secure', otherUserId: 'u2', steps: ['suspend'] },
    null,
  ]) {
    expect(await codeOf(await open('admin', body))).toBe('gateway.invalid_input');
  }
});

it('gives no permission to its steps', async () => {
  const { opened, step } = await gatewayWithFlow();
  expect(await codeOf(await step('support', await opened(), 'DELETE /api/users/u1', undefined))).toBe(
    'gateway.not_permitted',
  );
});

it('takes steps of its operator, for its account, for a day', async () => {
  const { opened, step } = await gatewayWithFlow();
  const flow = await opened();
  for (const answer of [
    await step('admin', flow),
    await step('support', flow, 'PATCH /api/users/u2/is-suspended'),
    await step('support', 'unknown'),
  ]) {
    expect(await codeOf(answer)).toBe('gateway.invalid_input');
  }
  now += day - 1;
  expect((await step('support', flow)).status).not.toBe(400);
  now += 1;
  expect((await step('support', flow)).status).not.toBe(200);
});

it('groups the steps on two accounts in a merge, and no others', async () => {
  const { open, step, send } = await gatewayWithFlow();
  const answer = await open('admin', { flow: 'merge', otherUserId: 'u2', steps: ['suspend'] });
  const { id: flow } = (await answer.json()) as { id: string };
  for (const [userId, status] of [
    ['u1', 200],
    ['u2', 200],
    ['u3', 400],
  ] as const) {
    expect((await step('admin', flow, `PATCH /api/users/${userId}/is-suspended`)).status).toBe(status);
  }
  const { entries } = await testLog.another({ clock: () => now }).list({ flow }, { page: 1, page_size: 10 });
  expect(entries.map(({ action, targetUserId }) => `${action} ${targetUserId}`)).toEqual([
    'users:suspend u2',
    'users:suspend u1',
    'flows:merge u2',
    'flows:merge u1',
  ]);
  // The history of each account names the other, and lists the steps on it.
  const history = async (userId: string, query: string) =>
    (await (await send('support', `GET /usher/users/${userId}/history?${query}`)).json()) as AccountChange[];
  expect((await history('u1', 'grouped=true')).map((event) => event.flow)).toMatchObject([
    {
      action: 'flows:merge',
      accounts: [
        { userId: 'u1', isDeleted: false },
        { userId: 'u2', isDeleted: false },
      ],
      outcomes: { succeeded: 2 },
    },
  ]);
  expect((await history('u1', `flow=${flow}`)).map(({ targetUserId }) => targetUserId)).toEqual([
    'u2',
    'u1',
    'u2',
    'u1',
  ]);
  expect(await history('u3', `flow=${flow}`)).toEqual([]);
  await step('admin', flow, 'DELETE /api/users/u2', undefined);
  const [deleted] = await history('u1', 'grouped=true');
  expect(deleted?.flow?.accounts.map(({ isDeleted }) => isDeleted)).toEqual([false, true]);
});
