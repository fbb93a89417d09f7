import { beforeEach, expect, it } from 'vitest';

import type { Permission } from '#contract/operators.ts';
import { conditionalWriteType } from '#contract/writes.ts';
import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

const now = 1_800_000_000_000;
let testLog: Awaited<ReturnType<typeof testAuditLog>>;
beforeEach(async () => {
  testLog = await testAuditLog();
  await testLog.reset();
});

const ada = {
  id: 'u1',
  name: 'Ada',
  username: null,
  primaryEmail: 'ada@example.org',
  profile: { nickname: 'Countess', address: { country: 'GB', locality: 'London' } },
  customData: { plan: 'free', seats: 3 },
};
const type = { 'content-type': conditionalWriteType };
const line = 'PATCH /api/users/u1';

/** A gateway in front of this account. Returns the requests that changed it. */
async function gatewayOf(stored: object = ada, options: Parameters<typeof testGateway>[0] = {}) {
  const gateway = await testGateway(options);
  gateway.answerWith(() => Response.json(stored));
  const writes = () => gateway.seen.filter(({ method }) => method !== 'GET');
  return { ...gateway, writes };
}

it.each([
  ['equal values', { name: 'Ada' }, { name: 'Ada' }],
  [
    'members in another order',
    { profile: {} },
    { profile: { address: { locality: 'London', country: 'GB' }, nickname: 'Countess' } },
  ],
  ['a missing value for null', { username: 'ada' }, {}],
  ['null for a missing value', { avatar: 'https://a.example/' }, { avatar: null }],
])('writes the body alone when the stored values are as expected: %s', async (_what, body, expected) => {
  const { send, writes } = await gatewayOf();
  expect((await send('admin', line, { body, expected }, type)).status).toBe(200);
  const [written, ...more] = writes();
  expect(more).toEqual([]);
  expect(written?.headers.get('content-type')).toBe('application/json');
  expect(await written?.json()).toEqual(body);
});

it('refuses a write whose expected values have changed, with the stored ones, and records the refusal', async () => {
  const { send, writes } = await gatewayOf();
  const answer = await send(
    'support',
    line,
    { body: { name: 'Grace', profile: {}, avatar: null }, expected: { name: 'Augusta', profile: {}, avatar: null } },
    type,
  );
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({
    code: 'gateway.conflict',
    data: { stored: { name: 'Ada', profile: ada.profile } },
  });
  expect(writes()).toEqual([]);
  const { entries } = await testLog.another({ clock: () => now }).list({}, { page: 1, page_size: 10 });
  expect(entries.filter(({ action }) => action !== 'operators:sign-in')).toMatchObject([
    {
      action: 'refused',
      targetUserId: 'u1',
      operator: { role: 'support' },
      outcome: { status: 409, code: 'gateway.conflict' },
    },
  ]);
});

it('does not compare without expected values', async () => {
  const { send, writes } = await gatewayOf();
  expect((await send('admin', line, { name: 'Grace' })).status).toBe(200);
  expect((await send('admin', line, { body: { name: 'Grace' }, expected: {} }, type)).status).toBe(200);
  expect(writes()).toHaveLength(2);
});

it('compares roles too', async () => {
  const { send, writes } = await gatewayOf({ id: 'r1', name: 'Auditor', description: 'Reads all' });
  const body = { description: 'Reads' };
  const refused = await send('admin', 'PATCH /api/roles/r1', { body, expected: { description: 'Reads none' } }, type);
  expect(await refused.json()).toMatchObject({ data: { stored: { description: 'Reads all' } } });
  const expected = { description: 'Reads all' };
  expect((await send('admin', 'PATCH /api/roles/r1', { body, expected }, type)).status).toBe(200);
  expect(writes()).toHaveLength(1);
});

const withoutUnmask: Permission[] = ['users:read', 'users:write-profile', 'users:write-identifiers', 'users:delete'];

it.each(['PATCH /api/users/u1', 'DELETE /api/users/u1'])(
  'shows and compares masked values to operators who may not see them: %s',
  async (write) => {
    const { send, writes } = await gatewayOf(ada, {
      policy: { rolePermissions: { viewer: [], support: withoutUnmask, admin: [] } },
    });
    const guess = { body: { primaryEmail: 'new@example.org' }, expected: { primaryEmail: 'ada@example.org' } };
    const refused = await send('support', write, guess, type);
    expect([refused.status, await refused.json()]).toMatchObject([409, { data: { stored: { primaryEmail: '•••' } } }]);
    expect(writes()).toEqual([]);
    expect((await send('support', write, { ...guess, expected: { primaryEmail: '•••' } }, type)).status).toBe(200);
  },
);

it('compares nothing for operators who may not read', async () => {
  const rolePermissions = { viewer: [], support: ['users:write-profile'], admin: [] } as const;
  const { send, seen } = await gatewayOf(ada, { policy: { rolePermissions } });
  expect(await codeOf(await send('support', line, { body: { name: 'x' }, expected: { name: 'y' } }, type))).toBe(
    'gateway.not_permitted',
  );
  expect(seen).toEqual([]);
});

it('does not write when the stored values cannot be read', async () => {
  const { send, answerWith, writes } = await gatewayOf();
  const write = { body: { name: 'Grace' }, expected: { name: 'Ada' } };
  answerWith(() => new Response('down', { status: 500 }));
  expect(await codeOf(await send('admin', line, write, type))).toBe('gateway.upstream_failed');
  answerWith(() => Response.json(['no account']));
  expect(await codeOf(await send('admin', line, write, type))).toBe('gateway.upstream_bad_answer');
  expect(writes()).toEqual([]);
  // The refusal of a missing account is the Management API's own.
  answerWith(() => Response.json({ code: 'entity.not_found' }, { status: 404 }));
  expect(await codeOf(await send('admin', line, write, type))).toBe('entity.not_found');
});

const nested: unknown = JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`);

it.each([
  ['no object', []],
  ['no body', { expected: {} }],
  ['a body that is no object', { body: 'x', expected: {} }],
  ['no expected values', { body: {} }],
  ['expected values that are no object', { body: {}, expected: [] }],
  ['a body nested too deep', { body: { customData: { nested } }, expected: {} }],
  ['expected values nested too deep', { body: {}, expected: { customData: { nested } } }],
])('refuses %s', async (_what, write) => {
  const { send, seen } = await gatewayOf();
  const answer = await send('admin', line, write, type);
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.invalid_input']);
  expect(seen).toEqual([]);
});

it.each(['POST /api/users', 'POST /api/users/u1/roles', 'PATCH /api/users/u1/password'])(
  'refuses expected values where nothing is compared: %s',
  async (other) => {
    const { send, writes } = await gatewayOf();
    const answer = await send('admin', other, { body: { name: 'x' }, expected: { name: 'Ada' } }, type);
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.invalid_input']);
    expect(writes()).toEqual([]);
  },
);

it('accepts the largest body of the Management API with values of the same size, and none larger', async () => {
  const largest = 'x'.repeat(1024 * 1024 - '{"customData":{"a":""}}'.length);
  const customData = { a: largest };
  const { send, writes } = await gatewayOf({ ...ada, customData });
  const answer = await send('admin', line, { body: { customData }, expected: { customData } }, type);
  expect(answer.status).toBe(200);
  const larger = { customData: { a: `${largest}y` } };
  expect(await codeOf(await send('admin', line, { body: larger, expected: {} }, type))).toBe('gateway.body_too_large');
  expect(await codeOf(await send('admin', line, larger))).toBe('gateway.body_too_large');
  expect(writes()).toHaveLength(1);
});

it.each([
  ['support', 3],
  ['admin', 2],
] as const)('saves a name in few requests upstream: %s', async (role, count) => {
  const { send, answerWith, seen } = await gatewayOf(ada, { isAboutRoles: true });
  answerWith((request) => Response.json(new URL(request.url).pathname.endsWith('/roles') ? [] : ada));
  const answer = await send(role, line, { body: { name: 'Grace' }, expected: { name: 'Ada' } }, type);
  expect(answer.status).toBe(200);
  expect(seen).toHaveLength(count);
});
