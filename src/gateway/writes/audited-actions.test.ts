import { beforeEach, describe, expect, it } from 'vitest';

import { signInAs } from '#gateway/testing/demo-policy.ts';
import { codeOf, testGateway, testAuditLog } from '#gateway/testing/test-gateway.ts';

const now = 1_800_000_000_000;
let kept: Awaited<ReturnType<typeof testAuditLog>>;
beforeEach(async () => {
  kept = await testAuditLog();
  await kept.reset();
});

const entries = async () => {
  const { entries: found } = await kept.another({ clock: () => now }).list({}, { page: 1, page_size: 100 });
  // Signing in is part of making a test's gateway.
  return found.filter(({ action }) => action !== 'operators:sign-in');
};
const detailsOf = async (sequence = 0) => kept.another({ clock: () => now }).get(sequence);

const ada = {
  id: 'u1',
  name: 'Ada Lovelace',
  isSuspended: false,
  primaryEmail: 'ada@example.org',
  customData: { a: 1 },
};

it('writes down who did what to whom, why, how it was before, and how it ended', async () => {
  const { ask, answerWith } = await testGateway();
  answerWith((request) => Response.json(request.method === 'GET' ? ada : { ...ada, isSuspended: true }));
  const answer = await ask(
    'support',
    'PATCH /api/users/u1/is-suspended',
    { isSuspended: true },
    { 'x-usher-reason': 'INC-1' },
  );
  const [entry] = await entries();
  expect(entry).toMatchObject({
    kind: 'intent',
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

it('writes down what was refused upstream, and by what', async () => {
  const { ask, answerWith } = await testGateway();
  answerWith(() => Response.json({ code: 'entity.not_found', message: '' }, { status: 404 }));
  await ask('admin', 'DELETE /api/users/u1');
  expect((await entries())[0]).toMatchObject({
    action: 'users:delete',
    outcome: { status: 404, code: 'entity.not_found' },
  });
});

it('writes down that it does not know, when the Management API breaks off', async () => {
  const { ask, answerWith } = await testGateway();
  answerWith((request) => {
    if (request.method === 'GET') return Response.json(ada);
    throw new TypeError('fetch failed');
  });
  const answer = await ask('admin', 'DELETE /api/users/u1');
  expect(answer.status).toBe(502);
  expect((await entries())[0]?.outcome).toMatchObject({ status: 502 });
});

it('keeps secrets out of it', async () => {
  const { ask, answerWith } = await testGateway();
  answerWith((request) =>
    request.url.endsWith('/check-password') ? Response.json({ result: true }) : Response.json(ada, { status: 200 }),
  );
  await ask('admin', 'PATCH /api/users/u1/password', { password: 'hunter2-in-the-audit-log' });
  const { password } = (await (await ask('support', 'POST /usher/users/u1/password', {})).json()) as {
    password: string;
  };
  await ask('admin', 'POST /api/users/u1/personal-access-tokens', { name: 'ci', value: 'pat_0123456789abcdefghij' });
  const found = await entries();
  const details = await Promise.all(found.map(({ sequence }) => detailsOf(sequence)));
  const everything = JSON.stringify(details) + (await kept.dump());
  for (const secret of ['hunter2', password, 'pat_0123456789']) expect(everything).not.toContain(secret);
  expect(found.map(({ changedFields }) => changedFields)).toContainEqual(['password']);
});

it('does not do what cannot be written down; reads go on', async () => {
  const { ask, answerWith, seen } = await testGateway();
  answerWith(() => Response.json(ada));
  await kept.goDown();
  const refused = await ask('admin', 'DELETE /api/users/u1');
  expect([refused.status, await codeOf(refused)]).toEqual([503, 'gateway.audit_log_unavailable']);
  expect((await ask('admin', 'GET /api/users/u1')).status).toBe(200);
  expect(seen.every(({ method }) => method === 'GET')).toBe(true);
  await kept.comeBack();
});

it('records who opened an account that was just read without reading it again', async () => {
  let now = 1_800_000_000_000;
  const { ask, answerWith, seen } = await testGateway({ clock: () => now });
  answerWith(() => Response.json(ada));
  await (await ask('viewer', 'GET /api/users/u1')).text();
  expect((await ask('viewer', 'POST /usher/users/u1/opened', {})).status).toBe(204);
  expect((await entries())[0]).toMatchObject({ action: 'users:open', targetName: 'Ada Lovelace' });
  expect(seen).toHaveLength(1);
  now += 60_000;
  await ask('viewer', 'POST /usher/users/u1/opened', {});
  expect(seen).toHaveLength(2);
});

it('writes down who opened whose account, when the console says so and not before', async () => {
  const { ask, answerWith } = await testGateway();
  answerWith(() => Response.json(ada));
  await ask('viewer', 'GET /api/users/u1');
  expect(await entries()).toEqual([]);
  expect((await ask('viewer', 'POST /usher/users/u1/opened', {})).status).toBe(204);
  expect((await entries())[0]).toMatchObject({
    kind: 'event',
    action: 'users:open',
    targetUserId: 'u1',
    operator: { role: 'viewer' },
  });
});

it('counts the accounts that were read, whether the console says that they were opened or not', async () => {
  const { ask, answerWith, flushCounts } = await testGateway();
  answerWith(() => Response.json(ada));
  for (const path of ['u1', 'u1/roles?page=1&page_size=20', 'u1/sessions', 'u2']) {
    await ask('support', `GET /api/users/${path}`);
  }
  await flushCounts();
  expect(await entries()).toMatchObject([{ action: 'users:read', count: 2, operator: { role: 'support' } }]);
});

it('writes a reveal down with its reason', async () => {
  const { ask, answerWith } = await testGateway({ policy: { reasonRequired: ['users:reveal'] } });
  answerWith(() => Response.json(ada));
  expect(await codeOf(await ask('viewer', 'POST /usher/users/u1/reveal', {}))).toBe('gateway.reason_required');
  await ask('viewer', 'POST /usher/users/u1/reveal', {}, { 'x-usher-reason': 'caller%20on%20the%20line' });
  expect((await entries())[0]).toMatchObject({
    action: 'users:reveal',
    targetUserId: 'u1',
    reason: 'caller on the line',
  });
});

it('records the lifting of a lock-out under the account', async () => {
  const { ask, answerWith } = await testGateway();
  answerWith((request) => (request.method === 'GET' ? Response.json(ada) : new Response(null, { status: 204 })));
  expect((await ask('support', 'POST /usher/users/u1/unlock', {})).status).toBe(204);
  expect((await entries())[0]).toMatchObject({
    action: 'users:unlock',
    targetUserId: 'u1',
    operator: { role: 'support' },
    outcome: { status: 204 },
  });
});

it('needs a second person for identifiers and credentials of one account within a day', async () => {
  let clock = now;
  const rolePermissions = {
    viewer: [],
    support: ['users:write-identifiers', 'passwords:set', 'users:write-profile'],
    admin: ['users:write-identifiers', 'passwords:set', 'approvals:decide'],
  } as const;
  const { gateway, cookies, ask, answerWith } = await testGateway({ clock: () => clock, policy: { rolePermissions } });
  answerWith(() => Response.json(ada));
  const changeEmail = (id: string) => ask('support', `PATCH /api/users/${id}`, { primaryEmail: 'mine@example.org' });
  const setPassword = (id: string) => ask('support', `PATCH /api/users/${id}/password`, { password: 'x' });
  expect((await changeEmail('u1')).status).toBe(200);
  expect(await codeOf(await setPassword('u1'))).toBe('gateway.approval_needed');
  expect((await setPassword('u2')).status).toBe(200);
  expect(await codeOf(await changeEmail('u2'))).toBe('gateway.approval_needed');
  expect((await ask('support', 'PATCH /api/users/u1', { name: 'Ada' })).status).toBe(200);
  expect((await ask('admin', 'PATCH /api/users/u1/password', { password: 'x' })).status).toBe(200);
  clock += 24 * 60 * 60_000 - 1;
  cookies.support = await signInAs(gateway, 'support');
  expect(await codeOf(await setPassword('u1'))).toBe('gateway.approval_needed');
  clock += 2;
  expect((await setPassword('u1')).status).toBe(200);
});

it.each([
  ['passwords:reset', 'POST /usher/users/u1/password', {}],
  ['mfa:reset', 'DELETE /api/users/u1/mfa-verifications/m1', undefined],
  ['mfa:enrol', 'POST /api/users/u1/mfa-verifications', { type: 'BackupCode' }],
  ['tokens:write', 'POST /api/users/u1/personal-access-tokens', { name: 'ci' }],
  ['identities:link', 'PUT /api/users/u1/identities/google', { userId: 'g1' }],
] as const)('takes %s for a half of taking an account over', async (permission, line, body) => {
  const rolePermissions = {
    viewer: [],
    support: ['users:write-identifiers', permission],
    admin: ['approvals:decide'],
  } as const;
  const { ask, answerWith } = await testGateway({ policy: { rolePermissions } });
  answerWith(() => Response.json(ada));
  expect((await ask('support', 'PATCH /api/users/u1', { primaryEmail: 'mine@example.org' })).status).toBe(200);
  expect(await codeOf(await ask('support', line, body))).toBe('gateway.approval_needed');
});

it('takes a half for done when nobody knows whether it was', async () => {
  const rolePermissions = {
    viewer: [],
    support: ['users:write-identifiers', 'passwords:set'],
    admin: ['approvals:decide'],
  } as const;
  const { ask, answerWith } = await testGateway({ policy: { rolePermissions } });
  answerWith(({ method }) => (method === 'GET' ? Response.json(ada) : new Response(null, { status: 504 })));
  expect((await ask('support', 'PATCH /api/users/u1', { primaryEmail: 'mine@example.org' })).status).toBe(504);
  const setPassword = await ask('support', 'PATCH /api/users/u1/password', { password: 'x' });
  expect(await codeOf(setPassword)).toBe('gateway.approval_needed');
});

it('does not take a half for done that was never sent', async () => {
  const rolePermissions = {
    viewer: [],
    support: ['users:write-identifiers', 'passwords:set'],
    admin: ['approvals:decide'],
  } as const;
  const down = await testGateway({ policy: { rolePermissions } });
  down.goDown();
  expect((await down.ask('support', 'PATCH /api/users/u1', { primaryEmail: 'mine@example.org' })).status).toBe(502);
  const { ask, answerWith } = await testGateway({ policy: { rolePermissions } });
  answerWith(() => Response.json(ada));
  expect((await ask('support', 'PATCH /api/users/u1/password', { password: 'x' })).status).toBe(200);
});

it('lets only those read it who may, and only those erase who may', async () => {
  const { ask } = await testGateway();
  expect((await ask('admin', 'GET /usher/audit-log')).status).toBe(200);
  for (const role of ['viewer', 'support'] as const) {
    for (const line of [
      'GET /usher/audit-log',
      'GET /usher/audit-log/head',
      'GET /usher/audit-log/export',
      'POST /usher/audit-log/erase',
    ]) {
      // One after the other: each is a claim of its own.
      const answer = await ask(role, line, line.startsWith('POST') ? { userId: 'u1', reason: 'x' } : undefined);
      expect(await codeOf(answer), `${role}: ${line}`).toBe('gateway.not_permitted');
    }
  }
});

it('reports what breaks an export off, which has begun by then', async () => {
  const { ask, faults } = await testGateway();
  const answer = await ask('admin', 'GET /usher/audit-log/export');
  await kept.goDown('audit_events');
  await expect(answer.text()).rejects.toThrow('audit log cannot be reached');
  expect(faults).toMatchObject([{ kind: 'auditLogUnavailable' }]);
  await kept.comeBack('audit_events');
});

describe('the creation of an account', () => {
  const body = { name: 'Ada Lovelace', primaryEmail: 'ada@example.org', password: 'hunter2', customData: { a: 1 } };
  const reason = { 'x-usher-reason': 'INC-1' };

  it('is written down under the new account, and erased with it', async () => {
    const { ask, answerWith } = await testGateway({ policy: { auditMinDays: 0 } });
    answerWith(() => Response.json({ ...ada, id: 'new' }));
    const answer = await ask('admin', 'POST /api/users', body, reason);
    expect(await answer.json()).toMatchObject({ id: 'new', name: 'Ada Lovelace' });
    const [entry] = (await (await ask('admin', 'GET /usher/audit-log?userId=new')).json()) as { sequence: number }[];
    expect(entry).toMatchObject({ action: 'users:create', targetUserId: 'new', targetName: 'Ada Lovelace' });
    expect(await detailsOf(entry?.sequence)).toMatchObject({
      changedFields: ['name', 'primaryEmail', 'password', 'customData'],
      before: null,
      after: { name: 'Ada Lovelace', primaryEmail: 'ada@example.org', customData: { a: 1 } },
    });

    const erasure = { userId: 'new', reason: 'GDPR-1' };
    expect((await ask('admin', 'POST /usher/audit-log/erase', erasure)).status).toBe(204);
    expect(await detailsOf(entry?.sequence)).toMatchObject({
      targetUserId: 'new',
      values: 'erased',
      targetName: null,
      reason: null,
      after: null,
    });
  });

  it('names no account when there is none', async () => {
    const { ask, answerWith } = await testGateway();
    answerWith(() => Response.json({ code: 'user.email_already_in_use', message: '' }, { status: 422 }));
    expect((await ask('admin', 'POST /api/users', body)).status).toBe(422);
    answerWith(() => new Response('not what was promised', { status: 200, headers: { 'content-type': 'text/plain' } }));
    expect((await ask('admin', 'POST /api/users', body)).status).toBe(200);
    const [unknown, refused] = await entries();
    expect([unknown?.targetUserId, refused?.targetUserId]).toEqual([null, null]);
    expect(await detailsOf(refused?.sequence)).toMatchObject({ values: 'none', after: null });
  });
});

describe('what stood there before', () => {
  const stored = { ...ada, username: null, identities: {}, passwordDigest: 'digest-of-ada' };
  const role = { id: 'r1', name: 'editor', description: 'May edit', type: 'User', isDefault: false };
  const after = async (line: string, body?: unknown) => {
    const { ask, answerWith } = await testGateway();
    answerWith(({ method, url }) => {
      if (method === 'DELETE') return new Response(null, { status: 204 });
      return Response.json(url.includes('/api/roles/') ? role : stored);
    });
    expect((await ask('admin', line, body)).ok).toBe(true);
    const [entry] = await entries();
    return detailsOf(entry?.sequence);
  };

  it.each([
    ['PATCH /api/users/u1', { name: 'Augusta' }, { name: 'Ada Lovelace' }],
    ['PATCH /api/users/u1/is-suspended', { isSuspended: true }, { isSuspended: false }],
    ['PATCH /api/roles/r1', { name: 'author' }, { name: 'editor' }],
  ])('is told of the fields that are written: %s', async (line, body, before) => {
    expect(await after(line, body)).toMatchObject({ before, after: body });
  });

  it.each([
    ['POST /api/users/u1/personal-access-tokens', { name: 'deploy-token' }],
    ['PATCH /api/users/u1/personal-access-tokens/old', { name: 'deploy-token' }],
    ['POST /api/users/u1/roles', { roleIds: ['r1'] }],
    ['PATCH /api/users/u1/password', { password: 'x' }],
  ])('is not taken from the user where the fields are of something else: %s', async (line, body) => {
    expect(await after(line, body)).toMatchObject({ targetName: 'Ada Lovelace', before: null });
  });

  it('is all that is known of a user who is deleted, without secrets', async () => {
    const entry = await after('DELETE /api/users/u1');
    expect(entry).toMatchObject({
      targetName: 'Ada Lovelace',
      before: { name: 'Ada Lovelace', primaryEmail: 'ada@example.org', isSuspended: false, customData: { a: 1 } },
      after: null,
    });
    expect(JSON.stringify(entry)).not.toContain('digest');
    const { ask } = await testGateway({ policy: { auditMinDays: 0 } });
    await ask('admin', 'POST /usher/audit-log/erase', { userId: 'u1', reason: 'GDPR-1' });
    expect(await detailsOf(entry?.sequence)).toMatchObject({ values: 'erased', targetName: null, before: null });
  });

  it('is all that is known of a role that is deleted', async () => {
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
  ])('is not said of %s, but whose it was', async (line) => {
    expect(await after(line)).toMatchObject({ targetUserId: 'u1', targetName: 'Ada Lovelace', before: null });
  });
});

describe('erasing a person', () => {
  const erasureOf = (userId: string) => ({ userId, reason: 'GDPR-1' });
  const erase = 'POST /usher/audit-log/erase';

  it('is not for protected accounts, without the permission to change them', async () => {
    const rolePermissions = {
      viewer: [],
      support: ['audit:erase'],
      admin: ['audit:erase', 'protected:write', 'approvals:decide'],
    } as const;
    const { ask, answerWith } = await testGateway({ policy: { protectedRoles: ['usher-admin'], rolePermissions } });
    answerWith(() => Response.json([{ id: 'r-admin', name: 'usher-admin' }]));
    expect(await codeOf(await ask('support', erase, erasureOf('boss')))).toBe('gateway.protected_account');
    expect((await ask('admin', erase, erasureOf('boss'))).status).toBe(204);
  });

  it('counts as a write', async () => {
    const { ask } = await testGateway({
      policy: { rateLimits: { 'sign-in': 10, write: 1, reveal: 1, search: 1, webhook: 10 } },
    });
    expect((await ask('admin', erase, erasureOf('u1'))).status).toBe(204);
    expect((await ask('admin', erase, erasureOf('u1'))).status).toBe(429);
  });
});
