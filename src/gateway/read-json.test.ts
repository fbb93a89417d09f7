import { beforeEach, expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

const megabyte = new TextEncoder().encode(`"${'x'.repeat(1_000_000)}",`);

let test: Awaited<ReturnType<typeof testGateway>>;
/** Megabytes that the upstream sent. */
let sent: number;

beforeEach(async () => {
  sent = 0;
  test = await testGateway({ policy: { protectedRoles: ['operator'] } });
});

/** A response of 200 MB. */
function huge({ status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}): Response {
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 1;
      if (sent > 200) controller.close();
      else controller.enqueue(megabyte);
    },
  });
  return new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } });
}

it('does not hold a huge response in memory', async () => {
  test.answerWith(() => huge());
  const answer = await test.send('viewer', 'GET /api/users');
  expect(answer.status).toBe(502);
  expect(await codeOf(answer)).toBe('gateway.upstream_bad_answer');
  expect(sent).toBeLessThan(50);
});

it('truncates a huge streamed response', async () => {
  test.answerWith(() => huge());
  const answer = await test.send('admin', 'GET /api/users');
  expect(answer.status).toBe(200);
  await expect(answer.arrayBuffer()).rejects.toThrow('invalid response');
  expect(sent).toBeLessThan(50);
  expect(test.faults).toMatchObject([{ kind: 'badAnswer' }]);
});

it('refuses a huge Content-Length', async () => {
  test.answerWith(() => huge({ headers: { 'content-length': '100000000' } }));
  const answer = await test.send('admin', 'GET /api/users');
  expect(await codeOf(answer)).toBe('gateway.upstream_bad_answer');
  expect(sent).toBeLessThan(5);
});

it('does not read a huge error to find its code', async () => {
  test.answerWith(() => huge({ status: 403 }));
  const answer = await test.send('viewer', 'GET /api/users');
  await answer.body?.cancel();
  expect(sent).toBeLessThan(50);
});

it.each([
  ['the roles of an account', 'PATCH /api/users/u1/is-suspended', { isSuspended: true }, /\/roles$/],
  ['a role', 'POST /api/users/u1/roles', { roleIds: ['r1'] }, /^\/api\/roles\/r1$/],
  ['an account', 'POST /usher/users/u1/opened', undefined, /^\/api\/users\/u1$/],
])('does not read all of a huge response for %s before deciding', async (_what, line, body, isHuge) => {
  const { send, answerWith } = await testGateway({
    policy: {
      protectedRoles: ['operator'],
      rolePermissions: { viewer: ['users:read'], support: ['users:suspend', 'users:read', 'roles:assign'], admin: [] },
    },
  });
  answerWith((request) => (isHuge.test(new URL(request.url).pathname) ? huge() : Response.json([])));
  expect([204, 502]).toContain((await send('support', line, body)).status);
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(50);
});

it.each(['PATCH /api/roles/r1', 'PATCH /api/users/u1'])(
  'does not read all of huge previous values: %s',
  async (line) => {
    test.answerWith(({ method }) => (method === 'GET' ? huge() : Response.json({})));
    expect((await test.send('admin', line, { name: 'editor' })).status).toBe(200);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(50);
  },
);
