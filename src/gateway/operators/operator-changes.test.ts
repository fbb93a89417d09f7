import { describe, expect, it } from 'vitest';

import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

import type { OperatorSource } from './operator-source.ts';

const unused = () => Promise.reject(new Error('These tests do not use the provider.'));
const provider: OperatorSource = {
  kind: 'oidc',
  isSameLogto: true,
  begin: unused,
  finish: unused,
  refresh: unused,
  revoke: unused,
  endSessionUrl: unused,
};

/** Support is also a user of the Logto, whose ID is `demo-support`. */
async function gatewayOfOneLogto(stepUpAfter?: number) {
  let now = 1_800_000_000_000;
  const test = await testGateway({ clock: () => now });
  const signedIn = test.cookies;
  const one = await testGateway({
    clock: () => now,
    policy: { source: provider, stepUpAfter, protectedRoles: ['usher-admin'] },
    sessions: test.sessions,
    cookies: signedIn,
  });
  one.answerWith((request) => {
    const { pathname } = new URL(request.url);
    if (request.method === 'GET' && pathname.endsWith('/roles')) return Response.json([]);
    return Response.json(pathname === '/api/roles/r-admin' ? { name: 'usher-admin' } : { id: 'u1', name: 'other' });
  });
  return {
    ...one,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

it.each([
  ['PATCH /api/users/demo-support/is-suspended', { isSuspended: true }],
  ['DELETE /api/users/demo-support', undefined],
  ['PATCH /api/users/demo-support/password', { password: 'another one' }],
  ['POST /usher/users/demo-support/password', undefined],
  ['DELETE /api/users/demo-support/roles/r1', undefined],
])('ends the sessions of an operator whose account changed: %s', async (line, body) => {
  const { send, answerWith } = await gatewayOfOneLogto();
  answerWith((request) =>
    new URL(request.url).pathname.endsWith('/roles')
      ? Response.json([])
      : new URL(request.url).pathname.endsWith('/check-password')
        ? Response.json({ result: true })
        : Response.json({ id: 'demo-support' }),
  );
  expect((await send('support', 'GET /usher/session')).status).toBe(200);
  expect((await send('admin', line, body)).status).toBeLessThan(300);
  expect(await codeOf(await send('support', 'GET /usher/session'))).toBe('gateway.signed_out');
  expect((await send('admin', 'GET /usher/session')).status).toBe(200);
});

it('ends no session for other or refused changes', async () => {
  const { send, answerWith } = await gatewayOfOneLogto();
  expect((await send('admin', 'PATCH /api/users/demo-support', { name: 'Sam' })).status).toBe(200);
  answerWith(() => Response.json({ code: 'entity.not_found' }, { status: 404 }));
  expect((await send('admin', 'PATCH /api/users/demo-support/is-suspended', { isSuspended: true })).status).toBe(404);
  expect((await send('support', 'GET /usher/session')).status).toBe(200);
});

it.each([
  ['DELETE /api/users/u1', undefined],
  ['POST /api/users/u1/roles', { roleIds: ['r-admin'] }],
  ['PATCH /api/roles/r-admin', { name: 'other' }],
])('requires a fresh sign-in for irreversible actions: %s', async (line, body) => {
  const { send, seen, wait } = await gatewayOfOneLogto(60_000);
  expect((await send('admin', line, body)).status).toBeLessThan(300);
  const before = seen.filter(({ method }) => method !== 'GET').length;
  wait(60_001);
  const answer = await send('admin', line, body);
  expect([answer.status, await codeOf(answer)]).toEqual([403, 'gateway.fresh_sign_in_needed']);
  expect(seen.filter(({ method }) => method !== 'GET')).toHaveLength(before);
});

it('requires none for everyday actions', async () => {
  const { send, wait } = await gatewayOfOneLogto(60_000);
  wait(60_001);
  expect((await send('support', 'PATCH /api/users/u1/is-suspended', { isSuspended: true })).status).toBe(200);
  expect((await send('admin', 'POST /api/users/u1/roles', { roleIds: ['r-other'] })).status).toBe(200);
});

describe('an operator role', () => {
  const withRoles = async (approvals = false) => {
    const test = await testGateway();
    const one = await testGateway({
      policy: {
        source: provider,
        operatorRoleNames: ['usher-support', 'usher-admin'],
        protectedRoles: ['usher-support', 'usher-admin'],
        ...(approvals && { approvalsRequired: { operatorRoles: true, activeUsers: false, reveals: undefined } }),
      },
      isAboutRoles: true,
      sessions: test.sessions,
      cookies: test.cookies,
    });
    one.answerWith((request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/api/users/anna/roles') return Response.json([{ id: 'r-admin', name: 'usher-admin' }]);
      if (pathname.endsWith('/roles') || pathname.endsWith('/scopes')) return Response.json([]);
      if (pathname.startsWith('/api/roles/')) return Response.json({ id: 'r-support', name: 'usher-support' });
      return Response.json({ id: 'anna', name: 'Anna', result: true });
    });
    // A colleague could approve.
    const kept = await testAuditLog();
    await kept.approvals(() => now).notePresence({ subject: 'anna', name: 'Anna', role: 'admin' }, true);
    return one;
  };
  const now = 1_800_000_000_000;

  it.each([
    ['PATCH /api/roles/r-support', { name: 'was-support' }],
    ['DELETE /api/roles/r-support', undefined],
  ])('ends the sessions of operators when it is renamed or deleted, but not the own: %s', async (line, body) => {
    const { send } = await withRoles();
    expect((await send('support', 'GET /usher/session')).status).toBe(200);
    expect((await send('admin', line, body)).status).toBeLessThan(300);
    expect(await codeOf(await send('support', 'GET /usher/session'))).toBe('gateway.signed_out');
    expect((await send('admin', 'GET /usher/session')).status).toBe(200);
  });

  it.each([
    ['POST /usher/users/anna/password', {}],
    ['PATCH /api/users/anna/password', { password: 'another one' }],
    ['POST /api/users/anna/personal-access-tokens', { name: 'ci' }],
    ['PATCH /api/users/anna', { primaryEmail: 'mine@example.com' }],
  ])('makes an account that no other operator takes over alone, not even an administrator: %s', async (line, body) => {
    const { send, seen } = await withRoles();
    const answer = await send('admin', line, body);
    expect(await answer.json()).toMatchObject({
      code: 'gateway.approval_needed',
      data: { because: 'operator-account' },
    });
    expect(seen.every(({ method }) => method === 'GET')).toBe(true);
    expect((await send('admin', line.replace('anna', 'carl'), body)).status).toBeLessThan(300);
  });

  it('is taken by deletion and suspension, too, where roles of operators need an approval', async () => {
    const { send } = await withRoles(true);
    expect(await codeOf(await send('admin', 'DELETE /api/users/anna'))).toBe('gateway.approval_needed');
    expect(await codeOf(await send('admin', 'PATCH /api/users/anna/is-suspended', { isSuspended: true }))).toBe(
      'gateway.approval_needed',
    );
    const open = await withRoles();
    expect((await open.send('admin', 'PATCH /api/users/anna/is-suspended', { isSuspended: true })).status).toBe(200);
  });
});

it('counts a removed operator among those who could approve for one more day', async () => {
  let time = 1_900_000_000_000;
  const approvals = (await testAuditLog()).approvals(() => time);
  const before = await approvals.countApprovers();
  await approvals.notePresence({ subject: 'removed', name: 'Rosa', role: 'admin' }, true);
  await approvals.limitPresence('removed');
  expect(await approvals.countApprovers()).toBe(before + 1);
  time += 24 * 60 * 60_000 + 1;
  expect(await approvals.countApprovers()).toBe(before);
});
