import { beforeEach, describe, expect, it } from 'vitest';

import type { OperatorRole } from '#contract/operators.ts';
import { codeOf, type testAuditLog } from '#gateway/testing/test-gateway.ts';

import {
  clock,
  eventsOf,
  gatewayWithUser,
  moment,
  path,
  reason,
  resetSuspensions,
  start,
  until,
} from './testing/gateway-with-user.ts';

let testLog: Awaited<ReturnType<typeof testAuditLog>>;
beforeEach(async () => {
  testLog = await resetSuspensions();
});

describe('a suspension with an end', () => {
  it('is shown with operator and reason, and is ended once, on behalf of the operator', async () => {
    const { suspend, shown, jobs, user, writes } = await gatewayWithUser();
    expect((await suspend('support', until(start + moment))).status).toBe(204);
    expect(user.isSuspended).toBe(true);
    expect(await shown()).toEqual({
      since: start,
      by: 'Sam Support',
      reason: 'INC-7 asked for a break',
      isMasked: false,
      end: { with: 'restore', at: start + moment, failure: null },
    });
    clock.now += moment;
    await Promise.all([jobs.runDue(), jobs.runDue()]);
    expect(user.isSuspended).toBe(false);
    expect(writes).toHaveLength(2);
    expect(await eventsOf('users:restore')).toMatchObject([
      {
        operator: { subject: 'schedule:demo-support', name: 'Sam Support', role: 'schedule' },
        target: { type: 'operator', id: 'demo-support' },
        targetUserId: 'u1',
        targetName: 'Ada',
        reason: 'INC-7 asked for a break',
        outcome: { status: 200 },
      },
    ]);
    expect(await shown()).toBeNull();
  });

  it('is masked for operators who may not see personal data', async () => {
    const { suspend, shown } = await gatewayWithUser();
    await suspend('support', until(start + moment));
    expect(await shown('viewer')).toMatchObject({
      by: null,
      reason: null,
      isMasked: true,
      end: { at: start + moment },
    });
  });

  it.each([
    ['restored by hand', 'PATCH /api/users/u1/is-suspended', { isSuspended: false }, null],
    [
      'suspended by hand',
      'PATCH /api/users/u1/is-suspended',
      { isSuspended: true },
      expect.objectContaining({ end: null }),
    ],
    [
      'suspended until later',
      `PUT ${path}`,
      until(start + 3 * moment),
      expect.objectContaining({ since: start, end: expect.anything() }),
    ],
  ])('does not end once the user is %s', async (_how, line, body, after) => {
    const { suspend, send, shown, jobs, writes } = await gatewayWithUser();
    await suspend('support', until(start + moment));
    await send('support', line, body, reason);
    expect(await shown()).toEqual(after);
    clock.now += moment;
    const before = writes.length;
    expect(await jobs.runDue()).toEqual([]);
    expect(writes).toHaveLength(before);
  });

  it.each([
    ['restored', { isSuspended: false }, 'gateway.already_restored'],
    ['deleted', { isDeleted: true }, 'gateway.account_not_found'],
  ])('does nothing to a user who was %s elsewhere, and records why', async (_how, state, code) => {
    const { suspend, shown, jobs, user, writes } = await gatewayWithUser();
    await suspend('support', until(start + moment));
    Object.assign(user, state);
    clock.now += moment;
    expect(await jobs.runDue()).toEqual([]);
    expect(writes).toHaveLength(1);
    expect(await eventsOf('users:restore')).toMatchObject([{ outcome: { code } }]);
    expect(await shown()).toBeNull();
  });

  it('reads an unknown outcome before it repeats anything', async () => {
    const { suspend, shown, jobs, writes, loses } = await gatewayWithUser();
    await suspend('support', until(start + moment));
    clock.now += moment;
    loses('answer');
    expect(await jobs.runDue()).toEqual([]);
    expect(writes).toHaveLength(2);
    expect(await eventsOf('users:restore')).toMatchObject([{ outcome: { status: 200 } }]);
    expect(await shown()).toBeNull();
  });

  it('is tried again after a failure, and shows the last one', async () => {
    const { suspend, shown, jobs, user, refuses, goDown } = await gatewayWithUser();
    await suspend('support', until(start + moment));
    clock.now += moment;
    refuses({ status: 503, code: 'x' });
    expect(await jobs.runDue()).toHaveLength(1);
    expect(await shown()).toMatchObject({ end: { failure: null } });
    refuses(undefined);
    expect(await jobs.runDue()).toEqual([]);
    expect(user.isSuspended).toBe(false);

    await suspend('support', until(clock.now + moment));
    clock.now += moment;
    goDown();
    expect(await jobs.runDue({ isLastAttempt: true })).toHaveLength(1);
    expect(await shown()).toMatchObject({ end: { failure: 'gateway.upstream_unreachable' } });
  });

  it('is not stored if the user could not be suspended', async () => {
    const { suspend, shown, goDown } = await gatewayWithUser();
    goDown();
    expect((await suspend('support', until(start + moment))).status).toBe(502);
    expect(await shown()).toBeNull();
  });

  it('has to end in the future, within five years', async () => {
    const { suspend } = await gatewayWithUser();
    for (const body of [
      until(start),
      until(start + 6 * 366 * 24 * 60 * 60_000),
      until(0.5),
      { end: { with: 'x', at: start + 1 } },
      {},
      null,
    ]) {
      expect(await codeOf(await suspend('support', body))).toBe('gateway.invalid_input');
    }
  });
});

const iso = (time: number) => new Date(time).toISOString();

describe('the audit event of an action that cancels an end', () => {
  it.each([
    ['delete', false, 'users:restore'],
    ['restore', false, 'users:restore'],
    ['delete', true, 'users:suspend'],
  ] as const)('has the end: %s, then isSuspended %s', async (how, isSuspended, action) => {
    const { suspend, send } = await gatewayWithUser();
    await suspend('admin', until(start + moment, how));
    await send('support', 'PATCH /api/users/u1/is-suspended', { isSuspended }, reason);
    const field = how === 'delete' ? 'deleteAt' : 'restoreAt';
    expect((await eventsOf(action))[0]).toMatchObject({
      operator: { name: 'Sam Support' },
      changedFields: ['isSuspended', field],
      before: { isSuspended: true, [field]: iso(start + moment) },
      after: { isSuspended, [field]: null },
    });
  });

  it('has the deletion that an end with another date or kind replaces', async () => {
    const { suspend } = await gatewayWithUser();
    await suspend('admin', until(start + moment, 'delete'));
    await suspend('admin', until(start + 2 * moment, 'delete'));
    await suspend('support', until(start + 3 * moment));
    expect((await eventsOf('users:schedule-deletion'))[0]).toMatchObject({
      before: { deleteAt: iso(start + moment) },
      after: { deleteAt: iso(start + 2 * moment) },
    });
    expect((await eventsOf('users:suspend'))[0]).toMatchObject({
      before: { deleteAt: iso(start + 2 * moment) },
      after: { deleteAt: null, restoreAt: iso(start + 3 * moment) },
    });
  });
});

describe('permissions', () => {
  it.each([
    ['viewer', 'restore', 403],
    ['support', 'restore', 204],
    ['admin', 'restore', 204],
    ['viewer', 'delete', 403],
    ['support', 'delete', 403],
    ['admin', 'delete', 204],
  ] as const)('%s, %s: %i', async (role, how, status) => {
    const { suspend, user } = await gatewayWithUser();
    expect((await suspend(role, until(start + moment, how))).status).toBe(status);
    expect(user.isSuspended).toBe(status === 204);
  });

  it('needs the reason of a deletion and of a suspension', async () => {
    for (const permission of ['users:delete', 'users:suspend'] as const) {
      const { send } = await gatewayWithUser({ policy: { reasonRequired: [permission] } });
      expect(await codeOf(await send('admin', `PUT ${path}`, until(start + moment, 'delete')))).toBe(
        'gateway.reason_required',
      );
    }
  });

  it('lets those who may restore cancel a deletion', async () => {
    const { suspend, send, shown, jobs, user, writes } = await gatewayWithUser();
    const cancel = (role: OperatorRole) => send(role, `DELETE ${path}/deletion`, undefined, reason);
    expect(await codeOf(await cancel('support'))).toBe('gateway.nothing_scheduled');
    await suspend('admin', until(start + moment, 'delete'));
    expect((await cancel('viewer')).status).toBe(403);
    expect((await cancel('support')).status).toBe(204);
    expect(await shown()).toMatchObject({ end: null });
    clock.now += moment;
    await jobs.runDue();
    expect([user, writes.length]).toEqual([{ isSuspended: true, isDeleted: false }, 1]);
    expect(await eventsOf('users:cancel-deletion')).toMatchObject([
      { operator: { name: 'Sam Support' }, before: { deleteAt: iso(start + moment) }, after: { deleteAt: null } },
    ]);
  });
});

describe('a held deletion', () => {
  it('deletes the user at its time, with the notes', async () => {
    const { suspend, jobs, user, send } = await gatewayWithUser();
    await send('admin', 'POST /usher/users/u1/notes', { text: 'leaves in May' });
    await suspend('admin', until(start + moment, 'delete'));
    expect(await eventsOf('users:schedule-deletion')).toMatchObject([{ outcome: { status: 204 } }]);
    const notes = () => testLog.notes(() => clock.now).list('u1');
    expect(await notes()).toHaveLength(1);
    clock.now += moment;
    expect(await jobs.runDue()).toEqual([]);
    expect(user.isDeleted).toBe(true);
    expect(await eventsOf('users:delete')).toMatchObject([
      { operator: { role: 'schedule' }, targetUserId: 'u1', outcome: { status: 204 } },
    ]);
    expect(await notes()).toEqual([]);
  });

  it.each([
    [
      'became protected',
      { rolePermissions: { viewer: [], support: [], admin: ['users:delete'] }, protectedRoles: ['vip'] },
      'gateway.protected_account',
    ],
    [
      'may not be deleted any more',
      { rolePermissions: { viewer: [], support: [], admin: [] } },
      'gateway.not_permitted',
    ],
    [
      'needs an approval now',
      { approvalsRequired: { operatorRoles: false, activeUsers: true, reveals: undefined } },
      'gateway.approval_needed',
    ],
  ] as const)('is stopped if the account %s', async (_how, policy, code) => {
    const first = await gatewayWithUser();
    await first.suspend('admin', until(start + moment, 'delete'));
    clock.now += moment;
    // The gateway after a restart with other settings, on the same database and queue.
    const { jobs, writes, answerWith } = await gatewayWithUser({ policy, jobs: first.jobs });
    answerWith(({ url }) =>
      Response.json(
        url.includes('/roles')
          ? [{ id: 'r1', name: 'vip' }]
          : { id: 'u1', name: 'Ada', isSuspended: true, lastSignInAt: clock.now },
      ),
    );
    expect(await jobs.runDue()).toEqual([]);
    expect(writes).toEqual([]);
    expect(await eventsOf('users:delete')).toMatchObject([{ outcome: { status: 403, code } }]);
    expect(await testLog.suspensions(() => clock.now, jobs).get('u1')).toMatchObject({
      end: { state: 'failed', failure: code },
    });
    // Nothing is tried again.
    expect(await jobs.runDue()).toEqual([]);
    expect(await eventsOf('users:delete')).toHaveLength(1);
  });
});
