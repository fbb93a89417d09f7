import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

const account = { id: 'u1', name: 'Ada', primaryEmail: 'ada@example.org', primaryPhone: '491701234567' };
const token = {
  id: 't1',
  email: account.primaryEmail,
  token: 'ThisTokenSignsInOnceAsThatUser00',
  context: {},
  status: 'active',
  createdAt: 1,
  expiresAt: 2,
};

const app = { applicationId: 'app1' };

type Test = Awaited<ReturnType<typeof testGateway>>;
/** Makes the tenant return one account, and `answer` for other methods. */
function answersWith({ answerWith }: Test, answer: () => Response, found: object = account): void {
  answerWith((request) => (request.method === 'GET' ? Response.json(found) : answer()));
}
const posted = ({ seen }: Test) => seen.filter(({ method }) => method === 'POST');
const created = () => Response.json(token, { status: 201 });
const noContent = () => new Response(null, { status: 204 });

it('issues a token for the email address on file, and returns only the link and its expiry', async () => {
  const test = await testGateway();
  answersWith(test, created);
  const body = { ...app, interactionEvent: 'ForgotPassword', expiresIn: 900, email: 'eve@example.org' };
  const answer = await test.send('support', 'POST /usher/users/u1/one-time-token', body);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const link = `https://app.example.org/sign-in?token=${token.token}&email=ada%40example.org`;
  expect(await answer.json()).toEqual({ link, expiresAt: 2 });
  const [sent] = posted(test);
  expect(sent?.url).toBe('http://tenant.internal/api/one-time-tokens');
  expect(await sent?.json()).toEqual({
    email: 'ada@example.org',
    expiresIn: 900,
    context: { interactionEvent: 'ForgotPassword' },
  });
});

it.each(['email', 'phone'] as const)('sends and checks a code by %s', async (channel) => {
  const test = await testGateway();
  answersWith(test, noContent);
  const sent = await test.send('support', 'POST /usher/users/u1/verification-code', { channel });
  expect(sent.status).toBe(204);
  const check = { channel, verificationCode: '123456' };
  expect((await test.send('support', 'POST /usher/users/u1/verification-code/verify', check)).status).toBe(204);
  const address = channel === 'email' ? { email: 'ada@example.org' } : { phone: '491701234567' };
  expect(await Promise.all(posted(test).map((request) => request.json()))).toEqual([
    address,
    { ...address, verificationCode: '123456' },
  ]);
});

it('passes on the refusal of a wrong code', async () => {
  const test = await testGateway();
  answersWith(test, () => Response.json({ code: 'verification_code.code_mismatch' }, { status: 400 }));
  const check = { channel: 'email', verificationCode: '000000' };
  const answer = await test.send('admin', 'POST /usher/users/u1/verification-code/verify', check);
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'verification_code.code_mismatch']);
});

it.each([
  [true, () => Response.json({ code: 'entity.not_exists_with_id' }, { status: 404 })],
  [false, () => new Response('Not Found', { status: 404, headers: { 'content-type': 'text/plain' } })],
])('says whether the tenant has sign-in links (%s), and for which apps', async (isOffered, answer) => {
  const test = await testGateway();
  test.answerWith(answer);
  const found = await test.send('support', 'GET /usher/sign-in-links');
  expect(await found.json()).toEqual({ isOffered, applicationIds: ['app1'] });
});

it('issues no token for an app without a page', async () => {
  const test = await testGateway();
  answersWith(test, created);
  for (const body of [{}, { applicationId: 'app2' }]) {
    // In sequence: each has its own response.
    const answer = await test.send('support', 'POST /usher/users/u1/one-time-token', body);
    expect(await codeOf(answer)).toBe('gateway.invalid_input');
  }
  expect(posted(test)).toEqual([]);
});

const lines = [
  ['one-time-token', app],
  ['verification-code', { channel: 'phone' }],
  ['verification-code/verify', { channel: 'phone', verificationCode: '1' }],
] as const;

it.each(lines)('refuses support on protected accounts: %s', async (route, body) => {
  const test = await testGateway({ policy: { protectedRoles: ['usher-admin'] } });
  test.answerWith((request) =>
    Response.json(
      new URL(request.url).pathname.endsWith('/roles') ? [{ id: 'r-admin', name: 'usher-admin' }] : account,
    ),
  );
  expect(await codeOf(await test.send('support', `POST /usher/users/u1/${route}`, body))).toBe(
    'gateway.protected_account',
  );
  expect(posted(test)).toEqual([]);
});

it.each(lines)('counts against the write limit: %s', async (route, body) => {
  const test = await testGateway({
    policy: { rateLimits: { 'sign-in': 10, write: 1, reveal: 1, search: 100, webhook: 10 } },
  });
  answersWith(test, created);
  await test.send('support', `POST /usher/users/u1/${route}`, body);
  expect(await codeOf(await test.send('support', `POST /usher/users/u1/${route}`, body))).toBe(
    'gateway.too_many_requests',
  );
});

it('records operator and account, without secrets', async () => {
  const test = await testGateway({ policy: { reasonRequired: ['one-time-tokens:create'] } });
  answersWith(test, created);
  const line = 'POST /usher/users/u1/one-time-token';
  expect(await codeOf(await test.send('support', line, app))).toBe('gateway.reason_required');
  const reason = { 'x-usher-reason': 'T-4711' };
  expect((await test.send('support', line, { ...app, expiresIn: 60 }, reason)).status).toBe(200);
  const check = { channel: 'email', verificationCode: '987654' };
  await test.send('support', 'POST /usher/users/u1/verification-code/verify', check);
  const listed = await test.send('admin', 'GET /usher/audit-log?userId=u1');
  const entries = (await listed.json()) as { sequence: number; action: string }[];
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['one-time-tokens:create', 'verification-codes:verify']),
  );
  const details = await Promise.all(
    entries.map(async ({ sequence }) => (await test.send('admin', `GET /usher/audit-log/${sequence}`)).text()),
  );
  expect(details.join()).toContain('expiresIn');
  expect(details.join()).toContain('app1');
  expect(details.join()).not.toContain(token.token);
  expect(details.join()).not.toContain('987654');
});

it('requires an approval for a token after a change of the address', async () => {
  const rolePermissions = {
    viewer: [],
    support: ['users:write-identifiers', 'one-time-tokens:create'],
    admin: ['approvals:decide'],
  } as const;
  const test = await testGateway({ policy: { rolePermissions } });
  test.answerWith((request) => Response.json(request.method === 'POST' ? token : { ...account, id: 'u-second' }));
  expect((await test.send('support', 'PATCH /api/users/u-second', { primaryEmail: 'eve@example.org' })).status).toBe(
    200,
  );
  expect(await codeOf(await test.send('support', 'POST /usher/users/u-second/one-time-token', app))).toBe(
    'gateway.approval_needed',
  );
});

it('reports what is missing', async () => {
  const test = await testGateway();
  answersWith(test, created, { ...account, primaryEmail: null, primaryPhone: '' });
  const code = async (route: string, body: object) =>
    codeOf(await test.send('support', `POST /usher/users/u1/${route}`, body));
  expect(await code('one-time-token', app)).toBe('gateway.address_missing');
  expect(await code('verification-code', { channel: 'phone' })).toBe('gateway.address_missing');
  expect(posted(test)).toEqual([]);
  answersWith(test, () => Response.json({ code: 'connector.not_found' }, { status: 501 }));
  expect(await code('verification-code', { channel: 'phone' })).toBe('gateway.connector_missing');
  test.answerWith(() => Response.json({ code: 'entity.not_found' }, { status: 404 }));
  expect(await code('one-time-token', app)).toBe('gateway.account_not_found');
  for (const [route, body] of [
    ['one-time-token', { ...app, interactionEvent: 'Register' }],
    ['one-time-token', { ...app, expiresIn: 0 }],
    ['one-time-token', { ...app, expiresIn: 1e9 }],
    ['one-time-token', []],
    ['verification-code', { channel: 'pigeon' }],
    ['verification-code/verify', { channel: 'email' }],
  ] as const) {
    // In sequence: each has its own response.
    expect(await code(route, body)).toBe('gateway.invalid_input');
  }
});

it.each(['GET /api/one-time-tokens', 'POST /api/one-time-tokens', 'POST /api/verification-codes'])(
  'forwards no address from the browser: %s',
  async (line) => {
    const test = await testGateway();
    const body = line.startsWith('GET') ? undefined : { email: 'eve@example.org' };
    expect(await codeOf(await test.send('admin', line, body))).toBe('gateway.route_not_allowed');
    expect(test.seen).toEqual([]);
  },
);
