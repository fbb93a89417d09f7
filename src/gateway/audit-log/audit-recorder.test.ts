import { beforeEach, describe, expect, it } from 'vitest';

import { codeOf, testGateway, testAuditLog } from '#gateway/testing/test-gateway.ts';
import { usageInMemory } from '#gateway/testing/usage-in-memory.ts';

const start = Date.UTC(2026, 8, 1, 12);
let now: number;
const clock = () => now;
let testLog: Awaited<ReturnType<typeof testAuditLog>>;

beforeEach(async () => {
  now = start;
  testLog = await testAuditLog();
  await testLog.reset();
});

/** Events of an action, oldest first. */
async function recorded(action: string) {
  const { entries } = await testLog.another({ clock }).list({ action }, { page: 1, page_size: 100 });
  const details = await Promise.all(entries.map(({ sequence }) => testLog.another({ clock }).get(sequence)));
  return details.toReversed();
}

const page = (users: number, total = users) =>
  Response.json(
    Array.from({ length: users }, (_, id) => ({ id: `u${id}` })),
    { headers: { 'total-number': String(total) } },
  );

describe('a refusal', () => {
  it('is recorded once a minute, followed by the count', async () => {
    const { send, flushCounts } = await testGateway({ clock });
    const remove = 'DELETE /api/users/u1';
    const first = await send('viewer', remove);
    for (let more = 0; more < 30; more += 1) await send('viewer', remove);
    await send('viewer', 'GET /usher/audit-log');
    await flushCounts();
    expect(await recorded('refused')).toMatchObject([
      {
        kind: 'event',
        operator: { subject: 'demo-viewer', role: 'viewer' },
        requestId: first.headers.get('x-request-id'),
        method: 'DELETE',
        route: '/api/users/:userId',
        targetUserId: 'u1',
        target: { type: 'permission', id: 'users:delete' },
        outcome: { status: 403, code: 'gateway.not_permitted' },
        count: null,
      },
      { outcome: { status: 403 }, count: 31, since: now },
    ]);
  });

  it.each([
    ['GET /api/secrets/of-user@example.org', 'gateway.route_not_allowed', null],
    ['PUT /usher/anything', 'gateway.route_not_allowed', null],
    ['GET /api/users?search=%25ada%25&mode=like', 'gateway.search_not_permitted', '/api/users'],
    ['POST /usher/users/u1/password', 'gateway.not_permitted', '/usher/users/:userId/password'],
  ])('is recorded without its URL: %s', async (line, code, route) => {
    const { send } = await testGateway({ clock });
    expect(await codeOf(await send('viewer', line, line.startsWith('P') ? {} : undefined))).toBe(code);
    expect(await recorded('refused')).toMatchObject([{ outcome: { code }, route }]);
    expect(await testLog.dump()).not.toContain('of-user@');
  });

  it('is recorded for protected accounts and missing reasons', async () => {
    const policy = { protectedRoles: ['usher-admin'], reasonRequired: ['users:unlock'] } as const;
    const { send, answerWith } = await testGateway({ clock, policy });
    answerWith(() => Response.json([]));
    await send('support', 'POST /usher/users/u1/unlock', {});
    answerWith(() => Response.json([{ id: 'r-admin', name: 'usher-admin' }]));
    await send('support', 'PATCH /api/users/boss/is-suspended', { isSuspended: true });
    expect((await recorded('refused')).map((entry) => entry?.outcome?.code)).toEqual([
      'gateway.reason_required',
      'gateway.protected_account',
    ]);
  });

  it('raises one alarm at a hundred within a minute', async () => {
    const { send } = await testGateway({ clock });
    for (let more = 0; more < 120; more += 1) await send('viewer', 'DELETE /api/users/u1');
    expect(await recorded('alarm')).toMatchObject([
      { kind: 'alarm', target: { type: 'alarm', id: 'many-refusals' }, operator: { role: 'viewer' }, count: 100 },
    ]);
  });
});

describe('signing in and out', () => {
  it('is recorded with the operator and the sealed IP address', async () => {
    const { gateway, cookies } = await testGateway({ clock });
    const headers = { 'x-usher': '1', 'content-type': 'application/json' };
    const body = JSON.stringify({ role: 'support' });
    const url = 'http://localhost:3000/usher/sign-in/demo';
    await gateway.request(url, { method: 'POST', headers, body }, { address: '192.0.2.7' });
    await gateway.request('http://localhost:3000/usher/sign-out', {
      method: 'POST',
      headers: { ...headers, cookie: cookies.admin },
    });
    expect((await recorded('operators:sign-in')).at(-1)).toMatchObject({
      operator: { subject: 'demo-support', role: 'support' },
      after: { address: '192.0.2.7' },
    });
    expect(await recorded('operators:sign-out')).toMatchObject([{ operator: { subject: 'demo-admin' } }]);
    expect(await testLog.dump()).not.toContain('192.0.2.7');
  });

  it('is recorded on failure, by reason and IP address, and raises an alarm', async () => {
    const { gateway, flushCounts } = await testGateway({ clock });
    const fail = (address: string) => gateway.request('http://localhost:3000/usher/callback?code=x', {}, { address });
    for (let times = 0; times < 25; times += 1) await fail('192.0.2.7');
    await fail('192.0.2.8');
    await flushCounts();
    expect(await recorded('operators:sign-in-failed')).toMatchObject([
      { operator: null, outcome: { code: 'sign-in.expired' }, after: { address: '192.0.2.7' }, count: null },
      { after: { address: '192.0.2.8' }, count: null },
      { after: { address: '192.0.2.7' }, count: 24 },
    ]);
    expect(await recorded('alarm')).toMatchObject([{ target: { id: 'failed-sign-ins' }, operator: null }]);
    expect(await testLog.dump()).not.toContain('192.0.2.7');
  });
});

it('records repeated openings of an account once in ten minutes', async () => {
  const { send, answerWith, flushCounts } = await testGateway({ clock });
  answerWith((request) => Response.json({ id: new URL(request.url).pathname.split('/').at(-1), name: 'Ada' }));
  for (let times = 0; times < 50; times += 1) await send('viewer', 'POST /usher/users/u1/opened', {});
  await send('viewer', 'POST /usher/users/u2/opened', {});
  await send('support', 'POST /usher/users/u1/opened', {});
  await flushCounts();
  const opened = async () => (await recorded('users:open')).map((entry) => [entry?.targetUserId, entry?.count]);
  expect(await opened()).toEqual([
    ['u1', null],
    ['u2', null],
    ['u1', null],
    [null, 49],
  ]);
  now += 10 * 60_000;
  await send('viewer', 'POST /usher/users/u1/opened', {});
  expect((await opened()).at(-1)).toEqual(['u1', null]);
});

describe('reading', () => {
  it('is counted by records and values, including the activity log', async () => {
    const { send, answerWith, flushCounts } = await testGateway({ clock });
    answerWith(() => page(20, 45));
    await send('support', 'GET /api/users?page=1&page_size=20');
    await send('support', 'GET /api/users?page=3&page_size=20');
    await send('support', 'GET /api/logs?page=1&page_size=20');
    await send('support', 'GET /api/users?search.id=a&search.id=b&mode.id=exact');
    await flushCounts();
    expect(await recorded('users:list')).toMatchObject([{ count: 20 + 5 + 20 }]);
    expect(await recorded('logs:read')).toMatchObject([{ count: 20 }]);
    expect(await recorded('users:lookup')).toMatchObject([{ count: 2 }]);
  });

  it('is counted for the audit log too', async () => {
    const { send, flushCounts } = await testGateway({ clock });
    const listed = (await (await send('admin', 'GET /usher/audit-log')).json()) as { sequence: number }[];
    await send('admin', `GET /usher/audit-log/${listed[0]?.sequence}`);
    await (await send('admin', 'GET /usher/audit-log/export?format=json')).text();
    await flushCounts();
    expect(await recorded('audit:list')).toMatchObject([{ count: listed.length }]);
    expect(await recorded('audit:read')).toMatchObject([{ count: 1 }]);
    expect(await recorded('audit:export')).toMatchObject([{ count: null }, { count: listed.length }]);
  });

  it.each(['GET /api/users', 'GET /api/logs', 'GET /api/users/u1'])('is refused beyond the quota: %s', async (line) => {
    const quota = { hour: 50, day: 1000 };
    const policy = { readQuotas: { viewer: quota, support: quota, admin: quota } };
    const { send, answerWith } = await testGateway({ clock, policy });
    answerWith(() => page(20, 1000));
    for (let times = 0; times < 3; times += 1) {
      expect((await send('support', 'GET /api/users?page=1&page_size=20')).status).toBe(200);
    }
    now += 10 * 60_000;
    const refused = await send('support', line);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3000']);
    expect(await refused.json()).toMatchObject({
      code: 'gateway.read_quota_exceeded',
      data: { period: 'hour', limit: 50 },
    });
    expect((await send('admin', line)).status).toBe(200);
    expect(await recorded('alarm')).toMatchObject([{ target: { id: 'read-quota' }, operator: { role: 'support' } }]);
  });
});

describe('an operator who sees masked data', () => {
  const searchRequest = (value: string) =>
    `GET /api/users?search.primaryEmail=${encodeURIComponent(value)}&mode.primaryEmail=exact`;

  it('may search for 30 values a minute, and consecutive misses raise an alarm', async () => {
    const { send, answerWith } = await testGateway({ clock });
    answerWith(() => page(0));
    for (let nth = 0; nth < 30; nth += 1) {
      expect((await send('viewer', searchRequest(`guess${nth}@example.org`))).status).toBe(200);
    }
    const refused = await send('viewer', searchRequest('one-more@example.org'));
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'gateway.too_many_requests']);
    expect((await send('support', searchRequest('one-more@example.org'))).status).toBe(200);
    expect(await recorded('alarm')).toMatchObject([
      { target: { id: 'missed-searches' }, operator: { role: 'viewer' }, count: 25 },
    ]);
  });

  it('may repeat a value in other fields and spellings', async () => {
    const { send, answerWith } = await testGateway({ clock });
    answerWith(() => page(0));
    for (let times = 0; times < 40; times += 1) {
      expect(
        (await send('viewer', searchRequest(times % 2 === 0 ? 'Ada@example.org' : 'ada@example.org'))).status,
      ).toBe(200);
    }
    expect(await recorded('alarm')).toEqual([]);
  });

  it('raises no alarm with existing values', async () => {
    const { send, answerWith } = await testGateway({ clock });
    for (let nth = 0; nth < 30; nth += 1) {
      answerWith(() => page(nth % 10 === 0 ? 1 : 0));
      await send('viewer', searchRequest(`user${nth}@example.org`));
    }
    expect(await recorded('alarm')).toEqual([]);
  });

  it('may search for 300 values a day across processes', async () => {
    const readUsage = usageInMemory();
    const [one, other] = [await testGateway({ clock, readUsage }), await testGateway({ clock, readUsage })];
    for (const { answerWith } of [one, other]) answerWith(() => page(0));
    const answers: Response[] = [];
    for (let nth = 0; nth < 310; nth += 1) {
      now += 2000;
      const { send } = nth % 2 === 0 ? one : other;
      answers.push(await send('viewer', searchRequest(`guess${nth}@example.org`)));
    }
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(10);
    for (const answer of refused) {
      expect(await answer.json()).toMatchObject({ data: { period: 'day', limit: 300, isMasked: true } });
    }
    expect((await recorded('alarm')).map((entry) => entry?.target?.id)).toContain('masked-values');
  });
});
