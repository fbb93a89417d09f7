import { beforeEach, describe, expect, it } from 'vitest';

import { operatorSession, permissions } from '#contract/operators.ts';
import { roleProtection } from '#contract/role-protection.ts';
import { codeOf, testGateway, testAuditLog } from '#gateway/testing/test-gateway.ts';

type Policy = NonNullable<Parameters<typeof testGateway>[0]>['policy'];

const start = 1_800_000_000_000;
let now = start;
const clock = () => now;
const managementApi = 'https://default.logto.app/api';
const protectionOf = (roleId: string) => `/usher/roles/${roleId}/protection`;
const suspend = 'PATCH /api/users/u1/is-suspended';
const suspended = { isSuspended: true };
const protectedBy = async (answer: Response) => [answer.status, await codeOf(answer)];
const refused = [403, 'gateway.protected_account'];

let testLog: Awaited<ReturnType<typeof testAuditLog>>;
beforeEach(async () => {
  now = start;
  testLog = await testAuditLog();
  await testLog.reset();
});

/** The roles of a Logto; `u1` has the roles in `held`. */
function tenant() {
  const scopes = new Map<string, { id: string; indicator: string }>([
    ['all', { id: 'all', indicator: managementApi }],
    ['orders', { id: 'orders', indicator: 'https://orders.example.org' }],
  ]);
  const roles = new Map([
    ['r-vip', { name: 'VIP', scopeIds: ['orders'] }],
    ['r-other', { name: 'Other', scopeIds: [] as string[] }],
  ]);
  const state = { held: ['r-vip'], scopes, roles };
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const [, id = '', rest] = /^\/api\/roles\/([^/]+)(\/scopes)?$/.exec(pathname) ?? [];
    const role = roles.get(id);
    if (pathname.endsWith('/roles') && pathname !== '/api/roles' && request.method === 'GET') {
      const held = pathname.includes('/u1/') ? state.held : [];
      return Response.json(held.map((one) => ({ id: one, name: roles.get(one)?.name })));
    }
    if (pathname === '/api/resources') {
      const all = [...scopes.values()];
      return Response.json(all.map((scope) => ({ indicator: scope.indicator, scopes: [{ id: scope.id }] })));
    }
    if (pathname === '/api/roles' && request.method === 'POST') {
      const { name, scopeIds = [] } = (await request.json()) as { name: string; scopeIds?: string[] };
      roles.set('r-new', { name, scopeIds });
      return Response.json({ id: 'r-new', name });
    }
    if (id === '') return Response.json({ id: 'u1', name: 'Ada', result: true });
    if (role === undefined) return Response.json({ code: 'entity.not_exists_with_id' }, { status: 404 });
    if (rest === undefined) return Response.json({ id, name: role.name });
    return Response.json(role.scopeIds.map((one) => ({ id: one, resource: scopes.get(one) })));
  };
  return { ...state, state, answer };
}

/** Two processes on one database and one Logto. */
async function twoGateways(policy: Policy = {}) {
  const logto = tenant();
  const one = await testGateway({ clock, policy, isAboutRoles: true });
  const other = await testGateway({
    clock,
    policy,
    isAboutRoles: true,
    sessions: one.sessions,
    cookies: one.cookies,
  });
  for (const { answerWith } of [one, other]) answerWith(logto.answer);
  const causes = async (roleId: string) =>
    roleProtection.parse(await (await other.send('viewer', `GET ${protectionOf(roleId)}`)).json());
  return { logto: logto.state, one, other, causes };
}

describe('a role that an administrator protected', () => {
  it('applies from the next request in all processes, until the protection is removed', async () => {
    const { one, other, causes } = await twoGateways();
    expect((await other.send('support', suspend, suspended)).status).toBe(200);
    expect((await one.send('admin', `PUT ${protectionOf('r-vip')}`)).status).toBe(204);
    expect(await protectedBy(await other.send('support', suspend, suspended))).toEqual(refused);
    expect((await other.send('admin', suspend, suspended)).status).toBe(200);
    expect(await causes('r-vip')).toEqual({ causes: ['marked'], mark: { by: 'Alex Admin', at: start } });
    const session = await other.send('support', 'GET /usher/session');
    expect(operatorSession.parse(await session.json()).protectedRoles).toEqual(['r-vip']);

    expect((await other.send('admin', `DELETE ${protectionOf('r-vip')}`)).status).toBe(204);
    expect((await one.send('support', suspend, suspended)).status).toBe(200);
    expect(await causes('r-vip')).toEqual({ causes: [], mark: null });
  });

  it('stays protected when it is renamed, and keeps its first mark', async () => {
    const { logto, one, other, causes } = await twoGateways();
    await one.send('admin', `PUT ${protectionOf('r-vip')}`);
    logto.roles.set('r-vip', { name: 'Regular', scopeIds: [] });
    expect(await protectedBy(await other.send('support', suspend, suspended))).toEqual(refused);
    now += 1000;
    expect((await one.send('admin', `PUT ${protectionOf('r-vip')}`)).status).toBe(204);
    expect((await causes('r-vip')).mark).toMatchObject({ at: start });
  });

  it.each([
    ['POST /api/users/u2/roles', { roleIds: ['r-other', 'r-vip'] }],
    ['PATCH /api/roles/r-vip', { name: 'Regular' }],
    ['DELETE /api/roles/r-vip', undefined],
    ['DELETE /usher/roles/r-vip/protection', undefined],
  ])('is assigned, changed and unprotected only by administrators: %s', async (line, body) => {
    const support = permissions.filter((one) => one !== 'protected:write');
    const { one } = await twoGateways({ rolePermissions: { viewer: [], support, admin: permissions } });
    await one.send('admin', `PUT ${protectionOf('r-vip')}`);
    expect(await protectedBy(await one.send('support', line, body))).toEqual(refused);
    expect((await one.send('admin', line, body)).status).toBeLessThan(300);
  });

  it('is recorded with its reason, which is required', async () => {
    const { one } = await twoGateways({ reasonRequired: ['protection:write'] });
    const line = `PUT ${protectionOf('r-vip')}`;
    expect(await codeOf(await one.send('admin', line))).toBe('gateway.reason_required');
    expect((await one.send('admin', line, undefined, { 'x-usher-reason': 'INC-4711' })).status).toBe(204);
    const auditLog = testLog.another({ clock });
    const { entries } = await auditLog.list({ action: 'protection:write' }, { page: 1, page_size: 10 });
    expect(entries).toMatchObject([{ target: { type: 'role', id: 'r-vip' }, reason: 'INC-4711' }]);
    expect(await auditLog.get(entries[0]?.sequence ?? 0)).toMatchObject({ after: { isProtected: true } });
  });

  it('needs a fresh sign-in, and an approval if operator roles need one', async () => {
    const stale = await twoGateways({ stepUpAfter: -1 });
    const approved = await twoGateways({
      approvalsRequired: { operatorRoles: true, activeUsers: false, reveals: undefined },
    });
    await testLog.approvals(clock).notePresence({ subject: 'demo-other', name: 'Olga', role: 'admin' }, true);
    for (const method of ['PUT', 'DELETE']) {
      const line = `${method} ${protectionOf('r-vip')}`;
      expect(await codeOf(await stale.one.send('admin', line))).toBe('gateway.fresh_sign_in_needed');
      expect(await codeOf(await approved.one.send('admin', line))).toBe('gateway.approval_needed');
    }
    expect((await approved.causes('r-vip')).causes).toEqual([]);
  });

  it('must exist, except to remove the protection', async () => {
    const { one } = await twoGateways();
    const answers = await Promise.all(
      ['GET', 'PUT'].map(async (method) => one.send('admin', `${method} ${protectionOf('no')}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect((await one.send('admin', `DELETE ${protectionOf('no')}`)).status).toBe(204);
  });
});

describe('a role with permissions of the Management API', () => {
  it.each(['User', 'MachineToMachine'])('is protected at once when created through Usher (%s)', async (type) => {
    const { logto, one, other, causes } = await twoGateways();
    const body = { name: 'Deputy', type, scopeIds: ['all'] };
    expect((await one.send('admin', 'POST /api/roles', body)).status).toBe(200);
    logto.held = ['r-other', 'r-new'];
    expect(await protectedBy(await other.send('support', suspend, suspended))).toEqual(refused);
    expect(await causes('r-new')).toEqual({ causes: ['management-api'], mark: null });
  });

  it('is protected from the next request after a change in Logto', async () => {
    const { logto, one } = await twoGateways();
    expect((await one.send('support', suspend, suspended)).status).toBe(200);
    logto.roles.set('r-vip', { name: 'VIP', scopeIds: ['orders', 'all'] });
    expect(await protectedBy(await one.send('support', suspend, suspended))).toEqual(refused);
  });

  it.each([
    ['a tenant of Logto Cloud', 'https://abc123.logto.app/api'],
    ['the resource of the settings', managementApi],
  ])('is recognized by the API identifier: %s', async (_what, indicator) => {
    const { logto, one } = await twoGateways();
    logto.scopes.set('all', { id: 'all', indicator });
    logto.roles.set('r-vip', { name: 'VIP', scopeIds: ['all'] });
    expect(await protectedBy(await one.send('support', suspend, suspended))).toEqual(refused);
  });

  it('is created and deleted only by administrators', async () => {
    const support = permissions.filter((one) => one !== 'protected:write');
    const { logto, one } = await twoGateways({ rolePermissions: { viewer: [], support, admin: permissions } });
    const made = (scopeIds: string[]) => one.send('support', 'POST /api/roles', { name: 'Deputy', scopeIds });
    expect(await protectedBy(await made(['orders', 'all']))).toEqual(refused);
    expect((await made(['orders'])).status).toBe(200);
    logto.roles.set('r-new', { name: 'Deputy', scopeIds: ['all'] });
    expect(await protectedBy(await one.send('support', 'DELETE /api/roles/r-new'))).toEqual(refused);
  });

  it('gets and loses them only through administrators', async () => {
    const support = permissions.filter((one) => one !== 'protected:write');
    const { logto, one } = await twoGateways({ rolePermissions: { viewer: [], support, admin: permissions } });
    const assigned = (scopeIds: string[]) => one.send('support', 'POST /api/roles/r-other/scopes', { scopeIds });
    const answer = await assigned(['orders', 'all']);
    expect(await answer.json()).toMatchObject({ code: 'gateway.protected_account', data: { role: 'Other' } });
    expect((await assigned(['orders'])).status).toBe(200);
    logto.roles.set('r-other', { name: 'Other', scopeIds: ['all'] });
    const removal = 'DELETE /api/roles/r-other/scopes/all';
    expect(await protectedBy(await one.send('support', removal))).toEqual(refused);
    expect((await one.send('admin', removal)).status).toBe(200);
  });

  it('costs one request for each role of the account', async () => {
    const { logto, one } = await twoGateways();
    logto.held = ['r-vip', 'r-other'];
    await one.send('support', suspend, suspended);
    const checks = one.seen.filter(({ method, url }) => method === 'GET' && /roles/.test(url));
    expect(checks.map(({ url }) => new URL(url).pathname).toSorted()).toEqual([
      '/api/roles/r-other/scopes',
      '/api/roles/r-vip/scopes',
      '/api/users/u1/roles',
    ]);
    const administrators = one.seen.length;
    await one.send('admin', suspend, suspended);
    expect(one.seen.slice(administrators).filter(({ url }) => /roles/.test(url))).toEqual([]);
  });

  it('blocks the write if its permissions cannot be read', async () => {
    const { one, logto } = await twoGateways();
    one.answerWith((request) =>
      request.url.endsWith('/scopes')
        ? Response.json({}, { status: 500 })
        : Response.json([{ id: 'r-vip', name: 'VIP' }]),
    );
    expect(await protectedBy(await one.send('support', suspend, suspended))).toEqual([502, 'gateway.upstream_failed']);
    expect(logto.held).toEqual(['r-vip']);
    expect(one.seen.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

it('returns why a role is protected by name', async () => {
  const { logto, causes } = await twoGateways({ operatorRoleNames: ['VIP'], protectedRoles: ['VIP', 'Other'] });
  logto.roles.set('r-third', { name: 'Third', scopeIds: [] });
  expect([await causes('r-vip'), await causes('r-other'), await causes('r-third')]).toEqual([
    { causes: ['operators'], mark: null },
    { causes: ['setting'], mark: null },
    { causes: [], mark: null },
  ]);
});

it('blocks writes while the marks cannot be read', async () => {
  const { one } = await twoGateways();
  await testLog.tamper('alter table gateway_protected_roles rename to gateway_protected_roles_away');
  try {
    expect(await protectedBy(await one.send('support', suspend, suspended))).toEqual([
      503,
      'gateway.audit_log_unavailable',
    ]);
    expect(one.seen.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect((await one.send('support', 'GET /usher/session')).status).toBe(200);
  } finally {
    await testLog.tamper('alter table gateway_protected_roles_away rename to gateway_protected_roles');
  }
});
