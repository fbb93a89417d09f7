import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';

import type { BulkChange } from '#contract/jobs.ts';
import { defaultRolePermissions } from '#gateway/policy/permissions.ts';
import { codeOf, testAuditLog } from '#gateway/testing/test-gateway.ts';

import { gatewayWithUsers, newTenant } from './testing/gateway-with-users.ts';

beforeEach(async () => {
  await (await testAuditLog()).reset();
});

const suspend = { action: 'suspend' } as const;

const eventsOf = async (action: string) => {
  const { entries } = await (await testAuditLog()).auditLog.list({ action }, { page: 1, page_size: 100 });
  return entries;
};

describe('a preview', () => {
  it('says what will happen to each row, and writes nothing', async () => {
    const test = await gatewayWithUsers();
    test.tenant.users.set('u2', { id: 'u2', name: 'User 2', isSuspended: true });
    const job = await test.prepare(suspend, ['u1', 'u2', 'missing', 'u1']);
    expect(job).toMatchObject({ state: 'ready', total: 3, plans: { change: 1, already: 1, 'not-found': 1 } });
    expect(test.tenant.writes).toEqual([]);
    expect((await test.rowsOf(job.id)).map(({ label, plan }) => [label, plan])).toEqual([
      ['User 1', 'change'],
      ['User 2', 'already'],
      ['missing', 'not-found'],
    ]);
  });

  it('keeps what was pasted, says which entries are repeated, and names roles and deleted records in its file', async () => {
    const test = await gatewayWithUsers({ policy: { protectedRoles: [] } });
    test.tenant.roles.set('u1', ['r1']);
    const prepare = async (change: BulkChange) => {
      const entries = ['one@example.com', 'User 1', 'nowhere'].map((entry) => ({
        entry,
        ids: entry === 'nowhere' ? [] : ['u1'],
      }));
      const body = { change, selection: { by: 'list', entries } };
      const { id } = z.parse(z.object({ id: z.string() }), await test.json('POST /usher/jobs', body));
      await test.run();
      const file = await (await test.send('admin', `GET /usher/jobs/${id}/file`)).text();
      return { id, lines: file.split('\r\n') };
    };
    const { id, lines } = await prepare({ action: 'assign-roles', roleIds: ['r2'] });
    expect((await test.rowsOf(id)).map(({ entry, label, plan, code }) => [entry, label, plan, code])).toEqual([
      ['one@example.com', 'User 1', 'change', null],
      ['User 1', 'User 1', 'conflict', 'job.repeated_entry'],
      ['nowhere', 'nowhere', 'not-found', null],
    ]);
    expect(lines[1]).toBe('one@example.com,1,u1,User 1,change,waiting,,,roles: + name of r2,,');
    const deletion = await prepare({ action: 'delete', keepsSnapshot: false });
    expect(deletion.lines[1]).toBe('one@example.com,1,u1,User 1,delete,waiting,,,account: User 1 → –,roles: 1,');
  });

  it('has to be the one that the operator saw', async () => {
    const test = await gatewayWithUsers();
    const job = await test.prepare(suspend);
    const response = await test.send('admin', `POST /usher/jobs/${job.id}/start`, { rows: 4 });
    expect([response.status, await codeOf(response)]).toEqual([409, 'gateway.job_changed']);
    expect((await test.read(job.id)).state).toBe('ready');
  });

  it.each([
    [{ action: 'assign-roles', roleIds: ['r1', 'gone'] }],
    [{ action: 'assign-roles', roleIds: ['machine'] }],
    [{ action: 'remove-from-organization', organizationId: 'gone' }],
  ])('is not made for %j, which users cannot have', async (change) => {
    const test = await gatewayWithUsers();
    const refused = await test.send('admin', 'POST /usher/jobs', { change, selection: { by: 'ids', ids: ['u1'] } });
    expect([refused.status, await codeOf(refused)]).toEqual([422, 'gateway.not_assignable']);
    expect(await test.json('GET /usher/jobs')).toEqual([]);
  });

  it('is not made for operators without the permission', async () => {
    const test = await gatewayWithUsers();
    for (const role of ['viewer', 'support'] as const) {
      const body = { change: suspend, selection: { by: 'ids', ids: ['u1'] } };
      expect(await codeOf(await test.send(role, 'POST /usher/jobs', body))).toBe('gateway.not_permitted');
      expect((await test.send(role, 'GET /usher/jobs')).status).toBe(403);
    }
    const job = await test.prepare(suspend);
    const start = await test.send(
      'support',
      `POST /usher/jobs/${job.id}/start`,
      { rows: 5 },
      { 'x-usher-reason': 'T-1' },
    );
    expect([start.status, await codeOf(start)]).toEqual([403, 'gateway.not_permitted']);
    expect((await test.read(job.id)).state).toBe('ready');
  });

  it.each([
    ['does not accept Usher', 401, {}, 'gateway.upstream_bad_credentials'],
    ['does not permit it', 403, { code: 'auth.forbidden' }, 'gateway.upstream_missing_role'],
    ['refuses the request', 422, { code: 'guard.invalid_input' }, 'gateway.invalid_input'],
    ['has another refusal', 409, {}, 'gateway.upstream_failed'],
  ])('pauses when Logto %s, until an operator tries again', async (_what, status, body, code) => {
    const test = await gatewayWithUsers({ users: 2 });
    test.tenant.readFault = () => Response.json(body, { status });
    const job = await test.prepare(suspend);
    expect(job).toMatchObject({ state: 'paused', pause: 'refused', problem: { code, retryAt: null }, startedAt: null });
    test.clock.now += 600_000;
    test.tenant.readFault = () => undefined;
    await test.run();
    expect((await test.read(job.id)).state).toBe('paused');
    // A preview writes nothing, so it needs no reason.
    expect((await test.send('admin', `POST /usher/jobs/${job.id}/resume`)).status).toBe(200);
    await test.run();
    expect(await test.read(job.id)).toMatchObject({ state: 'ready', pause: null, problem: null, plans: { change: 2 } });
  });

  it('goes on later, and later each time, when Logto is not available, and says so', async () => {
    const test = await gatewayWithUsers({ users: 2 });
    const faults = [
      new Response(null, { status: 503 }),
      Response.json({}, { status: 429, headers: { 'retry-after': '60' } }),
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    ];
    test.tenant.readFault = () => faults[0];
    const { id } = await test.prepare(suspend);
    for (const [code, wait] of [
      ['gateway.upstream_failed', 5000],
      ['gateway.upstream_rate_limited', 60_000],
      ['gateway.upstream_bad_answer', 20_000],
    ] as const) {
      const expected = { state: 'checking', pause: null, problem: { code, retryAt: test.clock.now + wait } };
      expect(await test.read(id)).toMatchObject(expected);
      faults.shift();
      test.clock.now += wait - 1;
      await test.run();
      expect((await test.read(id)).problem).toMatchObject({ code });
      test.clock.now += 1;
      await test.run();
    }
    expect(await test.read(id)).toMatchObject({ state: 'ready', problem: null, plans: { change: 2 } });
  });

  it('says which accounts the operator may not change', async () => {
    const permissions = defaultRolePermissions.admin.filter((one) => one !== 'protected:write');
    const test = await gatewayWithUsers({
      policy: { rolePermissions: { ...defaultRolePermissions, admin: permissions }, protectedRoles: ['boss'] },
    });
    test.tenant.roles.set('u3', ['boss']);
    const job = await test.prepare(suspend);
    expect(job.plans).toEqual({ change: 4, protected: 1 });
    expect((await test.rowsOf(job.id))[2]).toMatchObject({ plan: 'protected', code: 'gateway.protected_account' });
  });
});

describe('a job', () => {
  it('records an event for each account, grouped under the start', async () => {
    const test = await gatewayWithUsers({ users: 3 });
    const job = await test.prepare(suspend);
    await test.start(job, { 'x-usher-reason': 'INC-4711' });
    await test.run();
    expect(await test.read(job.id)).toMatchObject({ state: 'finished', states: { done: 3 }, reason: 'INC-4711' });
    const [started] = await eventsOf('jobs:run');
    const events = await eventsOf('users:suspend');
    expect(new Set(events.map(({ targetUserId }) => targetUserId))).toEqual(new Set(['u1', 'u2', 'u3']));
    expect(new Set(events.map(({ flowId }) => flowId))).toEqual(new Set([started?.requestId]));
    expect(events[0]).toMatchObject({ reason: 'INC-4711', outcome: { status: 200 } });
    expect(await eventsOf('jobs:finish')).toHaveLength(1);
  });

  it('reads the account after a lost answer, and does nothing twice', async () => {
    const test = await gatewayWithUsers({ users: 3 });
    const job = await test.prepare(suspend);
    let isFirst = true;
    test.tenant.fault = ({ userId }) => {
      if (userId !== 'u2' || !isFirst) return undefined;
      isFirst = false;
      return 'lose';
    };
    await test.start(job);
    await test.run();
    expect((await test.read(job.id)).states).toEqual({ done: 3 });
    expect(test.tenant.writes.filter((write) => write.includes('u2'))).toHaveLength(1);
  });

  it('goes on with the rows of a process that ended', async () => {
    const test = await gatewayWithUsers({ users: 4 });
    const job = await test.prepare(suspend);
    await test.start(job);
    const { db } = await testAuditLog();
    // One row was sent and carried out, another was only claimed.
    Object.assign(test.tenant.users.get('u1') ?? {}, { isSuspended: true });
    const made = JSON.stringify([{ field: 'isSuspended', from: false, to: true }]);
    const left = { state: 'running', leased_by: 'another', leased_until: String(test.clock.now + 1000) } as const;
    const row = db.updateTable('gateway_job_rows').where('job_id', '=', job.id);
    await row
      .where('number', '=', 1)
      .set({ ...left, is_sent: true, made })
      .execute();
    await row.where('number', '=', 2).set(left).execute();
    await test.run();
    expect((await test.read(job.id)).states).toEqual({ done: 2, running: 2 });
    test.clock.now += 2000;
    await test.run();
    expect((await test.read(job.id)).states).toEqual({ done: 4 });
    expect(test.tenant.writes.filter((write) => write.includes('u1'))).toEqual([]);
    expect((await test.rowsOf(job.id))[0]?.changes).toEqual([{ field: 'isSuspended', from: false, to: true }]);
  });

  it('counts a row that a process left and another repeated once in the audit log', async () => {
    const test = await gatewayWithUsers({ users: 2 });
    const job = await test.prepare(suspend);
    await test.start(job);
    const { auditLog } = await testAuditLog();
    const [started] = await eventsOf('jobs:run');
    const operator = started?.operator;
    if (operator === undefined || operator === null) throw new Error('no operator');
    // The process ended before it sent the write.
    await auditLog.recordStart({
      operator,
      action: 'users:suspend',
      flowId: started?.requestId ?? undefined,
      requestId: 'ended',
      reason: undefined,
      method: 'PATCH',
      route: '/api/users/:userId/is-suspended',
      users: [{ id: 'u1' }],
    });
    await test.run();
    const { entries } = await auditLog.list({}, { page: 1, page_size: 100, grouped: 'true' });
    expect(entries.map(({ flow }) => flow?.outcomes)).toContainEqual({ succeeded: 2 });
  });

  it('is shared by two processes, and each row is done once', async () => {
    const tenant = newTenant(40);
    const one = await gatewayWithUsers({ tenant });
    const other = await gatewayWithUsers({ tenant });
    const job = await one.prepare(suspend);
    await one.start(job);
    await other.jobs.send('user-jobs', { jobId: job.id }, { at: other.clock.now });
    await Promise.all([one.run(), other.run()]);
    expect((await one.read(job.id)).states).toEqual({ done: 40 });
    expect(new Set(tenant.writes).size).toBe(40);
    expect(tenant.writes).toHaveLength(40);
  });

  it('pauses and goes on, and what is canceled stays undone', async () => {
    const test = await gatewayWithUsers({ users: 3 });
    const job = await test.prepare(suspend);
    await test.start(job);
    expect((await test.send('admin', `POST /usher/jobs/${job.id}/pause`)).status).toBe(200);
    await test.run();
    expect(await test.read(job.id)).toMatchObject({ state: 'paused', pause: 'operator', states: { waiting: 3 } });
    await test.send('admin', `POST /usher/jobs/${job.id}/resume`);
    await test.send('admin', `POST /usher/jobs/${job.id}/cancel`);
    await test.run();
    expect(await test.read(job.id)).toMatchObject({ state: 'canceled', states: { waiting: 3 }, canRevert: false });
    expect(test.tenant.writes).toEqual([]);
  });

  it.each([
    ['is signed out by an administrator', 'signed-out'],
    ['has lost the permission', 'not-permitted'],
  ] as const)('pauses when its operator %s', async (_how, pause) => {
    const test = await gatewayWithUsers({ users: 3 });
    const job = await test.prepare(suspend);
    await test.start(job);
    const [session] = (await test.sessions.list()).filter(({ operator }) => operator.role === 'admin');
    if (session === undefined) throw new Error('no session');
    test.clock.now += 1000;
    if (pause === 'signed-out') await test.sessions.endAllOf(session.operator.subject);
    else {
      const later = { id: 'later', signedInAt: test.clock.now };
      await test.sessions.record({ ...session, ...later, operator: { ...session.operator, role: 'support' } });
    }
    await test.run();
    const { store } = test.userJobs;
    expect(await store.get(job.id)).toMatchObject({ state: 'paused', pause });
    expect(test.tenant.writes).toEqual([]);
  });

  it('pauses when the Management API cannot be reached, and keeps the rows', async () => {
    const test = await gatewayWithUsers({ users: 3 });
    const job = await test.prepare(suspend);
    await test.start(job);
    test.goDown();
    await test.run();
    expect(await test.read(job.id)).toMatchObject({ state: 'paused', pause: 'unavailable', states: { waiting: 3 } });
    test.comeBack();
    await test.send('admin', `POST /usher/jobs/${job.id}/resume`);
    await test.run();
    expect((await test.read(job.id)).states).toEqual({ done: 3 });
  });

  it('repeats requests that were too many', async () => {
    const test = await gatewayWithUsers({ users: 3 });
    const job = await test.prepare(suspend);
    let refusals = 0;
    test.tenant.fault = () => {
      refusals += 1;
      return refusals > 4 ? undefined : new Response('', { status: 429, headers: { 'retry-after': '0' } });
    };
    await test.start(job);
    await test.run();
    expect((await test.read(job.id)).states).toEqual({ done: 3 });
  });

  it('says why a row failed, and retries it on request', async () => {
    const test = await gatewayWithUsers({ users: 3 });
    const job = await test.prepare(suspend);
    test.tenant.fault = ({ userId }) =>
      userId === 'u2' ? Response.json({ code: 'entity.invalid_input' }, { status: 422 }) : undefined;
    await test.start(job);
    await test.run();
    expect((await test.read(job.id)).states).toEqual({ done: 2, failed: 1 });
    expect((await test.rowsOf(job.id))[1]).toMatchObject({
      state: 'failed',
      code: 'entity.invalid_input',
      changes: [],
    });
    test.tenant.fault = () => undefined;
    await test.send('admin', `POST /usher/jobs/${job.id}/retry`);
    await test.run();
    expect(await test.read(job.id)).toMatchObject({ state: 'finished', states: { done: 3 } });
  });

  it('knows what it did of a step that failed in the middle', async () => {
    const test = await gatewayWithUsers({ users: 1, policy: { protectedRoles: [] } });
    test.tenant.roles.set('u1', ['r1', 'r2']);
    const job = await test.prepare({ action: 'remove-roles', roleIds: ['r1', 'r2'] });
    let isFirst = true;
    test.tenant.fault = ({ path }) => {
      if (!path.endsWith('/r2') || !isFirst) return undefined;
      isFirst = false;
      return Response.json({}, { status: 500 });
    };
    await test.start(job);
    await test.run();
    expect(test.tenant.roles.get('u1')).toEqual([]);
    expect((await test.rowsOf(job.id))[0]).toMatchObject({
      state: 'done',
      changes: [{ field: 'roles.r1' }, { field: 'roles.r2' }],
    });
  });

  it('skips rows that changed since the preview', async () => {
    const test = await gatewayWithUsers({ users: 2 });
    const job = await test.prepare(suspend);
    Object.assign(test.tenant.users.get('u1') ?? {}, { isSuspended: true });
    test.tenant.users.delete('u2');
    await test.start(job);
    await test.run();
    expect((await test.rowsOf(job.id)).map(({ state, code }) => [state, code])).toEqual([
      ['skipped', 'job.already'],
      ['failed', 'gateway.account_not_found'],
    ]);
  });

  it('keeps deleted accounts as a file on request, and says that it cannot be reverted', async () => {
    const test = await gatewayWithUsers({ users: 3 });
    const job = await test.prepare({ action: 'delete', keepsSnapshot: true });
    await test.start(job);
    test.tenant.fault = ({ method, userId }) =>
      method === 'DELETE' && userId === 'u3' ? Response.json({ code: 'x.y' }, { status: 422 }) : undefined;
    await test.run();
    expect(await test.read(job.id)).toMatchObject({
      states: { done: 2, failed: 1 },
      hasSnapshot: true,
      canRevert: false,
    });
    const file = await test.send('admin', `GET /usher/jobs/${job.id}/snapshot`);
    const lines = (await file.text()).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['u1', 'u2']);
    expect([...test.tenant.users.keys()]).toEqual(['u3']);
  });

  it('reverts only what is still as the job wrote it', async () => {
    const test = await gatewayWithUsers({ users: 2 });
    const job = await test.prepare(suspend);
    await test.start(job);
    await test.run();
    Object.assign(test.tenant.users.get('u1') ?? {}, { isSuspended: false });
    const { id } = z.parse(z.object({ id: z.string() }), await test.json(`POST /usher/jobs/${job.id}/revert`));
    await test.run();
    const back = await test.read(id);
    expect(back).toMatchObject({
      state: 'ready',
      plans: { already: 1, change: 1 },
      reverts: job.id,
      revertedKind: job.kind,
    });
    await test.start(back);
    await test.run();
    expect([...test.tenant.users.values()].every(({ isSuspended }) => !isSuspended)).toBe(true);
    expect((await test.read(job.id)).revertedBy).toBe(id);
  });

  it('reverts what of a row is still as it was written, and the rest later', async () => {
    const test = await gatewayWithUsers({ users: 2, policy: { protectedRoles: [] } });
    const job = await test.prepare({ action: 'set-custom-data', key: 'plan', value: 'pro' });
    await test.start(job);
    await test.run();
    // As an update of an import writes several fields.
    const { db } = await testAuditLog();
    const made = [
      { field: 'name', from: 'User 1', to: 'Written' },
      { field: 'customData', from: { desk: 1 }, to: { desk: 1, plan: 'pro', team: 'a' } },
    ];
    const row = db.updateTable('gateway_job_rows').where('job_id', '=', job.id).where('number', '=', 1);
    await row.set({ made: JSON.stringify(made) }).execute();
    const user = test.tenant.users.get('u1') ?? {};
    Object.assign(user, { name: 'Written', customData: { desk: 1, plan: 'other', team: 'a', more: true } });
    const revert = async () => {
      test.clock.now += 1000;
      const { id } = z.parse(z.object({ id: z.string() }), await test.json(`POST /usher/jobs/${job.id}/revert`));
      await test.run();
      const back = await test.read(id);
      expect((await test.read(job.id)).canRevert).toBe(false);
      await test.start(back);
      await test.run();
      return back;
    };
    const first = await revert();
    expect(first.plans).toEqual({ change: 2 });
    expect(user).toMatchObject({ name: 'User 1', customData: { desk: 1, plan: 'other', more: true } });
    expect((await test.rowsOf(first.id)).map(({ state, code }) => [state, code])).toEqual([
      ['done', 'job.partly_changed_since'],
      ['done', null],
    ]);
    expect((await test.read(job.id)).canRevert).toBe(true);
    Object.assign(user, { customData: { plan: 'pro' } });
    const second = await revert();
    expect([second.total, second.plans]).toEqual([1, { change: 1 }]);
    expect(user).toMatchObject({ customData: {} });
    expect(await test.read(job.id)).toMatchObject({ canRevert: false, revertedBy: second.id });
  });

  it('writes its rows to a file without formulas', async () => {
    const test = await gatewayWithUsers({ users: 1 });
    Object.assign(test.tenant.users.get('u1') ?? {}, { name: '=HYPERLINK("http://evil")' });
    const job = await test.prepare(suspend);
    const file = await (await test.send('admin', `GET /usher/jobs/${job.id}/file`)).text();
    expect(file).toContain(`"'=HYPERLINK`);
    expect(file.split('\r\n')[0]).toContain('row,userId,label,plan,state');
  });
});

describe('a trial of an imported row', () => {
  const rules = {
    source: 'table',
    fileName: 'people.csv',
    matchBy: ['username'],
    existing: 'skip',
    updates: [],
    sourceKey: null,
    skipsUnverified: false,
    roleIds: [],
    organizationIds: [],
    suspends: false,
    withoutPassword: 'none',
    allowsPlainPasswords: true,
  };

  it('needs what the deletion needs that follows a refused password, before it creates a user', async () => {
    const test = await gatewayWithUsers({ policy: { reasonRequired: ['users:delete'] } });
    const { id } = z.parse(z.object({ id: z.string() }), await test.json('POST /usher/imports', { rules, rows: 1 }));
    const row = { number: 1, user: { username: 'ada' }, password: { kind: 'plain', password: 'correct horse' } };
    await test.send('admin', `PUT /usher/imports/${id}/rows`, { rows: [row] });
    await test.json(`POST /usher/imports/${id}/check`);
    await test.run();
    expect((await test.read(id)).plans).toEqual({ create: 1 });
    const trial = await test.send('admin', `POST /usher/imports/${id}/trial`, { number: 1, password: 'wrong' });
    expect(await codeOf(trial)).toBe('gateway.reason_required');
    expect(test.seen.filter(({ method }) => method === 'POST')).toEqual([]);
    expect((await test.read(id)).states).toEqual({ waiting: 1 });
  });

  /** `verification`: lost, or a status. `readsAfter`: from the first lost answer to a write. */
  type Lost = {
    creation?: boolean;
    verification?: true | number;
    removal?: boolean;
    reads?: boolean;
    readsAfter?: boolean;
  };

  /** A checked import of one row, whose tenant loses the answers that `lost` names. */
  async function importOfOne() {
    const test = await gatewayWithUsers();
    const lost: Lost = {};
    const users = new Map<string, object>();
    const writes: string[] = [];
    const noAnswer = () => {
      lost.reads = lost.readsAfter === true;
      return new Response('<html>', { status: 504, headers: { 'content-type': 'text/html' } });
    };
    test.answerWith(async (request) => {
      const { pathname } = new URL(request.url);
      if (request.method === 'GET' && lost.reads === true) return new Response(null, { status: 503 });
      if (request.method === 'GET' && pathname === '/api/users') {
        return Response.json([...users.values()], { headers: { 'total-number': String(users.size) } });
      }
      if (pathname === '/api/sign-in-exp') return Response.json({});
      if (pathname.endsWith('/password/verify')) {
        // Until the timeout of the gateway.
        if (lost.verification === true) return new Promise(() => undefined);
        if (lost.verification !== undefined) return Response.json({ code: 'x.y' }, { status: lost.verification });
        return Response.json({ code: 'session.invalid_credentials' }, { status: 422 });
      }
      if (request.method === 'POST' && pathname === '/api/users') {
        const id = `new${writes.push('create')}`;
        const created = {
          id,
          createdAt: test.clock.now,
          ...z.parse(z.record(z.string(), z.unknown()), await request.json()),
        };
        users.set(id, created);
        return lost.creation === true ? noAnswer() : Response.json(created);
      }
      const id = pathname.split('/')[3] ?? '';
      if (request.method === 'DELETE') {
        writes.push('delete');
        users.delete(id);
        return lost.removal === true ? noAnswer() : new Response(null, { status: 204 });
      }
      if (pathname.startsWith('/api/users/')) {
        const found = users.get(id);
        return found === undefined
          ? Response.json({ code: 'entity.not_found' }, { status: 404 })
          : Response.json(found);
      }
      return Response.json([]);
    });
    const { id } = z.parse(z.object({ id: z.string() }), await test.json('POST /usher/imports', { rules, rows: 1 }));
    const row = { number: 1, user: { username: 'ada' }, password: { kind: 'plain', password: 'correct horse' } };
    await test.send('admin', `PUT /usher/imports/${id}/rows`, { rows: [row] });
    await test.json(`POST /usher/imports/${id}/check`);
    await test.run();
    /** The job may be started long after the trial. */
    const startLater = async () => {
      test.clock.now += 10 * 60_000;
      await test.json(`POST /usher/jobs/${id}/start`, { rows: 1 });
      await test.run();
    };
    const tryPassword = () => test.json(`POST /usher/imports/${id}/trial`, { number: 1, password: 'wrong' });
    return { ...test, id, lost, users, writes, startLater, tryPassword };
  }

  it('says that the outcome is unknown when the answer to the creation is lost, and the start looks for the user', async () => {
    const { id, lost, users, writes, send, read, rowsOf, startLater, tryPassword } = await importOfOne();
    Object.assign(lost, { creation: true, readsAfter: true });
    expect(await tryPassword()).toEqual({ state: 'unknown', step: 'creation', userId: null });
    expect(await rowsOf(id)).toMatchObject([{ state: 'unknown', plan: 'create' }]);
    expect(await codeOf(await send('admin', `POST /usher/imports/${id}/rows/1/exclude`))).toBe('gateway.job_changed');
    Object.assign(lost, { creation: false, reads: false });
    await startLater();
    expect(await read(id)).toMatchObject({ state: 'finished', states: { done: 1 } });
    expect([writes, users.size]).toEqual([['create'], 1]);
  });

  it('says so when the answer about the password is lost, and the start leaves the user', async () => {
    const { id, lost, writes, read, startLater, tryPassword } = await importOfOne();
    Object.assign(lost, { verification: true });
    expect(await tryPassword()).toEqual({ state: 'unknown', step: 'verification', userId: 'new1' });
    await startLater();
    expect((await read(id)).states).toEqual({ done: 1 });
    expect(writes).toEqual(['create']);
  });

  it.each([429, 500, 503])('does not take a password as wrong that Logto answers with %i', async (status) => {
    const { id, lost, writes, rowsOf, tryPassword } = await importOfOne();
    Object.assign(lost, { verification: status });
    expect(await tryPassword()).toEqual({ state: 'unknown', step: 'verification', userId: 'new1' });
    expect(writes).toEqual(['create']);
    expect(await rowsOf(id)).toMatchObject([{ state: 'done', userId: 'new1' }]);
  });

  it('asks the account when the answer to the removal is lost, and else leaves that to the start', async () => {
    const { id, lost, users, writes, read, rowsOf, startLater, tryPassword } = await importOfOne();
    Object.assign(lost, { removal: true });
    expect(await tryPassword()).toEqual({ state: 'refused', isRemoved: true });
    expect(await rowsOf(id)).toMatchObject([{ state: 'waiting', userId: null }]);
    Object.assign(lost, { readsAfter: true });
    expect(await tryPassword()).toEqual({ state: 'unknown', step: 'removal', userId: null });
    Object.assign(lost, { reads: false });
    await startLater();
    expect((await read(id)).states).toEqual({ done: 1 });
    expect([writes, users.size]).toEqual([['create', 'delete', 'create', 'delete', 'create'], 1]);
  });
});
