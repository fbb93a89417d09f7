import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

type Tenant = { email?: string | null; phone?: string | null; connectors?: string[]; methods?: string[] | null };

async function gatewayOf({ email = null, phone = null, connectors = [], methods }: Tenant) {
  const test = await testGateway();
  test.answerWith((request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/api/connectors') return Response.json(connectors.map((type) => ({ id: type, type })));
    if (pathname === '/api/sign-in-exp') return Response.json({ forgotPasswordMethods: methods });
    return Response.json({ id: 'u1', name: 'Ada', primaryEmail: email, primaryPhone: phone });
  });
  const channels = async () =>
    (await (await test.send('support', 'GET /usher/users/u1/password-recovery')).json()) as unknown;
  return { ...test, channels };
}

it.each<[string, Tenant, string[]]>([
  ['a connector and an address', { email: 'ada@example.com', connectors: ['Email'] }, ['email']],
  ['no connector', { email: 'ada@example.com', connectors: ['Sms', 'Social'] }, []],
  ['no address', { connectors: ['Email', 'Sms'] }, []],
  [
    'both',
    { email: 'ada@example.com', phone: '1555', connectors: ['Sms', 'Email'], methods: null },
    ['email', 'phone'],
  ],
  [
    'a method left out',
    { email: 'ada@example.com', phone: '1555', connectors: ['Sms', 'Email'], methods: ['PhoneVerificationCode'] },
    ['phone'],
  ],
  ['all methods left out', { email: 'ada@example.com', connectors: ['Email'], methods: [] }, []],
])('returns where a user gets the code for a new password: %s', async (_case, tenant, expected) => {
  const { channels } = await gatewayOf(tenant);
  expect(await channels()).toEqual({ channels: expected });
});

it('refuses support a password while the user can get a code, unless support confirms that the user cannot receive it', async () => {
  const { send, seen } = await gatewayOf({ email: 'ada@example.com', connectors: ['Email'] });
  const refused = await send('support', 'POST /usher/users/u1/password', {});
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'gateway.user_can_recover', data: { channels: ['email'] } });
  expect(seen.filter(({ method }) => method === 'PATCH')).toHaveLength(0);
  expect((await send('support', 'POST /usher/users/u1/password', { userCannotRecover: true })).status).toBe(200);
  expect(seen.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
});

it('creates no sign-in token for such a user either, until support states it', async () => {
  const { send, seen } = await gatewayOf({ email: 'ada@example.com', connectors: ['Email'] });
  const app = { applicationId: 'app1' };
  const route = 'POST /usher/users/u1/one-time-token';
  expect(await codeOf(await send('support', route, app))).toBe('gateway.user_can_recover');
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(0);
  await send('support', route, { ...app, userCannotRecover: true });
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  await send('admin', route, app);
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

it('does not check operators who may choose passwords, and checks the permission first', async () => {
  const { send } = await gatewayOf({ email: 'ada@example.com', connectors: ['Email'] });
  expect((await send('admin', 'POST /usher/users/u1/password', {})).status).toBe(200);
  expect(await codeOf(await send('viewer', 'POST /usher/users/u1/password', {}))).toBe('gateway.not_permitted');
  expect(await codeOf(await send('viewer', 'GET /usher/users/u1/password-recovery'))).toBe('gateway.not_permitted');
});

it('refuses a body of another shape', async () => {
  const { send } = await gatewayOf({});
  const answer = await send('support', 'POST /usher/users/u1/password', { userCannotRecover: 'yes' });
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.invalid_input']);
});

it('shows no password while it is unknown whether the user can get a code', async () => {
  const test = await testGateway();
  test.answerWith((request) =>
    request.url.endsWith('/api/connectors') ? new Response(null, { status: 500 }) : Response.json({ id: 'u1' }),
  );
  expect(await codeOf(await test.send('support', 'POST /usher/users/u1/password', {}))).toBe('gateway.upstream_failed');
  expect(test.seen.filter(({ method }) => method === 'PATCH')).toHaveLength(0);
});
