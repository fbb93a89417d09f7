import { beforeEach, describe, expect, it } from 'vitest';

import type { OperatorSource } from '#gateway/operators/operator-source.ts';
import { defaultRolePermissions } from '#gateway/policy/permissions.ts';
import type { JobsInMemory } from '#gateway/testing/jobs-in-memory.ts';
import { codeOf, testAuditLog } from '#gateway/testing/test-gateway.ts';

import { suspensionStore } from './suspension-store.ts';
import {
  clock,
  eventsOf,
  gatewayWithUser,
  moment,
  path,
  reason,
  resetSuspensions,
  start,
  tenantUser,
  until,
} from './testing/gateway-with-user.ts';

beforeEach(resetSuspensions);

/** With it, the roles of the user are read before each write, also for administrators. */
const policy = {
  protectedRoles: ['another'],
  rolePermissions: {
    ...defaultRolePermissions,
    admin: defaultRolePermissions.admin.filter((permission) => permission !== 'protected:write'),
  },
};
const rolesRead = 'GET /api/users/u1/roles';
const suspension = 'PATCH /api/users/u1/is-suspended';
const deletion = 'DELETE /api/users/u1';

/** A gateway with a deletion that is due. */
async function withDueDeletion(options: Parameters<typeof gatewayWithUser>[0] = { policy }) {
  const test = await gatewayWithUser(options);
  expect((await test.suspend('admin', until(start + moment, 'delete'))).status).toBe(204);
  clock.now += moment;
  return test;
}

describe('an end that is being carried out', () => {
  it.each([
    ['canceled', 'DELETE', `${path}/deletion`, undefined, 'gateway.nothing_scheduled'],
    ['postponed', 'PUT', path, until(start + 3 * moment, 'delete'), 'gateway.nothing_scheduled'],
    ['restored by hand', 'PATCH', '/api/users/u1/is-suspended', { isSuspended: false }, 'gateway.nothing_scheduled'],
  ])('is not carried out if it is %s before the write', async (_how, method, address, body, code) => {
    const { jobs, user, during, send } = await withDueDeletion();
    during(rolesRead, async () => {
      expect((await send('admin', `${method} ${address}`, body, reason)).ok).toBe(true);
    });
    expect(await jobs.runDue()).toEqual([]);
    expect(user.isDeleted).toBe(false);
    expect(await eventsOf('users:delete')).toMatchObject([{ outcome: { status: 409, code } }]);
  });

  it('is not carried out if the user is restored in Logto before the write', async () => {
    const { jobs, user, during, shown } = await withDueDeletion();
    during(rolesRead, () => Object.assign(user, { isSuspended: false }));
    expect(await jobs.runDue()).toEqual([]);
    expect(user.isDeleted).toBe(false);
    expect(await eventsOf('users:delete')).toMatchObject([{ outcome: { code: 'gateway.already_restored' } }]);
    expect(await shown()).toBeNull();
  });

  it('can be neither canceled nor replaced once the write is sent', async () => {
    const { jobs, user, during, cancel, suspend } = await withDueDeletion();
    const codes: unknown[] = [];
    during(deletion, async () => {
      codes.push(await codeOf(await cancel()));
      codes.push(await codeOf(await suspend('admin', until(start + 3 * moment, 'delete'))));
    });
    expect(await jobs.runDue()).toEqual([]);
    expect(codes).toEqual(['gateway.nothing_scheduled', 'gateway.conflict']);
    expect(user.isDeleted).toBe(true);
    expect(await eventsOf('users:cancel-deletion')).toMatchObject([{ outcome: { status: 409 } }]);
  });

  it('can be canceled after a write with an unknown outcome, once that cannot arrive any more', async () => {
    const { jobs, loses, cancel, shown, user } = await withDueDeletion();
    loses('request');
    expect(await jobs.runDue()).toHaveLength(1);
    expect(await codeOf(await cancel())).toBe('gateway.nothing_scheduled');
    clock.now += moment;
    expect((await cancel()).status).toBe(204);
    loses(undefined);
    expect(await jobs.runDue()).toEqual([]);
    expect([user.isDeleted, await shown()]).toMatchObject([false, { end: null }]);
  });

  it('is carried out once, by one of two processes that have the job', async () => {
    const tenant = tenantUser();
    const one = await withDueDeletion({ tenant });
    const other = await gatewayWithUser({ tenant });
    const id = (await one.suspensions.get('u1'))?.id;
    await other.jobs.send('suspension-ends', { userId: 'u1', id }, { at: start });
    const errors = (await Promise.all([one.jobs.runDue(), other.jobs.runDue()])).flat();
    expect(errors).toMatchObject([{ message: 'Another process works on this suspension.' }]);
    expect(tenant.writes).toEqual([suspension, deletion]);
    expect(await eventsOf('users:delete')).toMatchObject([{ outcome: { status: 204 } }]);
  });

  it('is not sent by a process whose lease another has taken over', async () => {
    const tenant = tenantUser();
    const one = await withDueDeletion({ tenant, policy });
    const other = await gatewayWithUser({ tenant });
    const id = (await one.suspensions.get('u1'))?.id;
    await other.jobs.send('suspension-ends', { userId: 'u1', id }, { at: start });
    tenant.refuses({ status: 503, code: 'down' });
    tenant.during(rolesRead, async () => {
      clock.now += moment;
      expect(await other.jobs.runDue()).toHaveLength(1);
    });
    expect(await one.jobs.runDue()).toEqual([]);
    expect(tenant.writes).toEqual([suspension, deletion]);
  });

  it('is credited to Usher only if its write may have been carried out', async () => {
    const { jobs, user, refuses, suspend } = await gatewayWithUser();
    await suspend('support', until(start + moment));
    clock.now += moment;
    refuses({ status: 429, code: 'too_many' });
    expect(await jobs.runDue()).toHaveLength(1);
    user.isSuspended = false;
    expect(await jobs.runDue()).toEqual([]);
    const [last] = await eventsOf('users:restore');
    expect(last).toMatchObject({ outcome: { code: 'gateway.already_restored' } });
  });

  it('is credited to Usher if the answer to its write was lost', async () => {
    const { jobs, user, loses, during, goDown, comeBack, suspend } = await gatewayWithUser();
    await suspend('support', until(start + moment));
    clock.now += moment;
    loses('answer');
    during(suspension, goDown);
    expect(await jobs.runDue()).toHaveLength(1);
    comeBack();
    clock.now += moment;
    expect(user.isSuspended).toBe(false);
    expect(await jobs.runDue()).toEqual([]);
    const [last] = await eventsOf('users:restore');
    expect(last).toMatchObject({ outcome: { status: 200 } });
  });
});

describe('a failure', () => {
  it('that is a refusal of Logto is final, and keeps its code', async () => {
    const { jobs, refuses, shown } = await withDueDeletion();
    refuses({ status: 422, code: 'user.cannot_delete_self' });
    expect(await jobs.runDue()).toEqual([]);
    expect(await shown()).toMatchObject({ end: { failure: 'user.cannot_delete_self' } });
    refuses(undefined);
    expect(await jobs.runDue()).toEqual([]);
    expect(await eventsOf('users:delete')).toMatchObject([{ outcome: { status: 422 } }]);
  });

  it('of the last attempt is shown even if the end could not be claimed', async () => {
    const { jobs, suspensions, shown } = await withDueDeletion();
    await suspensions.claim((await suspensions.get('u1'))?.id ?? '');
    expect(await jobs.runDue({ isLastAttempt: true })).toHaveLength(1);
    expect(await shown()).toMatchObject({ end: { failure: 'gateway.upstream_failed' } });
  });
});

describe('a suspension that is being sent', () => {
  it('does not end before it is answered', async () => {
    const { jobs, during, suspend, user, writes } = await gatewayWithUser();
    let errors: unknown[] = [];
    during(suspension, async () => {
      clock.now += 1;
      errors = await jobs.runDue();
    });
    expect((await suspend('support', until(start + 1))).status).toBe(204);
    expect([errors.length, writes.length, user.isSuspended]).toEqual([1, 1, true]);
    expect(await jobs.runDue()).toEqual([]);
    expect(user.isSuspended).toBe(false);
  });

  it('ends after the time in which it may still arrive, if its outcome is unknown', async () => {
    const { jobs, suspend, loses, user } = await gatewayWithUser();
    loses('answer');
    expect((await suspend('support', until(start + 1))).status).toBe(504);
    loses(undefined);
    clock.now += 1;
    expect(await jobs.runDue()).toHaveLength(1);
    clock.now += moment;
    expect(await jobs.runDue()).toEqual([]);
    expect(user.isSuspended).toBe(false);
  });

  it('can be sent again if its outcome is unknown', async () => {
    const { suspend, loses, shown } = await gatewayWithUser();
    loses('answer');
    await suspend('support', until(start + moment));
    loses(undefined);
    expect((await suspend('support', until(start + 2 * moment))).status).toBe(204);
    expect(await shown()).toMatchObject({ end: { at: start + 2 * moment } });
  });

  it('refuses another one, and reports that it was restored in the meantime', async () => {
    const { suspend, during, send, shown } = await gatewayWithUser();
    const codes: unknown[] = [];
    during(suspension, async () => {
      codes.push(await codeOf(await suspend('admin', until(start + 2 * moment, 'delete'))));
      await send('admin', 'PATCH /api/users/u1/is-suspended', { isSuspended: false });
    });
    codes.push(await codeOf(await suspend('support', until(start + moment))));
    expect(codes).toEqual(['gateway.conflict', 'gateway.conflict']);
    expect(await shown()).toBeNull();
  });

  it.each([
    ['refuses it', { status: 422, code: 'x' }, 422],
    ['fails', { status: 503, code: 'x' }, 502],
  ])('leaves the former end as it was if Logto %s', async (_how, refusal, status) => {
    const { suspend, refuses, shown, suspensions, jobs, user } = await gatewayWithUser();
    await suspend('admin', until(start + moment, 'delete'));
    const former = await suspensions.get('u1');
    clock.now += 1;
    refuses(refusal);
    expect((await suspend('support', until(start + 2 * moment))).status).toBe(status);
    refuses(undefined);
    expect(await suspensions.get('u1')).toEqual(former);
    expect(await shown()).toMatchObject({ by: 'Alex Admin', reason: 'INC-7 asked for a break' });
    clock.now += moment;
    expect(await jobs.runDue()).toEqual([]);
    expect(user.isDeleted).toBe(true);
  });

  it('is not stored later if the database is too slow', async () => {
    const { db } = await testAuditLog();
    const { suspensions, suspend } = await gatewayWithUser();
    await suspend('admin', until(start + moment, 'delete'));
    const former = await suspensions.get('u1');
    let goOn = () => {};
    const isSlow = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const jobs = { send: () => isSlow };
    const slow = suspensionStore({ db, jobs, clock: () => clock.now, upstreamTimeout: 1, timeoutMs: 20 });
    const draft = { userId: 'u1', by: { subject: 's', name: 'S', role: 'support' as const }, reason: undefined };
    const end = { with: 'restore' as const, at: start + moment, approvedFor: undefined };
    await expect(slow.plan(draft, end)).rejects.toMatchObject({ kind: 'auditLogUnavailable' });
    goOn();
    // Waits for the slow transaction, and would be refused if that had stored its end.
    expect((await suspensions.plan(draft, end))?.former?.id).toBe(former?.id);
  });

  it('leaves the former end even if that came due in the meantime', async () => {
    const { suspend, refuses, during, jobs, user } = await gatewayWithUser();
    await suspend('admin', until(start + moment, 'delete'));
    refuses({ status: 422, code: 'x' });
    during(suspension, async () => {
      clock.now += moment;
      expect(await jobs.runDue()).toEqual([]);
    });
    await suspend('admin', until(start + 3 * moment, 'delete'));
    refuses(undefined);
    expect(user.isDeleted).toBe(false);
    expect(await jobs.runDue()).toEqual([]);
    expect(user.isDeleted).toBe(true);
  });
});

describe('the reason', () => {
  it('is stored without secrets', async () => {
    const { send, shown } = await gatewayWithUser();
    const secret = { 'x-usher-reason': encodeURIComponent('INC-7 token pat_0123456789abcdefghij') };
    await send('support', suspension, { isSuspended: true }, secret);
    expect(await shown()).toMatchObject({ reason: 'INC-7 token [secret]' });
  });

  it('is erased with the data of the user, and the end stays', async () => {
    const { send, shown, jobs, user } = await withDueDeletion({
      policy: { reasonRequired: ['users:delete'], auditMinDays: 0 },
    });
    const erased = await send('admin', 'POST /usher/audit-log/erase', { userId: 'u1', reason: 'GDPR-1 request' });
    expect(erased.status).toBe(204);
    expect(await shown()).toMatchObject({ reason: null, end: { with: 'delete' } });
    expect(await jobs.runDue()).toEqual([]);
    expect(user.isDeleted).toBe(true);
  });

  it('stays erased when the former end comes back after the erasure', async () => {
    const { send, suspend, shown, during, refuses, suspensions } = await withDueDeletion({
      policy: { auditMinDays: 0 },
    });
    refuses({ status: 422, code: 'x' });
    during(suspension, async () => {
      expect((await suspensions.get('u1'))?.reason).toBe('INC-7 asked for a break');
      const erased = await send('admin', 'POST /usher/audit-log/erase', { userId: 'u1', reason: 'GDPR-1 request' });
      expect(erased.status).toBe(204);
    });
    expect((await suspend('admin', until(clock.now + moment, 'delete'))).status).toBe(422);
    expect(await shown()).toMatchObject({ reason: null, end: { with: 'delete', at: start + moment } });
  });

  it('is removed with the suspension of a user who was deleted in Logto', async () => {
    const { send, suspensions, user } = await withDueDeletion();
    user.isDeleted = true;
    const erased = await send('admin', 'POST /usher/audit-log/erase', { userId: 'u1', reason: 'GDPR-1 request' });
    expect(erased.status).toBe(204);
    expect(await suspensions.get('u1')).toBeUndefined();
  });
});

describe('an approval', () => {
  const unused = () => Promise.reject(new Error('These tests do not use the provider.'));
  const source: OperatorSource = {
    kind: 'oidc',
    isSameLogto: true,
    begin: unused,
    finish: unused,
    refresh: unused,
    revoke: unused,
    endSessionUrl: unused,
  };
  const approvalsRequired = { operatorRoles: true, activeUsers: true, reveals: undefined };

  it.each([
    ['an active user', [], ['vip'], false],
    ['an active user', [], [], true],
    ['an operator', ['vip'], [], true],
  ])('to delete %s counts at the end: %j, then %j: %s', async (_whom, rolesBefore, rolesAfter, isDeleted) => {
    const tenant = tenantUser();
    tenant.user.lastSignInAt = start;
    const { sessions, cookies } = await gatewayWithUser();
    const gatewayWith = (operatorRoleNames: string[], jobs?: JobsInMemory) =>
      gatewayWithUser({
        tenant,
        sessions,
        cookies,
        isAboutRoles: true,
        policy: { source, operatorRoleNames, approvalsRequired, protectedRoles: ['another'] },
        ...(jobs && { jobs }),
      });
    const before = await gatewayWith(rolesBefore);
    // No other operator can approve.
    expect((await before.suspend('admin', until(start + moment, 'delete'))).status).toBe(204);
    clock.now += moment;
    const after = await gatewayWith(rolesAfter, before.jobs);
    expect(await after.jobs.runDue()).toEqual([]);
    expect(tenant.user.isDeleted).toBe(isDeleted);
    expect((await after.suspensions.get('u1'))?.end?.failure).toBe(isDeleted ? undefined : 'gateway.approval_needed');
  });
});
