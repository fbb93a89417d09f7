import { beforeEach, expect, it } from 'vitest';

import { permissions } from '#contract/operators.ts';
import { defaultRateLimits } from '#gateway/limits/rate-limits.ts';
import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

// Actions of other test files count towards approvals.
beforeEach(async () => (await testAuditLog()).reset());

const suspend = { isSuspended: true };

it('requires a reason, and accepts any that is not blank', async () => {
  const { send, seen } = await testGateway({ policy: { reasonRequired: ['users:suspend'] } });
  for (const reason of [undefined, '', '%20%20']) {
    const headers = reason === undefined ? {} : { 'x-usher-reason': reason };
    // In sequence: no request may have been forwarded in between.
    const answer = await send('support', 'PATCH /api/users/u1/is-suspended', suspend, headers);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: 'gateway.reason_required',
      data: { permission: 'users:suspend' },
    });
  }
  const broken = await send('support', 'PATCH /api/users/u1/is-suspended', suspend, { 'x-usher-reason': '%E0%A4%A' });
  expect(await codeOf(broken)).toBe('gateway.invalid_input');
  expect(seen).toHaveLength(0);
  const given = { 'x-usher-reason': encodeURIComponent('Ticket 4711 – gemeldet') };
  expect((await send('support', 'PATCH /api/users/u1/is-suspended', suspend, given)).status).toBe(200);
});

it('refuses bodies that are nested too deep to be recorded', async () => {
  const { send } = await testGateway();
  const nested: unknown = JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`);
  const answer = await send('admin', 'PATCH /api/users/u1', { customData: { nested } });
  expect(answer.status).toBe(400);
  expect(await codeOf(answer)).toBe('gateway.invalid_input');
});

it('does not forward headers of the console', async () => {
  const { send, seen } = await testGateway();
  await send('admin', 'PATCH /api/users/u1', { name: 'Ada' }, { 'x-usher-reason': 'because' });
  expect(
    [...(seen[0]?.headers.keys() ?? [])].filter((name) => name.startsWith('x-usher') || name === 'cookie'),
  ).toEqual([]);
});

it('refuses changes to accounts with a protected role without the permission', async () => {
  const { send, answerWith, seen } = await testGateway({ policy: { protectedRoles: ['usher-admin'] } });
  let roles = [{ id: 'r-admin', name: 'usher-admin' }];
  answerWith((request) => Response.json(new URL(request.url).pathname.endsWith('/roles') ? roles : {}));

  const refused = await send('support', 'PATCH /api/users/boss/is-suspended', suspend);
  expect(await refused.json()).toMatchObject({ code: 'gateway.protected_account', data: { role: 'usher-admin' } });
  expect((await send('support', 'GET /api/users/boss')).status).toBe(200);
  expect((await send('admin', 'PATCH /api/users/boss/is-suspended', suspend)).status).toBe(200);

  roles = [];
  expect((await send('support', 'PATCH /api/users/boss/is-suspended', suspend)).status).toBe(200);
  expect(seen.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
});

it('applies new protection of an account at once in all processes', async () => {
  const policy = { protectedRoles: ['usher-admin'] };
  const [here, elsewhere] = [await testGateway({ policy }), await testGateway({ policy })];
  let roles: { id: string; name: string }[] = [];
  for (const { answerWith } of [here, elsewhere]) {
    answerWith((request) => Response.json(new URL(request.url).pathname.endsWith('/roles') ? roles : { id: 'u1' }));
  }
  expect((await here.send('support', 'PATCH /api/users/u1/is-suspended', suspend)).status).toBe(200);
  roles = [{ id: 'r-admin', name: 'usher-admin' }];
  expect((await elsewhere.send('admin', 'POST /api/users/u1/roles', { roleIds: ['r1'] })).status).toBe(200);
  const reset = await here.send('support', 'POST /usher/users/u1/password');
  expect(await codeOf(reset)).toBe('gateway.protected_account');
});

it('protects accounts named in the body too', async () => {
  const rolePermissions = { viewer: [], support: ['roles:assign'], admin: [] } as const;
  const { send, answerWith } = await testGateway({ policy: { protectedRoles: ['usher-admin'], rolePermissions } });
  answerWith(() => Response.json([{ id: 'r-admin', name: 'usher-admin' }]));
  const answer = await send('support', 'POST /api/roles/r1/users', { userIds: ['boss'] });
  expect(await codeOf(answer)).toBe('gateway.protected_account');
});

it('reads all pages of an account’s roles', async () => {
  const { send, answerWith } = await testGateway({ policy: { protectedRoles: ['usher-admin'] } });
  const page = (request: Request) => new URL(request.url).searchParams.get('page');
  const full = Array.from({ length: 100 }, (_, index) => ({ id: `r${index}`, name: `role ${index}` }));
  answerWith((request) => Response.json(page(request) === '1' ? full : [{ id: 'r-admin', name: 'usher-admin' }]));
  const answer = await send('support', 'PATCH /api/users/boss/is-suspended', suspend);
  expect(await codeOf(answer)).toBe('gateway.protected_account');
});

it('limits the rate per operator', async () => {
  let now = 1_800_000_000_000;
  const { send } = await testGateway({
    clock: () => now,
    policy: { rateLimits: { 'sign-in': 10, write: 3, reveal: 1, search: 100, webhook: 10 } },
  });
  const write = () => send('support', 'PATCH /api/users/u1', { name: 'Ada' });
  const answers = [await write(), await write(), await write(), await write()];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers[3]?.headers.get('retry-after')).toBe('20');
  expect((await send('admin', 'PATCH /api/users/u1', { name: 'Ada' })).status).toBe(200);
  expect((await send('support', 'GET /api/users/u1')).status).toBe(200);
  now += 20_000;
  expect((await write()).status).toBe(200);
});

it.each(['GET /api/roles/r1/users?search=%25a%25&page=1&page_size=20', 'POST /usher/users/u1/opened'])(
  'counts search requests, and refuses too many: %s',
  async (line) => {
    const { send, answerWith } = await testGateway({
      policy: { rateLimits: { ...defaultRateLimits, search: 2, webhook: 10 } },
    });
    answerWith((request) => Response.json(request.url.endsWith('/users/u1') ? { id: 'u1', name: 'Ada' } : []));
    const answers = [await send('admin', line), await send('admin', line), await send('admin', line)];
    expect(answers.map(({ ok, status }) => ok || status)).toEqual([true, true, 429]);
    expect((await send('support', line)).ok).toBe(true);
  },
);

it.each(['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'text/plain'])(
  'refuses bodies of the type %s, which Logto would misread',
  async (type) => {
    const { send, seen } = await testGateway();
    const answer = await send('admin', 'POST /api/users', { name: 'Ada' }, { 'content-type': type });
    expect(await codeOf(answer)).toBe('gateway.invalid_input');
    expect(seen).toHaveLength(0);
  },
);

it.each([
  ['POST /api/users/friend/roles', { roleIds: ['r-admin'] }],
  ['POST /api/users/friend/roles', { roleNames: ['usher-admin'] }],
  ['POST /api/roles/r-admin/users', { userIds: ['friend'] }],
  ['PATCH /api/roles/r-admin', { name: 'harmless' }],
  ['PATCH /api/roles/r-other', { name: 'usher-admin' }],
  ['POST /api/roles', { name: 'usher-admin' }],
  ['DELETE /api/roles/r-admin', undefined],
])('refuses to create operators without the permission to change their accounts: %s %j', async (line, body) => {
  const rolePermissions = { viewer: [], support: ['roles:assign', 'roles:write'], admin: permissions } as const;
  const { send, answerWith, seen } = await testGateway({
    policy: { protectedRoles: ['usher-admin'], rolePermissions },
  });
  answerWith(({ url, method }) => {
    if (method !== 'GET') return new Response(null, { status: 204 });
    if (url.includes('/api/roles/')) return Response.json({ name: url.endsWith('/r-admin') ? 'usher-admin' : 'other' });
    return Response.json(url.includes('/roles?') ? [] : { id: 'friend' });
  });
  const refused = await send('support', line, body);
  expect(await refused.json()).toMatchObject({ code: 'gateway.protected_account', data: { role: 'usher-admin' } });
  expect(seen.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect((await send('admin', line, body)).status).toBe(204);
});

it('refuses more than 1,000 target accounts', async () => {
  const { send, seen } = await testGateway({ policy: { protectedRoles: ['usher-admin'] } });
  const userIds = Array.from({ length: 1001 }, (_, nth) => `u${nth}`);
  expect(await codeOf(await send('admin', 'POST /api/roles/r1/users', { userIds }))).toBe('gateway.invalid_input');
  expect(seen).toHaveLength(0);
});

it.each(['{"__proto__":{"name":"x"}}', '{"constructor":"x"}', '{"toString":"x"}', '{"PRIMARYEMAIL":"x"}', '["name"]'])(
  'requires all permissions of the route for an unknown body: %s',
  async (body) => {
    const { send, gateway, cookies, seen } = await testGateway();
    expect((await send('admin', 'GET /api/users')).status).toBe(200);
    const patch = (cookie: string) =>
      gateway.request('http://localhost:3000/api/users/u1', {
        method: 'PATCH',
        body,
        headers: { cookie, 'x-usher': '1', 'content-type': 'application/json' },
      });
    const refused = await patch(cookies.support);
    expect(await refused.json()).toMatchObject({
      code: 'gateway.not_permitted',
      data: { permission: expect.stringMatching(/^users:/) as unknown },
    });
    expect((await patch(cookies.admin)).status).toBe(200);
    expect(seen.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  },
);
