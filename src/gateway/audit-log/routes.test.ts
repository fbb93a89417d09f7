import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { auditEvent, auditEventDetails, auditLogHead } from '#contract/audit-log.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

import { auditLogRoutes } from './routes.ts';
import { grace, henry, openTestAuditLog, suspension, type TestAuditLog } from './testing/open-test-audit-log.ts';

let test: TestAuditLog;
let isMasked: boolean;
let app: Hono;

beforeAll(async () => {
  test = await openTestAuditLog();
});
beforeEach(async () => {
  await test.reset();
  isMasked = false;
  app = new Hono();
  app.route(
    '/usher/audit-log',
    auditLogRoutes({
      auditLog: test.auditLog,
      operatorOf: () => grace,
      requestIdOf: () => 'asking',
      isMasked: () => isMasked,
    }),
  );
  app.onError((error, c) => {
    if (!(error instanceof GatewayFault)) throw error;
    return c.json(error.toJSON(), error.status);
  });
  const { recordOutcome } = await test.auditLog.recordStart(suspension('r1'));
  await recordOutcome({ status: 200, durationMs: 12 });
  await test.auditLog.note({ operator: henry, action: 'users:open', user: { id: 'u2', name: '=cmd|"calc"!A1' } });
});
afterAll(() => test.close());

const send = (path: string, init?: RequestInit) => app.request(`/usher/audit-log${path}`, init);
const erase = (body: unknown) => send('/erase', { method: 'POST', body: JSON.stringify(body) });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

it('lists events in the contract’s form, with the total', async () => {
  const response = await send('?page_size=1');
  expect(response.headers.get('total-number')).toBe('2');
  const entries = z.array(z.strictObject(auditEvent.shape)).parse(await response.json());
  expect(entries).toMatchObject([{ action: 'users:open' }]);
  const next = await send('?page_size=1&page=2');
  expect(await next.json()).toMatchObject([{ action: 'users:suspend', targetName: 'Ada Lovelace' }]);
});

it('filters events', async () => {
  const response = await send('?operator=op-henry&userId=u1&outcome=succeeded&from=0&ticket=INC-4711');
  expect(response.headers.get('total-number')).toBe('1');
  expect(await response.json()).toMatchObject([{ requestId: 'r1' }]);
  expect(await (await send('?to=0')).json()).toEqual([]);
});

it('returns an event with its values before and after', async () => {
  const line = auditEventDetails.parse(await (await send('/1')).json());
  expect(line).toMatchObject({
    before: { isSuspended: false },
    after: { isSuspended: true },
    outcome: { status: 200 },
  });
});

it.each([
  ['/99', 404, 'gateway.audit_event_not_found'],
  ['/none', 400, 'gateway.invalid_input'],
  ['?page=0', 400, 'gateway.invalid_input'],
  ['?page_size=101', 400, 'gateway.invalid_input'],
  ['?outcome=perhaps', 400, 'gateway.invalid_input'],
  ['?category=rumours', 400, 'gateway.invalid_input'],
  ['?from=yesterday', 400, 'gateway.invalid_input'],
  ['/export?format=pdf', 400, 'gateway.invalid_input'],
  ['/export?headings=a|b', 400, 'gateway.invalid_input'],
  ['?operator=%00', 400, 'gateway.invalid_input'],
  ['?userId=a%00b', 400, 'gateway.invalid_input'],
  ['?action=users:%1F', 400, 'gateway.invalid_input'],
  ['/export?format=csv&operator=%00', 400, 'gateway.invalid_input'],
])('responds to %s with %i', async (path, status, code) => {
  const response = await send(path);
  expect(response.status).toBe(status);
  expect(await codeOf(response)).toBe(code);
});

it('returns the head of the chain and the operators', async () => {
  expect(auditLogHead.parse(await (await send('/head')).json())).toEqual(await test.auditLog.head());
  expect(await (await send('/operators')).json()).toEqual([{ subject: 'op-henry', name: 'Henry' }]);
});

describe('export', () => {
  it('is a CSV file without formulas, and is itself recorded', async () => {
    const response = await send('/export');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="audit-log-3.csv"');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [head, first, second, ...rest] = bytes.toString().trimEnd().split('\r\n');
    expect(head).toMatch(/^\uFEFFsequence,time,kind,action,operator,/);
    expect(first).toContain(`,u2,"'=cmd|""calc""!A1",`);
    expect(second).toMatch(/^1,2026-09-01T00:00:00.000Z,write,users:suspend,Henry,op-henry,support,u1,Ada Lovelace,/);
    expect(second).toContain(`"{""isSuspended"":false}","{""isSuspended"":true}",succeeded,200,,12,`);
    expect(rest).toEqual([]);
    expect(await (await send('?action=audit:export')).json()).toMatchObject([{ operator: grace, requestId: 'asking' }]);
  });

  it('is called as the operator’s language calls it', async () => {
    const response = await send(`/export?file=${encodeURIComponent('监査')}`);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="audit-log-3.csv"; filename*=UTF-8''${encodeURIComponent('监査')}-3.csv`,
    );
    expect((await send('/export?file=a%22%3B')).status).toBe(400);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '=1\n+1'])('escapes %j', async (reason) => {
    await test.reset();
    await test.auditLog.recordStart(suspension('r1', { reason, users: [] }));
    const table = await (await routesOfTest().request('/export')).text();
    expect(table).toMatch(/,"?'[=+\-@\t\r\n＝]/);
  });

  it('is filtered JSON in the contract’s form', async () => {
    const response = await send('/export?format=json&userId=u1');
    const lines = z.array(auditEventDetails).parse(await response.json());
    expect(lines.map(({ requestId }) => requestId)).toEqual(['r1']);
    expect(await (await send('/export?format=json&userId=unknown')).json()).toEqual([]);
  });

  it('covers all pages', async () => {
    await Promise.all(
      Array.from({ length: 1200 }, () => test.auditLog.note({ operator: henry, action: 'users:open' })),
    );
    const lines = (await (await send('/export?format=json')).json()) as { sequence: number }[];
    expect(lines).toHaveLength(1202);
    expect(new Set(lines.map(({ sequence }) => sequence)).size).toBe(1202);
  });
});

it('masks personal data in all responses', async () => {
  isMasked = true;
  for (const path of ['', '/1', '/export?format=json', '/export']) {
    const text = await (await send(path)).text();
    expect(text).toContain('users:suspend');
    expect(text).not.toMatch(/Lovelace|INC-4711|isSuspended":/);
    expect(text).toContain('masked');
  }
});

describe('erasing', () => {
  it('destroys the values of a user and records it', async () => {
    expect((await erase({ userId: 'u1', reason: 'GDPR-12' })).status).toBe(204);
    expect(await (await send('?userId=u1')).json()).toMatchObject([
      { kind: 'erasure', operator: grace, reason: 'GDPR-12', requestId: 'asking' },
      { values: 'erased', targetName: null },
    ]);
  });

  it.each([
    [undefined],
    [{}],
    [{ userId: 'u1' }],
    [{ userId: 'u1', reason: '  ' }],
    [{ userId: 7, reason: 'x' }],
    [{ userId: 'a\0b', reason: 'x' }],
  ])('refuses %j', async (body) => {
    const response = await erase(body);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('gateway.invalid_input');
  });
});

it('returns 503 while the database is unavailable', async () => {
  await test.goDown('audit_events');
  for (const path of ['', '/1']) expect((await send(path)).status).toBe(503);
  await test.comeBack('audit_events');
  await test.goDown();
  for (const path of ['/head', '/export']) expect(await codeOf(await send(path))).toBe('gateway.audit_log_unavailable');
  expect((await erase({ userId: 'u1', reason: 'GDPR-12' })).status).toBe(503);
  await test.comeBack();
});

const routesOfTest = () => auditLogRoutes({ auditLog: test.auditLog, operatorOf: () => grace });
