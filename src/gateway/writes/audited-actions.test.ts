import { beforeEach, describe, expect, it } from 'vitest';

import type { AuditEvent } from '#contract/audit-log.ts';
import { signInAs } from '#gateway/testing/demo-policy.ts';
import { codeOf, testGateway, testAuditLog } from '#gateway/testing/test-gateway.ts';

const now = 1_800_000_000_000;
let testLog: Awaited<ReturnType<typeof testAuditLog>>;
beforeEach(async () => {
  testLog = await testAuditLog();
  await testLog.reset();
});

const entries = async () => {
  const { entries: found } = await testLog.another({ clock: () => now }).list({}, { page: 1, page_size: 100 });
  // Creating the test gateway signs operators in.
  return found.filter(({ action }) => action !== 'operators:sign-in');
};
const detailsOf = async (sequence = 0) => testLog.another({ clock: () => now }).get(sequence);

const ada = {
  id: 'u1',
  name: 'Ada Lovelace',
  isSuspended: false,
  primaryEmail: 'ada@example.org',
  customData: { a: 1 },
};

it('records operator, action, user, reason, previous values and outcome', async () => {
  const { send, answerWith } = await testGateway();
  answerWith((request) => Response.json(request.method === 'GET' ? ada : { ...ada, isSuspended: true }));
  const answer = await send(
    'support',
    'PATCH /api/users/u1/is-suspended',
    { isSuspended: true },
    { 'x-usher-reason': 'INC-1' },
  );
  const [entry] = await entries();
  expect(entry).toMatchObject({
    kind: 'write',
    requestId: answer.headers.get('x-request-id'),
    operator: { subject: 'demo-support', name: 'Sam Support', role: 'support' },
    action: 'users:suspend',
    route: '/api/users/:userId/is-suspended',
    targetUserId: 'u1',
    targetName: 'Ada Lovelace',
    changedFields: ['isSuspended'],
    reason: 'INC-1',
    outcome: { status: 200, code: null },
  });
  expect(await detailsOf(entry?.sequence)).toMatchObject({
    before: { isSuspended: false },
    after: { isSuspended: true },
  });
});

it('records which organization role was removed, which only the path names', async () => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json(ada));
  await send('admin', 'DELETE /api/organizations/o1/users/u1/roles/x1');
  const [entry] = await entries();
  expect(await detailsOf(entry?.sequence)).toMatchObject({
    targetUserId: 'u1',
    target: { type: 'organization', id: 'o1' },
    changedFields: ['organizationRoleId'],
    before: { organizationRoleId: 'x1' },
    after: null,
  });
  expect(await testLog.auditLog.verify()).toMatchObject({ state: 'intact' });
});

it('records and lists which permissions a role got and lost', async () => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json({ id: 'r1', name: 'Editor' }));
  await send('admin', 'POST /api/roles/r1/scopes', { scopeIds: ['s1', 's2'] });
  await send('admin', 'DELETE /api/roles/r1/scopes/s1');
  const answer = await send('admin', 'GET /usher/audit-log?action=roles:write');
  expect(await answer.json()).toMatchObject([
    { target: { type: 'role', id: 'r1' }, changedFields: ['scopeId'], before: { scopeId: 's1' } },
    { target: { type: 'role', id: 'r1' }, changedFields: ['scopeIds'], after: { scopeIds: ['s1', 's2'] } },
  ]);
});

it('lists the IDs of assigned roles, and no other values', async () => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json(ada));
  await send('admin', 'POST /api/users/u1/roles', { roleIds: ['r1'] });
  await send('admin', 'PATCH /api/users/u1', { name: 'Grace' });
  const answer = await send('admin', 'GET /usher/audit-log?userId=u1');
  const [renamed, assigned] = (await answer.json()) as AuditEvent[];
  expect([assigned?.action, assigned?.before, assigned?.after]).toEqual([
    'roles:assign',
    undefined,
    { roleIds: ['r1'] },
  ]);
  expect([renamed?.action, renamed?.before, renamed?.after]).toEqual(['users:write-profile', undefined, undefined]);
});

it('records refusals of the Management API with their codes', async () => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json({ code: 'entity.not_found', message: '' }, { status: 404 }));
  await send('admin', 'DELETE /api/users/u1');
  expect((await entries())[0]).toMatchObject({
    action: 'users:delete',
    outcome: { status: 404, code: 'entity.not_found' },
  });
});

it('records a failure when the connection to the Management API breaks', async () => {
  const { send, answerWith } = await testGateway();
  answerWith((request) => {
    if (request.method === 'GET') return Response.json(ada);
    throw new TypeError('fetch failed');
  });
  const answer = await send('admin', 'DELETE /api/users/u1');
  expect(answer.status).toBe(502);
  expect((await entries())[0]?.outcome).toMatchObject({ status: 502 });
});

it('records no secrets', async () => {
  const { send, answerWith } = await testGateway();
  answerWith((request) =>
    request.url.endsWith('/check-password') ? Response.json({ result: true }) : Response.json(ada, { status: 200 }),
  );
  await send('admin', 'PATCH /api/users/u1/password', { password: 'hunter2-in-the-audit-log' });
  const { password } = (await (await send('support', 'POST /usher/users/u1/password', {})).json()) as {
    password: string;
  };
  await send('admin', 'POST /api/users/u1/personal-access-tokens', { name: 'ci', value: 'pat_0123456789abcdefghij' });
  const found = await entries();
  const details = await Promise.all(found.map(({ sequence }) => detailsOf(sequence)));
  const everything = JSON.stringify(details) + (await testLog.dump());
  for (const secret of ['hunter2', password, 'pat_0123456789']) expect(everything).not.toContain(secret);
  expect(found.map(({ changedFields }) => changedFields)).toContainEqual(['password']);
});

it('does not run actions that cannot be recorded; reads continue', async () => {
  const { send, answerWith, seen } = await testGateway();
  answerWith(() => Response.json(ada));
  await testLog.goDown();
  const refused = await send('admin', 'DELETE /api/users/u1');
  expect([refused.status, await codeOf(refused)]).toEqual([503, 'gateway.audit_log_unavailable']);
  expect((await send('admin', 'GET /api/users/u1')).status).toBe(200);
  expect(seen.every(({ method }) => method === 'GET')).toBe(true);
  await testLog.comeBack();
});

it('records the opening of a recently read account without reading it again', async () => {
  let now = 1_800_000_000_000;
  const { send, answerWith, seen } = await testGateway({ clock: () => now });
  answerWith(() => Response.json(ada));
  await (await send('viewer', 'GET /api/users/u1')).text();
  expect((await send('viewer', 'POST /usher/users/u1/opened', {})).status).toBe(204);
  expect((await entries())[0]).toMatchObject({ action: 'users:open', targetName: 'Ada Lovelace' });
  expect(seen).toHaveLength(1);
  now += 60_000;
  await send('viewer', 'POST /usher/users/u1/opened', {});
  expect(seen).toHaveLength(2);
});

it('records an opened account when the console reports it, and not before', async () => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json(ada));
  await send('viewer', 'GET /api/users/u1');
  expect(await entries()).toEqual([]);
  expect((await send('viewer', 'POST /usher/users/u1/opened', {})).status).toBe(204);
  expect((await entries())[0]).toMatchObject({
    kind: 'event',
    action: 'users:open',
    targetUserId: 'u1',
    operator: { role: 'viewer' },
  });
});

it('counts read accounts, whether or not the console reports them as opened', async () => {
  const { send, answerWith, flushCounts } = await testGateway();
  answerWith(() => Response.json(ada));
  for (const path of ['u1', 'u1/roles?page=1&page_size=20', 'u1/sessions', 'u2']) {
    await send('support', `GET /api/users/${path}`);
  }
  await flushCounts();
  expect(await entries()).toMatchObject([{ action: 'users:read', count: 2, operator: { role: 'support' } }]);
});

it('records a reveal with its reason', async () => {
  const { send, answerWith } = await testGateway({ policy: { reasonRequired: ['users:reveal'] } });
  answerWith(() => Response.json(ada));
  expect(await codeOf(await send('viewer', 'POST /usher/users/u1/reveal', {}))).toBe('gateway.reason_required');
  await send('viewer', 'POST /usher/users/u1/reveal', {}, { 'x-usher-reason': 'caller%20on%20the%20line' });
  expect((await entries())[0]).toMatchObject({
    action: 'users:reveal',
    targetUserId: 'u1',
    reason: 'caller on the line',
  });
});

it('records the removal of a lockout under the account', async () => {
  const { send, answerWith } = await testGateway();
  answerWith((request) => (request.method === 'GET' ? Response.json(ada) : new Response(null, { status: 204 })));
  expect((await send('support', 'POST /usher/users/u1/unlock', {})).status).toBe(204);
  expect((await entries())[0]).toMatchObject({
    action: 'users:unlock',
    targetUserId: 'u1',
    operator: { role: 'support' },
    outcome: { status: 204 },
  });
});

it('requires an approval for changing identifiers and credentials of one account within a day', async () => {
  let clock = now;
  const rolePermissions = {
    viewer: [],
    support: ['users:write-identifiers', 'passwords:set', 'users:write-profile'],
    admin: ['users:write-identifiers', 'passwords:set', 'approvals:decide'],
  } as const;
  const { gateway, cookies, send, answerWith } = await testGateway({ clock: () => clock, policy: { rolePermissions } });
  answerWith(() => Response.json(ada));
  const changeEmail = (id: string) => send('support', `PATCH /api/users/${id}`, { primaryEmail: 'mine@example.org' });
  const setPassword = (id: string) => send('support', `PATCH /api/users/${id}/password`, { password: 'x' });
  expect((await changeEmail('u1')).status).toBe(200);
  expect(await codeOf(await setPassword('u1'))).toBe('gateway.approval_needed');
  expect((await setPassword('u2')).status).toBe(200);
  expect(await codeOf(await changeEmail('u2'))).toBe('gateway.approval_needed');
  expect((await send('support', 'PATCH /api/users/u1', { name: 'Ada' })).status).toBe(200);
  expect((await send('admin', 'PATCH /api/users/u1/password', { password: 'x' })).status).toBe(200);
  clock += 24 * 60 * 60_000 - 1;
  cookies.support = await signInAs(gateway, 'support');
  expect(await codeOf(await setPassword('u1'))).toBe('gateway.approval_needed');
  clock += 2;
  expect((await setPassword('u1')).status).toBe(200);
});

it.each([
  ['passwords:reset', 'POST /usher/users/u1/password', {}],
  ['mfa:reset', 'DELETE /api/users/u1/mfa-verifications/m1', undefined],
  ['mfa:enroll', 'POST /api/users/u1/mfa-verifications', { type: 'BackupCode' }],
  ['tokens:write', 'POST /api/users/u1/personal-access-tokens', { name: 'ci' }],
  ['identities:link', 'PUT /api/users/u1/identities/google', { userId: 'g1' }],
] as const)('counts %s as half of a take-over', async (permission, line, body) => {
  const rolePermissions = {
    viewer: [],
    support: ['users:write-identifiers', permission],
    admin: ['approvals:decide'],
  } as const;
  const { send, answerWith } = await testGateway({ policy: { rolePermissions } });
  answerWith(() => Response.json(ada));
  expect((await send('support', 'PATCH /api/users/u1', { primaryEmail: 'mine@example.org' })).status).toBe(200);
  expect(await codeOf(await send('support', line, body))).toBe('gateway.approval_needed');
});

it('counts an action with an unknown outcome as half of a take-over', async () => {
  const rolePermissions = {
    viewer: [],
    support: ['users:write-identifiers', 'passwords:set'],
    admin: ['approvals:decide'],
  } as const;
  const { send, answerWith } = await testGateway({ policy: { rolePermissions } });
  answerWith(({ method }) => (method === 'GET' ? Response.json(ada) : new Response(null, { status: 504 })));
  expect((await send('support', 'PATCH /api/users/u1', { primaryEmail: 'mine@example.org' })).status).toBe(504);
  const setPassword = await send('support', 'PATCH /api/users/u1/password', { password: 'x' });
  expect(await codeOf(setPassword)).toBe('gateway.approval_needed');
});

it('does not count an action that was never sent', async () => {
  const rolePermissions = {
    viewer: [],
    support: ['users:write-identifiers', 'passwords:set'],
    admin: ['approvals:decide'],
  } as const;
  const down = await testGateway({ policy: { rolePermissions } });
  down.goDown();
  expect((await down.send('support', 'PATCH /api/users/u1', { primaryEmail: 'mine@example.org' })).status).toBe(502);
  const { send, answerWith } = await testGateway({ policy: { rolePermissions } });
  answerWith(() => Response.json(ada));
  expect((await send('support', 'PATCH /api/users/u1/password', { password: 'x' })).status).toBe(200);
});

it('allows reading and erasing only with the permission', async () => {
  const { send } = await testGateway();
  expect((await send('admin', 'GET /usher/audit-log')).status).toBe(200);
  for (const role of ['viewer', 'support'] as const) {
    for (const line of [
      'GET /usher/audit-log',
      'GET /usher/audit-log/head',
      'GET /usher/audit-log/export',
      'POST /usher/audit-log/erase',
    ]) {
      // In sequence, for a clear failure message.
      const answer = await send(role, line, line.startsWith('POST') ? { userId: 'u1', reason: 'x' } : undefined);
      expect(await codeOf(answer), `${role}: ${line}`).toBe('gateway.not_permitted');
    }
  }
});

it('reports the error that truncates an export', async () => {
  const { send, faults } = await testGateway();
  const answer = await send('admin', 'GET /usher/audit-log/export');
  await testLog.goDown('audit_events');
  await expect(answer.text()).rejects.toThrow('audit log cannot be reached');
  expect(faults).toMatchObject([{ kind: 'auditLogUnavailable' }]);
  await testLog.comeBack('audit_events');
});

describe('the creation of an account', () => {
  const body = { name: 'Ada Lovelace', primaryEmail: 'ada@example.org', password: 'hunter2', customData: { a: 1 } };
  const reason = { 'x-usher-reason': 'INC-1' };

  it('is recorded under the new account, and erased with it', async () => {
    const { send, answerWith } = await testGateway({ policy: { auditMinDays: 0 } });
    answerWith(() => Response.json({ ...ada, id: 'new' }));
    const answer = await send('admin', 'POST /api/users', body, reason);
    expect(await answer.json()).toMatchObject({ id: 'new', name: 'Ada Lovelace' });
    const [entry] = (await (await send('admin', 'GET /usher/audit-log?userId=new')).json()) as { sequence: number }[];
    expect(entry).toMatchObject({ action: 'users:create', targetUserId: 'new', targetName: 'Ada Lovelace' });
    expect(await detailsOf(entry?.sequence)).toMatchObject({
      changedFields: ['name', 'primaryEmail', 'password', 'customData'],
      before: null,
      after: { name: 'Ada Lovelace', primaryEmail: 'ada@example.org', customData: { a: 1 } },
    });

    const erasure = { userId: 'new', reason: 'GDPR-1' };
    expect((await send('admin', 'POST /usher/audit-log/erase', erasure)).status).toBe(204);
    expect(await detailsOf(entry?.sequence)).toMatchObject({
      targetUserId: 'new',
      values: 'erased',
      targetName: null,
      reason: null,
      after: null,
    });
  });

  it('names no account if none was created', async () => {
    const { send, answerWith } = await testGateway();
    answerWith(() => Response.json({ code: 'user.email_already_in_use', message: '' }, { status: 422 }));
    expect((await send('admin', 'POST /api/users', body)).status).toBe(422);
    answerWith(() => new Response('not what was promised', { status: 200, headers: { 'content-type': 'text/plain' } }));
    expect((await send('admin', 'POST /api/users', body)).status).toBe(200);
    const [unknown, refused] = await entries();
    expect([unknown?.targetUserId, refused?.targetUserId]).toEqual([null, null]);
    expect(await detailsOf(refused?.sequence)).toMatchObject({ values: 'none', after: null });
  });
});

describe('the previous values', () => {
  const stored = { ...ada, username: null, identities: {}, passwordDigest: 'digest-of-ada' };
  const role = { id: 'r1', name: 'editor', description: 'May edit', type: 'User', isDefault: false };
  const after = async (line: string, body?: unknown) => {
    const { send, answerWith } = await testGateway();
    answerWith(({ method, url }) => {
      if (method === 'DELETE') return new Response(null, { status: 204 });
      return Response.json(url.includes('/api/roles/') ? role : stored);
    });
    expect((await send('admin', line, body)).ok).toBe(true);
    const [entry] = await entries();
    return detailsOf(entry?.sequence);
  };

  it.each([
    ['PATCH /api/users/u1', { name: 'Augusta' }, { name: 'Ada Lovelace' }],
    ['PATCH /api/users/u1/is-suspended', { isSuspended: true }, { isSuspended: false }],
    ['PATCH /api/roles/r1', { name: 'author' }, { name: 'editor' }],
  ])('are recorded for the written fields: %s', async (line, body, before) => {
    expect(await after(line, body)).toMatchObject({ before, after: body });
  });

  it.each([
    ['POST /api/users/u1/personal-access-tokens', { name: 'deploy-token' }],
    ['PATCH /api/users/u1/personal-access-tokens/old', { name: 'deploy-token' }],
    ['POST /api/users/u1/roles', { roleIds: ['r1'] }],
    ['PATCH /api/users/u1/password', { password: 'x' }],
  ])('are not taken from the user for fields of other records: %s', async (line, body) => {
    expect(await after(line, body)).toMatchObject({ targetName: 'Ada Lovelace', before: null });
  });

  it('are all fields of a deleted user, without secrets', async () => {
    const entry = await after('DELETE /api/users/u1');
    expect(entry).toMatchObject({
      targetName: 'Ada Lovelace',
      before: { name: 'Ada Lovelace', primaryEmail: 'ada@example.org', isSuspended: false, customData: { a: 1 } },
      after: null,
    });
    expect(JSON.stringify(entry)).not.toContain('digest');
    const { send } = await testGateway({ policy: { auditMinDays: 0 } });
    await send('admin', 'POST /usher/audit-log/erase', { userId: 'u1', reason: 'GDPR-1' });
    expect(await detailsOf(entry?.sequence)).toMatchObject({ values: 'erased', targetName: null, before: null });
  });

  it('are all fields of a deleted role', async () => {
    expect(await after('DELETE /api/roles/r1')).toMatchObject({
      target: { type: 'role', id: 'r1' },
      before: { name: 'editor', description: 'May edit' },
    });
  });

  it.each([
    'DELETE /api/users/u1/mfa-verifications/m1',
    'DELETE /api/users/u1/sessions/s1',
    'DELETE /api/users/u1/personal-access-tokens/old',
    'DELETE /api/users/u1/roles/r1',
    'DELETE /api/roles/r1/users/u1',
  ])('are not recorded for %s, only the user', async (line) => {
    expect(await after(line)).toMatchObject({ targetUserId: 'u1', targetName: 'Ada Lovelace', before: null });
  });
});

describe('erasing a user', () => {
  const erasureOf = (userId: string) => ({ userId, reason: 'GDPR-1' });
  const erase = 'POST /usher/audit-log/erase';

  it('is refused for protected accounts without the permission', async () => {
    const rolePermissions = {
      viewer: [],
      support: ['audit:erase'],
      admin: ['audit:erase', 'protected:write', 'approvals:decide'],
    } as const;
    const { send, answerWith } = await testGateway({ policy: { protectedRoles: ['usher-admin'], rolePermissions } });
    answerWith(() => Response.json([{ id: 'r-admin', name: 'usher-admin' }]));
    expect(await codeOf(await send('support', erase, erasureOf('boss')))).toBe('gateway.protected_account');
    expect((await send('admin', erase, erasureOf('boss'))).status).toBe(204);
  });

  it('counts as a write', async () => {
    const { send } = await testGateway({
      policy: { rateLimits: { 'sign-in': 10, write: 1, reveal: 1, search: 1, webhook: 10 } },
    });
    expect((await send('admin', erase, erasureOf('u1'))).status).toBe(204);
    expect((await send('admin', erase, erasureOf('u1'))).status).toBe(429);
  });
});
