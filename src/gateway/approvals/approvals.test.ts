import { beforeEach, describe, expect, it } from 'vitest';

import { type Approval, approvalNeeded } from '#contract/approvals.ts';
import { type AuditOutcome, auditOutcomeOf } from '#contract/audit-log.ts';
import { permissions } from '#contract/operators.ts';
import { signInAs } from '#gateway/testing/demo-policy.ts';
import { codeOf, testGateway, testAuditLog } from '#gateway/testing/test-gateway.ts';

const start = 1_800_000_000_000;
const day = 24 * 60 * 60_000;
let now = start;
let testLog: Awaited<ReturnType<typeof testAuditLog>>;
beforeEach(async () => {
  now = start;
  testLog = await testAuditLog();
  await testLog.reset();
});

const reason = { 'x-usher-reason': 'INC-4711' };
const approvalHeaders = { ...reason, 'x-usher-approval': 'ask' };
const resetFactor = 'DELETE /api/users/u1/mfa-verifications/m1';
const resetPassword = 'POST /usher/users/u1/password';

async function gatewayAt(policy: NonNullable<Parameters<typeof testGateway>[0]>['policy'] = {}) {
  const test = await testGateway({ clock: () => now, policy });
  test.answerWith((request) =>
    Response.json(
      request.url.endsWith('/check-password') ? { result: true } : { id: 'u1', name: 'Ada', lastSignInAt: start },
    ),
  );
  const list = async (role: 'support' | 'admin' | 'viewer' = 'admin') =>
    (await (await test.send(role, 'GET /usher/approvals')).json()) as Approval[];
  /** Requests an approval as support, and returns its ID. */
  const requested = async (line = resetPassword, body: unknown = {}) => {
    await test.send('support', line, body, approvalHeaders);
    return (await list())[0]?.id ?? '';
  };
  const decide = (role: 'admin' | 'support', id: string, word = 'approve') =>
    test.send(role, `POST /usher/approvals/${id}/${word}`, {});
  return { ...test, list, requested, decide };
}

const entriesOf = async (action: string) => {
  const { entries } = await testLog.another({ clock: () => now }).list({ action }, { page: 1, page_size: 10 });
  return entries;
};

describe('the second half of a take-over', () => {
  it('waits for another operator, runs once, and is recorded with both names', async () => {
    const { send, list, requested, decide } = await gatewayAt();
    expect((await send('support', resetFactor)).status).toBe(200);
    const refused = await send('support', resetPassword, {});
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { code: 'gateway.approval_needed', data: { because: 'take-over' } },
    ]);
    const id = await requested();
    expect(await list()).toMatchObject([
      { id, state: 'pending', action: 'passwords:reset', userIds: ['u1'], reason: 'INC-4711', isOwn: false },
    ]);
    expect((await decide('admin', id)).status).toBe(204);
    expect((await send('support', resetPassword, {})).status).toBe(200);
    expect(await codeOf(await send('support', resetPassword, {}))).toBe('gateway.approval_needed');
    expect(await list()).toMatchObject([{ id, state: 'used', decidedBy: { name: 'Alex Admin' } }]);

    const done = (await entriesOf('passwords:reset')).find(({ outcome }) => outcome?.status === 200);
    expect(done).toMatchObject({
      operator: { name: 'Sam Support' },
      approval: { id, by: { subject: 'demo-admin', name: 'Alex Admin', role: 'admin' } },
    });
    expect(await entriesOf('approvals:request')).toMatchObject([{ target: { id }, reason: 'INC-4711' }]);
    const [decision] = await entriesOf('approvals:decide');
    expect(decision).toMatchObject({ target: { id }, operator: { name: 'Alex Admin' }, targetUserId: 'u1' });
    expect(await testLog.another({ clock: () => now }).get(decision?.sequence ?? 0)).toMatchObject({
      after: { decision: 'approved', requester: 'Sam Support', requestedAction: 'passwords:reset' },
    });
  });

  it('is approved only for this action', async () => {
    const { send, requested, decide } = await gatewayAt({
      rolePermissions: {
        viewer: [],
        support: ['mfa:reset', 'passwords:reset', 'users:write-identifiers'],
        admin: ['approvals:decide'],
      },
    });
    for (const user of ['u1', 'u2']) await send('support', resetFactor.replace('u1', user));
    const change = 'PATCH /api/users/u1';
    const id = await requested(change, { primaryEmail: 'ada@example.org' });
    await decide('admin', id);
    for (const [line, body] of [
      [resetPassword, {}],
      [resetPassword.replace('u1', 'u2'), {}],
      [change, { primaryEmail: 'eve@example.org' }],
      [change, { primaryEmail: 'ada@example.org', username: 'eve' }],
    ] as const) {
      expect(await codeOf(await send('support', line, body))).toBe('gateway.approval_needed');
    }
    expect((await send('support', change, { primaryEmail: 'ada@example.org' })).status).toBe(200);
  });

  it('runs once for simultaneous requests in two processes', async () => {
    const one = await gatewayAt();
    const other = await testGateway({ clock: () => now, sessions: one.sessions, cookies: one.cookies });
    other.answerWith(() => Response.json({ id: 'u1', result: true }));
    await one.send('support', resetFactor);
    await one.decide('admin', await one.requested());
    const answers = await Promise.all(
      [one, other, one, other].map(async ({ send }) => send('support', resetPassword, {})),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted((one, two) => one - two)).toEqual([200, 403, 403, 403]);
  });

  it('is refused after a rejection, and a day after the approval', async () => {
    const { send, requested, decide, list, cookies, gateway } = await gatewayAt();
    await send('support', resetFactor);
    await decide('admin', await requested(), 'refuse');
    const refused = await send('support', resetPassword, {});
    expect(await refused.json()).toMatchObject({ code: 'gateway.approval_needed', data: { state: 'refused' } });

    now += day - 1;
    for (const role of ['support', 'admin'] as const) cookies[role] = await signInAs(gateway, role);
    await send('support', resetFactor);
    const id = await requested();
    await decide('admin', id);
    now += day;
    for (const role of ['support', 'admin'] as const) cookies[role] = await signInAs(gateway, role);
    await send('support', resetFactor);
    expect(await codeOf(await send('support', resetPassword, {}))).toBe('gateway.approval_needed');
    expect((await list())[0]).toMatchObject({ id, state: 'expired' });
    expect(await codeOf(await decide('admin', id))).toBe('gateway.approval_closed');
  });

  it('keeps its approval if it was never sent', async () => {
    const { send, requested, decide, answerWith } = await gatewayAt();
    await send('support', resetFactor);
    await decide('admin', await requested());
    answerWith(() => Response.json({ code: 'slow' }, { status: 429 }));
    expect((await send('support', resetPassword, {})).status).toBe(429);
    answerWith(() => Response.json({ id: 'u1', result: true }));
    expect((await send('support', resetPassword, {})).status).toBe(200);
  });

  it('needs a reason for its approval request, is requested once, and does not run on request', async () => {
    const { send, list, seen } = await gatewayAt();
    await send('support', resetFactor);
    const before = seen.length;
    const bare = await send('support', resetPassword, {}, { 'x-usher-approval': 'ask' });
    expect(await codeOf(bare)).toBe('gateway.reason_required');
    for (let time = 0; time < 2; time += 1) await send('support', resetPassword, {}, approvalHeaders);
    expect(await list()).toHaveLength(1);
    // This action needs no approval.
    expect(await codeOf(await send('support', resetPassword.replace('u1', 'u9'), {}, approvalHeaders))).toBe(
      'gateway.invalid_input',
    );
    expect(seen.slice(before).every(({ method }) => method === 'GET')).toBe(true);
  });

  it('is recorded as needed and as requested, not as failed', async () => {
    const { send } = await gatewayAt();
    await send('support', resetFactor);
    await send('support', resetPassword, {});
    // The second time, nothing happens.
    for (let time = 0; time < 2; time += 1) {
      const answer = await send('support', resetPassword, {}, approvalHeaders);
      expect(await codeOf(answer)).toBe('gateway.approval_requested');
    }
    const { list } = testLog.another({ clock: () => now });
    const found = async (outcome: AuditOutcome) => {
      const { entries } = await list({ outcome }, { page: 1, page_size: 10 });
      return entries.map((entry) => [entry.action, auditOutcomeOf(entry)]);
    };
    expect(await found('approval-needed')).toEqual([['passwords:reset', 'approval-needed']]);
    expect(await found('approval-requested')).toEqual([['passwords:reset', 'approval-requested']]);
    expect(await found('failed')).toEqual([]);
    expect(await found('succeeded')).toHaveLength(1);
    expect(await entriesOf('refused')).toMatchObject([{ outcome: { code: 'gateway.approval_needed' } }]);
  });
});

describe('a request', () => {
  const identifiers = {
    rolePermissions: {
      viewer: ['mfa:reset', 'users:write-identifiers'],
      support: ['mfa:reset', 'users:write-identifiers'],
      admin: ['approvals:decide', 'users:history'],
    },
  } as const;
  const change = 'PATCH /api/users/u1';

  /** A gateway where the change of an identifier of `u1` needs an approval. */
  async function changeable() {
    const test = await gatewayAt(identifiers);
    for (const role of ['support', 'viewer'] as const) await test.send(role, resetFactor);
    const ask = async (fields: object, replaces?: string, role: 'support' | 'viewer' = 'support') => {
      const headers = { ...approvalHeaders, ...(replaces !== undefined && { 'x-usher-approval-replaces': replaces }) };
      const answer = await test.send(role, change, fields, headers);
      return approvalNeeded.parse(((await answer.json()) as { data: unknown }).data);
    };
    const states = async () => (await test.list()).map(({ state }) => state).toSorted();
    return { ...test, ask, states };
  }

  it('waits only once: a repeated one is the same, one with other values of a field is told of it', async () => {
    const { ask, states } = await changeable();
    const { approvalId, isRepeat } = await ask({ primaryEmail: 'one@example.org' });
    expect(isRepeat).toBeUndefined();
    expect(await ask({ primaryEmail: 'one@example.org' })).toMatchObject({ approvalId, isRepeat: true });
    const refused = await ask({ primaryEmail: 'two@example.org', username: 'two' });
    expect(refused).toEqual({
      because: 'take-over',
      inTheWay: [{ id: approvalId, isOwn: true, requester: 'Sam Support' }],
    });
    expect(await states()).toEqual(['pending']);
    expect((await ask({ username: 'two' })).approvalId).toBeDefined();
    expect((await ask({ primaryEmail: 'two@example.org' }, undefined, 'viewer')).approvalId).toBeDefined();
    expect(await states()).toEqual(['pending', 'pending', 'pending']);
  });

  it('is withdrawn when the requester replaces it, with an audit event, and cannot be approved any more', async () => {
    const { ask, states, decide, list, send } = await changeable();
    const { approvalId: first = '' } = await ask({ primaryEmail: 'one@example.org' });
    const { approvalId: second } = await ask({ primaryEmail: 'two@example.org' }, first);
    expect(await states()).toEqual(['pending', 'withdrawn']);
    expect((await list()).find(({ state }) => state === 'pending')).toMatchObject({ id: second });
    expect(await codeOf(await decide('admin', first))).toBe('gateway.approval_closed');
    expect(await entriesOf('approvals:withdraw')).toMatchObject([
      { operator: { name: 'Sam Support' }, target: { id: first }, targetUserId: 'u1', reason: 'INC-4711' },
    ]);
    const history = (await (await send('admin', 'GET /usher/users/u1/history')).json()) as { action: string }[];
    expect(history.map(({ action }) => action)).toContain('approvals:withdraw');
    // It names a request that no longer waits.
    expect((await ask({ primaryEmail: 'three@example.org' }, first)).inTheWay).toMatchObject([{ id: second }]);
  });

  it('waits alone when several are sent at once', async () => {
    const { ask, states } = await changeable();
    const values = ['one', 'two', 'one', 'two', 'three'].map((name) => ({ primaryEmail: `${name}@example.org` }));
    const answers = await Promise.all(values.map((fields) => ask(fields)));
    expect(answers.filter(({ approvalId, isRepeat }) => approvalId !== undefined && isRepeat !== true)).toHaveLength(1);
    expect(await states()).toEqual(['pending']);
    const [pending] = answers.flatMap(({ approvalId }) => approvalId ?? []);
    await Promise.all(['four', 'five'].map((name) => ask({ primaryEmail: `${name}@example.org` }, pending)));
    expect(await states()).toEqual(['pending', 'withdrawn']);
  });

  it('is decided by operators with the permission, but not by the requester', async () => {
    const all = ['mfa:reset', 'passwords:reset', 'approvals:decide'] as const;
    const { send, requested, decide } = await gatewayAt({
      rolePermissions: { viewer: [], support: all, admin: all },
    });
    await send('admin', 'GET /usher/session');
    await send('support', resetFactor);
    const id = await requested();
    expect(await codeOf(await decide('support', id))).toBe('gateway.own_request');
    expect((await decide('admin', id)).status).toBe(204);
    expect(await codeOf(await decide('admin', id))).toBe('gateway.approval_closed');
  });

  it('is visible to its requester and to operators who may decide', async () => {
    const { send, requested, list } = await gatewayAt();
    await send('support', resetFactor);
    await requested();
    expect(await list('viewer')).toEqual([]);
    expect(await list('support')).toMatchObject([{ isOwn: true, reason: 'INC-4711' }]);
    expect(await list('admin')).toMatchObject([{ isOwn: false }]);
  });

  it('is stored without readable reasons and values', async () => {
    const { requested, send } = await gatewayAt({
      rolePermissions: { viewer: [], support: ['mfa:reset', 'users:write-identifiers'], admin: ['approvals:decide'] },
    });
    await send('support', resetFactor);
    await requested('PATCH /api/users/u1', { primaryEmail: 'ada@example.org' });
    const stored = JSON.stringify(await testLog.db.selectFrom('gateway_approvals').selectAll().execute());
    expect(stored).toContain('users:write-identifiers');
    for (const value of ['ada@example.org', 'INC-4711']) expect(stored).not.toContain(value);
  });
});

describe('without another operator who could approve', () => {
  const erasure = { userId: 'u1', reason: 'GDPR-12' };

  it('needs a reason instead, recorded as such, until a second administrator uses Usher', async () => {
    const { send } = await gatewayAt();
    await send('admin', 'GET /usher/session');
    expect((await send('admin', 'POST /usher/audit-log/erase', erasure)).status).toBe(204);
    const [entry] = await entriesOf('audit:erase');
    expect(entry).toMatchObject({ approval: { id: null, by: null } });
    await testLog.approvals(() => now).notePresence({ subject: 'another', name: 'Anna', role: 'admin' }, true);
    expect(await codeOf(await send('admin', 'POST /usher/audit-log/erase', erasure))).toBe('gateway.approval_needed');
    now += 31 * day;
    await testLog.approvals(() => now).notePresence({ subject: 'another', name: 'Anna', role: 'support' }, false);
    expect(await testLog.approvals(() => now).countApprovers()).toBe(0);
  });

  it('also needs a fresh sign-in, if there is a sign-in provider', async () => {
    const { send, answerWith } = await gatewayAt({ separationOfDuties: 'strict', stepUpAfter: 60_000 });
    answerWith(() => Response.json({ id: 'u1', result: true }));
    await send('admin', resetFactor);
    now += 60_001;
    expect(await codeOf(await send('admin', resetPassword, {}, reason))).toBe('gateway.fresh_sign_in_needed');
  });

  it('does not apply to operators who may not decide while a role may', async () => {
    const { send } = await gatewayAt();
    await send('support', resetFactor);
    expect(await codeOf(await send('support', resetPassword, {}, reason))).toBe('gateway.approval_needed');
    const alone = await gatewayAt({ knownRoles: ['viewer', 'support'] });
    await alone.send('support', resetFactor.replace('u1', 'u5'));
    expect((await alone.send('support', resetPassword.replace('u1', 'u5'), {}, reason)).status).toBe(200);
  });
});

describe('by setting', () => {
  const another = () => testLog.approvals(() => now).notePresence({ subject: 'b', name: 'B', role: 'admin' }, true);

  it.each([
    ['POST /api/users/u1/roles', { roleIds: ['usher-admin'] }],
    ['DELETE /api/users/u1/roles/usher-admin', undefined],
    ['PATCH /api/roles/usher-admin', { description: 'x' }],
    ['POST /api/roles', { name: 'usher-admin', description: 'x' }],
  ])('changing operator roles needs an approval: %s', async (line, body) => {
    const approvalsRequired = { operatorRoles: true, activeUsers: false, reveals: undefined };
    const { send, answerWith } = await gatewayAt({ approvalsRequired, protectedRoles: ['usher-admin'] });
    answerWith((request) => Response.json({ id: 'r', name: request.url.split('/').at(-1) }));
    await another();
    expect(await codeOf(await send('admin', line, body))).toBe('gateway.approval_needed');
    expect((await send('admin', line.replace('usher-admin', 'reader'), { name: 'reader' })).status).toBe(200);
  });

  it('an approval to remove a permission of an operator role is for this permission only', async () => {
    const approvalsRequired = { operatorRoles: true, activeUsers: false, reveals: undefined };
    const rolePermissions = { viewer: [], support: ['roles:write', 'protected:write'], admin: permissions } as const;
    const protectedRoles = ['usher-admin'];
    const { requested, decide, list, send, answerWith } = await gatewayAt({
      approvalsRequired,
      rolePermissions,
      protectedRoles,
    });
    answerWith((request) => Response.json({ id: 'r', name: request.url.split('/').at(-1) }));
    const removal = 'DELETE /api/roles/usher-admin/scopes/read';
    await decide('admin', await requested(removal, undefined));
    expect(await list()).toMatchObject([{ fields: { scopeId: 'read' }, state: 'approved' }]);
    expect(await codeOf(await send('support', removal.replace('read', 'write')))).toBe('gateway.approval_needed');
    expect((await send('support', removal)).status).toBe(200);
  });

  it('deleting users with a recent sign-in needs an approval', async () => {
    const approvalsRequired = { operatorRoles: false, activeUsers: true, reveals: undefined };
    const { send, answerWith } = await gatewayAt({ approvalsRequired });
    await another();
    const lastSignIn = (at: number | null) => answerWith(() => Response.json({ id: 'u1', lastSignInAt: at }));
    lastSignIn(now - 29 * day);
    expect(await codeOf(await send('admin', 'DELETE /api/users/u1'))).toBe('gateway.approval_needed');
    for (const at of [now - 31 * day, null]) {
      lastSignIn(at);
      expect((await send('admin', 'DELETE /api/users/u1')).status).toBe(200);
    }
  });

  it('revealing more accounts in a day needs an approval', async () => {
    const approvalsRequired = { operatorRoles: false, activeUsers: false, reveals: 2 };
    const { send } = await gatewayAt({ approvalsRequired });
    const reveal = (id: string) => send('viewer', `POST /usher/users/${id}/reveal`, {});
    for (const id of ['u1', 'u2', 'u1']) expect((await reveal(id)).status).toBe(200);
    expect(await codeOf(await reveal('u3'))).toBe('gateway.approval_needed');
  });
});

describe('erasing', () => {
  const erase = 'POST /usher/audit-log/erase';
  const erasure = { userId: 'u1', reason: 'GDPR-12' };

  it('is refused after recent actions, unless the user was deleted', async () => {
    const { send, answerWith, cookies, gateway } = await gatewayAt();
    await send('admin', 'PATCH /api/users/u1', { name: 'Ada' });
    const refused = await send('admin', erase, erasure);
    expect([refused.status, await refused.json()]).toMatchObject([
      409,
      { code: 'gateway.erasure_too_early', data: { days: 30, until: start + 30 * day } },
    ]);
    now += 30 * day;
    cookies.admin = await signInAs(gateway, 'admin');
    expect((await send('admin', erase, erasure)).status).toBe(204);
    await send('admin', 'PATCH /api/users/u1', { name: 'Ada' });
    answerWith(() => Response.json({ code: 'entity.not_found' }, { status: 404 }));
    expect((await send('admin', erase, erasure)).status).toBe(204);
  });

  it('erases the reasons and values of requests about the user, and closes them', async () => {
    const { send, list, answerWith, gateway, cookies } = await gatewayAt();
    const anna = { subject: 'anna', name: 'Anna', role: 'admin' } as const;
    const approvals = testLog.approvals(() => now);
    await approvals.notePresence(anna, true);
    await send('support', resetFactor);
    await send('support', resetPassword, {}, { ...reason, 'x-usher-approval': 'ask' });
    const other = resetPassword.replace('u1', 'u10');
    await send('support', resetFactor.replace('u1', 'u10'));
    await send('support', other, {}, { ...reason, 'x-usher-approval': 'ask' });
    now += 60_000;
    cookies.admin = await signInAs(gateway, 'admin');
    answerWith(() => Response.json({ code: 'entity.not_found' }, { status: 404 }));
    await send('admin', erase, erasure, { 'x-usher-approval': 'ask' });
    const [request] = await approvals.list();
    await approvals.decide(request?.id ?? '', anna, 'approved');
    expect((await send('admin', erase, erasure)).status).toBe(204);
    expect((await list('admin')).map(({ userIds, state, reason: shown }) => [userIds, state, shown === null])).toEqual([
      [['u1'], 'used', true],
      [['u10'], 'pending', false],
      [['u1'], 'expired', true],
    ]);
  });

  it('keeps the operator, time, reason and approver', async () => {
    const { send, list, gateway, cookies } = await gatewayAt();
    const approvals = testLog.approvals(() => now);
    await approvals.notePresence({ subject: 'anna', name: 'Anna', role: 'admin' }, true);
    await send('admin', erase, erasure, { 'x-usher-approval': 'ask' });
    const [request] = await list();
    expect(request).toMatchObject({ action: 'audit:erase', because: 'erasure', reason: 'GDPR-12', isOwn: true });
    await approvals.decide(request?.id ?? '', { subject: 'anna', name: 'Anna', role: 'admin' }, 'approved');
    now += 1000;
    cookies.admin = await signInAs(gateway, 'admin');
    expect((await send('admin', erase, erasure)).status).toBe(204);
    const entry = (await entriesOf('audit:erase')).find(({ kind }) => kind === 'erasure');
    expect(entry).toMatchObject({
      at: start + 1000,
      operator: { name: 'Alex Admin' },
      reason: 'GDPR-12',
      approval: { id: request?.id, by: { name: 'Anna' } },
    });
  });
});

describe('reasons', () => {
  const suspend = 'PATCH /api/users/u1/is-suspended';
  const withReason = (text: string) => ({ 'x-usher-reason': encodeURIComponent(text) });

  it.each(['.', '\u200B', '\u200B\u200B\u200B\u200B', 'a \u3164 b', '⠀⠀⠀⠀', 'ok'])(
    'need three visible characters: %j is refused',
    async (text) => {
      const { send } = await gatewayAt({ reasonRequired: ['users:suspend'] });
      const answer = await send('support', suspend, { isSuspended: true }, withReason(text));
      expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.reason_required']);
    },
  );

  it('are checked for erasures too', async () => {
    const { send } = await gatewayAt();
    const answer = await send('admin', 'POST /usher/audit-log/erase', { userId: 'u1', reason: '\u200B.' });
    expect(await codeOf(answer)).toBe('gateway.reason_required');
  });

  it('must match the configured pattern', async () => {
    const { send } = await gatewayAt({ reasonRequired: ['users:suspend'], reasonPattern: /[A-Z]+-\d+/u });
    const answer = await send('support', suspend, { isSuspended: true }, withReason('asked by phone'));
    expect(await answer.json()).toMatchObject({ data: { minLength: 3, pattern: '[A-Z]+-\\d+' } });
    expect((await send('support', suspend, { isSuspended: true }, withReason('see INC-1'))).status).toBe(200);
    expect(await (await send('support', 'GET /usher/session')).json()).toMatchObject({ reasonPattern: '[A-Z]+-\\d+' });
  });
});

it('records that a generated password was shown', async () => {
  const { send } = await gatewayAt();
  expect((await send('support', resetPassword, {})).status).toBe(200);
  expect((await entriesOf('passwords:reset'))[0]?.changedFields).toEqual(['password', 'shown']);
});
