import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type AuditLogFilters, auditOutcomeOf } from '#contract/audit-log.ts';

import { GatewayFault } from '#gateway/gateway-fault.ts';
import { testGateway, testAuditLog } from '#gateway/testing/test-gateway.ts';
import { upstreamClient } from '#gateway/upstream/upstream-client.ts';

const ada = { id: 'u1', name: 'Ada Lovelace', isSuspended: false };

const found = async (filters: AuditLogFilters = {}) => {
  const auditLog = (await testAuditLog()).another({ clock: () => 1_800_000_000_000 });
  const { entries } = await auditLog.list(filters, { page: 1, page_size: 10 });
  return entries;
};
beforeEach(async () => (await testAuditLog()).reset());

const suspend = (ask: Awaited<ReturnType<typeof testGateway>>['ask']) =>
  ask('admin', 'PATCH /api/users/u1/is-suspended', { isSuspended: true });

/** A gateway before a tenant that answers reads, and writes in this way. */
async function gatewayBefore(write: (request: Request) => Response | Promise<Response>) {
  const gateway = await testGateway({ timeout: 100 });
  gateway.answerWith((request) => (request.method === 'GET' ? Response.json(ada) : write(request)));
  return gateway;
}

const never = () => new Promise<Response>(() => {});
const half = () => new Response('[{"id":"', { headers: { 'content-type': 'application/json' } });
const page = (status: number) => () =>
  new Response('<p>Bad gateway</p>', { status, headers: { 'content-type': 'text/html' } });
/** An answer that ends in the middle. */
const brokenOff = () =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
      pull: (controller) => controller.error(new TypeError('terminated')),
    }),
    { headers: { 'content-type': 'application/json' } },
  );

describe('a write whose outcome nobody knows', () => {
  it.each([
    ['no answer in time', never, 'gateway.upstream_timeout'],
    ['half an answer', half, 'gateway.upstream_bad_answer'],
    ['an answer that breaks off', brokenOff, 'gateway.upstream_bad_answer'],
    ['a page instead of an answer', page(200), 'gateway.upstream_bad_answer'],
    ['a proxy that lost the answer', page(502), 'gateway.upstream_failed'],
    ['a proxy that gave up waiting', page(504), 'gateway.upstream_failed'],
  ])('is called unknown, to the operator and in the audit log: %s', async (_what, write, because) => {
    const { ask } = await gatewayBefore(write);
    const answer = await suspend(ask);
    expect(answer.status).toBe(504);
    expect(await answer.json()).toMatchObject({
      code: 'gateway.outcome_unknown',
      data: { outcome: 'unknown', because },
    });
    const [entry] = await found();
    expect(entry && auditOutcomeOf(entry)).toBe('unknown');
    expect(await found({ outcome: 'unknown' })).toHaveLength(1);
    expect(await found({ outcome: 'failed' })).toHaveLength(0);
  });

  it('brings the generated password, which may be in force', async () => {
    let sent: unknown;
    const { ask } = await gatewayBefore(async (request) => {
      if (request.url.endsWith('/check-password')) return Response.json({ result: true });
      sent = await request.json();
      return never();
    });
    const answer = await ask('support', 'POST /usher/users/u1/password', {});
    expect(await answer.json()).toMatchObject({
      code: 'gateway.outcome_unknown',
      data: { outcome: 'unknown', ...Object(sent) },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(sent).toMatchObject({ password: expect.any(String) as unknown });
    expect(await (await testAuditLog()).dump()).not.toContain(Object(sent).password);
  });
});

describe('a write that was not carried out', () => {
  it.each([
    ['an error of the API', () => Response.json({ message: 'boom' }, { status: 500 }), 'gateway.upstream_failed'],
    ['a page that refuses it', page(403), 'gateway.upstream_bad_answer'],
    ['too many requests', () => Response.json({}, { status: 429 }), 'gateway.upstream_rate_limited'],
  ])('is called failed: %s', async (_what, write, code) => {
    const { ask } = await gatewayBefore(write);
    expect(await (await suspend(ask)).json()).toMatchObject({ code });
    expect(await found({ outcome: 'failed' })).toHaveLength(1);
  });

  it('is called failed when no password was sent yet', async () => {
    const { ask } = await gatewayBefore(never);
    const answer = await ask('support', 'POST /usher/users/u1/password', {});
    expect(await answer.json()).toMatchObject({ code: 'gateway.upstream_timeout' });
    expect(await found({ outcome: 'failed' })).toHaveLength(1);
  });

  it('stands in the audit log as failed when the Management API is down', async () => {
    const { ask, goDown } = await gatewayBefore(never);
    goDown();
    const answer = await suspend(ask);
    expect(await answer.json()).toMatchObject({ code: 'gateway.upstream_unreachable' });
    expect(await found({ outcome: 'failed' })).toMatchObject([
      { action: 'users:suspend', targetUserId: 'u1', changedFields: ['isSuspended'], outcome: { status: 502 } },
    ]);
  });

  it('stands there too when what protects an account cannot be read', async () => {
    const { ask, goDown } = await testGateway({ policy: { protectedRoles: ['usher-admin'] } });
    goDown();
    const answer = await ask('support', 'PATCH /api/users/u1/is-suspended', { isSuspended: true });
    expect(answer.status).toBe(502);
    expect(await found({ outcome: 'failed' })).toHaveLength(1);
  });

  it('is a refusal, and no write, when it was refused', async () => {
    const { ask } = await gatewayBefore(never);
    expect((await ask('viewer', 'PATCH /api/users/u1/is-suspended', { isSuspended: true })).status).toBe(403);
    const actions = (await found()).map(({ action }) => action);
    expect(actions.filter((action) => action !== 'operators:sign-in')).toEqual(['refused']);
  });
});

describe('over HTTP', () => {
  let server: ReturnType<typeof createServer> | undefined;
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
    server = undefined;
  });

  /** Where a server listens that answers so. */
  async function listening(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
    const started = createServer(answer);
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  }

  /** Where nothing listens any more. */
  async function refusing(): Promise<string> {
    const address = await listening(() => {});
    await new Promise((resolve) => server?.close(resolve));
    server = undefined;
    return address;
  }

  const token = { get: async () => 'token', renew: async () => 'token' };
  const write = (baseUrl: string, given = token) =>
    upstreamClient({ upstream: { baseUrl, tokenEndpoint: `${baseUrl}/token`, fetch }, token: given, timeout: 400 })({
      method: 'PATCH',
      address: '/api/users/u1',
      body: '{}',
      isWrite: true,
    });

  it.each([
    ['a refused connection', refusing],
    ['a name that nobody knows', async () => 'http://nowhere.invalid'],
  ])('knows that nothing was sent: %s', async (_what, where) => {
    await expect(write(await where())).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('does not know what became of a request whose connection was lost', async () => {
    const address = await listening((request) => request.socket.destroy());
    await expect(write(address)).rejects.toMatchObject({ kind: 'outcomeUnknown' });
  });

  it('gives a write twice the time of a read, then calls its outcome unknown', async () => {
    const slow = await listening((_request, response) => void setTimeout(() => response.end('{}'), 500));
    expect((await write(slow)).status).toBe(200);
    server?.closeAllConnections();
    server?.close();
    await expect(write(await listening(() => {}))).rejects.toMatchObject({ kind: 'outcomeUnknown' });
  });

  it('knows that nothing was sent when there was no token for it', async () => {
    const address = await listening(() => {});
    const failing = async () => {
      throw new GatewayFault('timeout');
    };
    await expect(write(address, { get: failing, renew: failing })).rejects.toMatchObject({ kind: 'timeout' });
  });
});
