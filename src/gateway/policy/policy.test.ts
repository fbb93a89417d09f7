import { beforeAll, expect, it } from 'vitest';

import { type OperatorRole, operatorRoles } from '#contract/operators.ts';
import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

import { rules } from './policy.ts';

/** The lowest role for each route, repeated here on purpose: a new rule needs a second decision. */
const leastRole: Readonly<Record<string, OperatorRole>> = {
  'GET /api/users': 'viewer',
  'POST /api/users': 'admin',
  'GET /api/users/:userId': 'viewer',
  'DELETE /api/users/:userId': 'admin',
  'PATCH /api/users/:userId/password': 'admin',
  'PATCH /api/users/:userId/password/expiration': 'support',
  'GET /api/users/:userId/all-identities': 'viewer',
  'PUT /api/users/:userId/identities/:target': 'admin',
  'DELETE /api/users/:userId/identities/:target': 'admin',
  'GET /api/users/:userId/mfa-verifications': 'viewer',
  'POST /api/users/:userId/mfa-verifications': 'admin',
  'DELETE /api/users/:userId/mfa-verifications/:verificationId': 'support',
  'GET /api/users/:userId/logto-configs': 'viewer',
  'PATCH /api/users/:userId/logto-configs': 'admin',
  'GET /api/users/:userId/sessions': 'viewer',
  'DELETE /api/users/:userId/sessions/:sessionId': 'support',
  'GET /api/users/:userId/grants': 'viewer',
  'DELETE /api/users/:userId/grants/:grantId': 'support',
  'GET /api/users/:userId/roles': 'viewer',
  'POST /api/users/:userId/roles': 'admin',
  'DELETE /api/users/:userId/roles/:roleId': 'admin',
  'GET /api/users/:userId/organizations': 'viewer',
  'GET /api/users/:userId/personal-access-tokens': 'viewer',
  'POST /api/users/:userId/personal-access-tokens': 'admin',
  'PATCH /api/users/:userId/personal-access-tokens': 'admin',
  'PATCH /api/users/:userId/personal-access-tokens/:name': 'admin',
  'POST /api/users/:userId/personal-access-tokens/delete': 'admin',
  'DELETE /api/users/:userId/personal-access-tokens/:name': 'admin',
  'GET /api/roles': 'viewer',
  'POST /api/roles': 'admin',
  'GET /api/roles/:roleId': 'viewer',
  'PATCH /api/roles/:roleId': 'admin',
  'DELETE /api/roles/:roleId': 'admin',
  'GET /api/roles/:roleId/users': 'viewer',
  'POST /api/roles/:roleId/users': 'admin',
  'DELETE /api/roles/:roleId/users/:userId': 'admin',
  'GET /api/roles/:roleId/scopes': 'viewer',
  'POST /api/roles/:roleId/scopes': 'admin',
  'DELETE /api/roles/:roleId/scopes/:scopeId': 'admin',
  'GET /api/resources': 'viewer',
  'GET /api/organizations': 'viewer',
  'POST /api/organizations/:organizationId/users': 'admin',
  'DELETE /api/organizations/:organizationId/users/:userId': 'admin',
  'GET /api/organizations/:organizationId/users/:userId/roles': 'viewer',
  'POST /api/organizations/:organizationId/users/:userId/roles': 'admin',
  'DELETE /api/organizations/:organizationId/users/:userId/roles/:organizationRoleId': 'admin',
  'GET /api/organization-roles': 'viewer',
  'GET /api/dashboard/users/total': 'viewer',
  'GET /api/dashboard/users/new': 'viewer',
  'GET /api/dashboard/users/active': 'viewer',
  'GET /api/logs': 'viewer',
  'GET /api/logs/:logId': 'viewer',
  'GET /api/applications': 'viewer',
  'GET /api/applications/:applicationId': 'viewer',
  'GET /api/connectors': 'viewer',
  'GET /api/sso-connectors': 'viewer',
  'GET /api/sign-in-exp': 'viewer',
};

/** A token may have the name "delete", which is then part of its path. */
const tokenCalledDelete: Readonly<Record<string, OperatorRole>> = {
  'PATCH /api/users/:userId/personal-access-tokens/delete': 'admin',
  'DELETE /api/users/:userId/personal-access-tokens/delete': 'admin',
};

/** Routes whose permission depends on the body. */
const byBody: readonly [line: string, body: unknown, least: OperatorRole][] = [
  ['PATCH /api/users/u1', { name: 'Ada' }, 'support'],
  ['PATCH /api/users/u1', { profile: {}, avatar: '' }, 'support'],
  ['PATCH /api/users/u1', { customData: {} }, 'admin'],
  ['PATCH /api/users/u1', { username: 'ada' }, 'admin'],
  ['PATCH /api/users/u1', { primaryEmail: null }, 'admin'],
  ['PATCH /api/users/u1', { primaryPhone: '' }, 'admin'],
  ['PATCH /api/users/u1', { name: 'Ada', username: 'ada' }, 'admin'],
  ['PATCH /api/users/u1', { name: 'Ada', isSuspended: true }, 'admin'],
  ['PATCH /api/users/u1', {}, 'admin'],
  ['PATCH /api/users/u1', [], 'admin'],
  ['PATCH /api/users/u1', undefined, 'admin'],
  ['PATCH /api/users/u1/is-suspended', { isSuspended: true }, 'support'],
  ['PATCH /api/users/u1/is-suspended', { isSuspended: false }, 'support'],
];

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const paths = [...new Set(rules.map(({ path }) => path))];

let test: Awaited<ReturnType<typeof testGateway>>;
beforeAll(async () => {
  test = await testGateway({
    policy: { rateLimits: { 'sign-in': 1e6, write: 1e6, reveal: 1e6, search: 1e6, webhook: 10 } },
  });
});

const isAtLeast = (role: OperatorRole, least: OperatorRole) =>
  operatorRoles.indexOf(role) >= operatorRoles.indexOf(least);

it('has an expected role for every rule', () => {
  const lines = rules.map(({ method, path }) => `${method} ${path}`);
  const decidedByBody = ['PATCH /api/users/:userId', 'PATCH /api/users/:userId/is-suspended'];
  expect(lines.toSorted()).toEqual([...Object.keys(leastRole), ...decidedByBody].toSorted());
});

const cells = paths.flatMap((path) =>
  methods.flatMap((method) => operatorRoles.map((role) => ({ path, method, role }))),
);

it.each(cells)('$role: $method $path', async ({ path, method, role }) => {
  const isRead = method === 'GET' || method === 'HEAD';
  const least = { ...leastRole, ...tokenCalledDelete }[`${isRead ? 'GET' : method} ${path}`];
  if (least === undefined && rules.some((rule) => rule.method === method && rule.path === path)) return;
  const before = test.seen.length;
  const answer = await test.send(role, `${method} ${path.replaceAll(/:\w+/g, 'x1')}`, isRead ? undefined : {});
  const mayPass = least !== undefined && isAtLeast(role, least);
  const refusal = least === undefined ? 'gateway.route_not_allowed' : 'gateway.not_permitted';
  // A response to HEAD has no body with a code.
  const code = method === 'HEAD' ? undefined : await codeOf(answer);
  expect(code).toBe(mayPass || method === 'HEAD' ? undefined : refusal);
  expect(answer.status).toBe(mayPass ? 200 : 403);
  expect(test.seen.length > before).toBe(mayPass);
});

it.each(byBody.flatMap(([line, body, least]) => operatorRoles.map((role) => ({ line, body, least, role }))))(
  '$role: $line with $body',
  async ({ line, body, least, role }) => {
    const answer = await test.send(role, line, body);
    expect(answer.status).toBe(isAtLeast(role, least) ? 200 : 403);
  },
);

it('needs separate permissions to suspend and to restore', async () => {
  const rolePermissions = { viewer: [], support: ['users:restore'], admin: [] } as const;
  const { send } = await testGateway({ policy: { rolePermissions } });
  expect((await send('support', 'PATCH /api/users/u1/is-suspended', { isSuspended: false })).status).toBe(200);
  for (const body of [{ isSuspended: true }, { isSuspended: 'false' }, {}, undefined]) {
    expect((await send('support', 'PATCH /api/users/u1/is-suspended', body)).status).toBe(403);
  }
});
