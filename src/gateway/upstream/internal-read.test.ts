import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

const policy = {
  protectedRoles: ['usher-admin'],
  rolePermissions: { viewer: [], support: ['users:suspend', 'roles:assign'], admin: [] },
} as const;

const json = (status: number, body: unknown = {}) => Response.json(body, { status });

const precheck = { ofAccount: 'PATCH /api/users/u1/is-suspended', ofRole: 'POST /api/users/u1/roles' };
const bodies = { ofAccount: { isSuspended: true }, ofRole: { roleIds: ['r1'] } };

it.each<[what: string, answer: () => Response, status: number, code: string]>([
  ['401', () => json(401), 502, 'gateway.upstream_bad_credentials'],
  ['403 auth.forbidden', () => json(403, { code: 'auth.forbidden' }), 502, 'gateway.upstream_missing_role'],
  ['429', () => json(429), 429, 'gateway.upstream_rate_limited'],
  ['500', () => json(500), 502, 'gateway.upstream_failed'],
  ['400', () => json(400, { code: 'request.invalid_input' }), 400, 'gateway.invalid_input'],
  ['409', () => json(409), 502, 'gateway.upstream_failed'],
  ['another shape', () => json(200, { roles: 'none' }), 502, 'gateway.upstream_bad_answer'],
  ['HTML', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }), 502, 'gateway.upstream_bad_answer'],
])('blocks a write if protection cannot be read, with the cause: %s', async (_what, answer, status, code) => {
  const { send, answerWith, seen } = await testGateway({ policy });
  for (const kind of ['ofAccount', 'ofRole'] as const) {
    const precheckPath = kind === 'ofAccount' ? /\/u1\/roles$/ : /\/roles\/r1$/;
    answerWith(({ url }) => (precheckPath.test(new URL(url).pathname) ? answer() : json(200, [])));
    // In sequence: the responses differ.
    const refused = await send('support', precheck[kind], bodies[kind]);
    expect([refused.status, await codeOf(refused)]).toEqual([status, code]);
  }
  expect(seen.filter(({ method }) => method !== 'GET')).toEqual([]);
});
