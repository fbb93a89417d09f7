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

const suspend = (send: Awaited<ReturnType<typeof testGateway>>['send']) =>
  send('admin', 'PATCH /api/users/u1/is-suspended', { isSuspended: true });

/** A gateway with a tenant that responds to reads with an account, and to writes with `write`. */
async function gatewayBefore(write: (request: Request) => Response | Promise<Response>) {
  const gateway = await testGateway({ timeout: 100 });
  gateway.answerWith((request) => (request.method === 'GET' ? Response.json(ada) : write(request)));
  return gateway;
}

const never = () => new Promise<Response>(() => {});
const half = () => new Response('[{"id":"', { headers: { 'content-type': 'application/json' } });
const page = (status: number) => () =>
  new Response('<p>Bad gateway</p>', { status, headers: { 'content-type': 'text/html' } });
/** A truncated response. */
const brokenOff = () =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
      pull: (controller) => controller.error(new TypeError('terminated')),
    }),
    { headers: { 'content-type': 'application/json' } },
  );

describe('a write with an unknown outcome', () => {
  it.each([
    ['no response in time', never, 'gateway.upstream_timeout'],
    ['invalid JSON', half, 'gateway.upstream_bad_answer'],
    ['a truncated response', brokenOff, 'gateway.upstream_bad_answer'],
    ['an HTML page', page(200), 'gateway.upstream_bad_answer'],
    ['a proxy that lost the response', page(502), 'gateway.upstream_failed'],
    ['a proxy timeout', page(504), 'gateway.upstream_failed'],
  ])('is reported as unknown, in the response and in the audit log: %s', async (_what, write, because) => {
    const { send } = await gatewayBefore(write);
    const answer = await suspend(send);
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

  it('returns the generated password, which may have been set', async () => {
    let sent: unknown;
    const { send } = await gatewayBefore(async (request) => {
      if (request.url.endsWith('/check-password')) return Response.json({ result: true });
      sent = await request.json();
      return never();
    });
    const answer = await send('support', 'POST /usher/users/u1/password', {});
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
    ['an HTML refusal', page(403), 'gateway.upstream_bad_answer'],
    ['too many requests', () => Response.json({}, { status: 429 }), 'gateway.upstream_rate_limited'],
  ])('is reported as failed: %s', async (_what, write, code) => {
    const { send } = await gatewayBefore(write);
    expect(await (await suspend(send)).json()).toMatchObject({ code });
    expect(await found({ outcome: 'failed' })).toHaveLength(1);
  });

  it('is reported as failed if no password was sent yet', async () => {
    const { send } = await gatewayBefore(never);
    const answer = await send('support', 'POST /usher/users/u1/password', {});
    expect(await answer.json()).toMatchObject({ code: 'gateway.upstream_timeout' });
    expect(await found({ outcome: 'failed' })).toHaveLength(1);
  });

  it('is recorded as failed when the Management API is down', async () => {
    const { send, goDown } = await gatewayBefore(never);
    goDown();
    const answer = await suspend(send);
    expect(await answer.json()).toMatchObject({ code: 'gateway.upstream_unreachable' });
    expect(await found({ outcome: 'failed' })).toMatchObject([
      { action: 'users:suspend', targetUserId: 'u1', changedFields: ['isSuspended'], outcome: { status: 502 } },
    ]);
  });

  it('is recorded as failed if protection cannot be read', async () => {
    const { send, goDown } = await testGateway({ policy: { protectedRoles: ['usher-admin'] } });
    goDown();
    const answer = await send('support', 'PATCH /api/users/u1/is-suspended', { isSuspended: true });
    expect(answer.status).toBe(502);
    expect(await found({ outcome: 'failed' })).toHaveLength(1);
  });

  it('is recorded as a refusal, not as a write, if it was refused', async () => {
    const { send } = await gatewayBefore(never);
    expect((await send('viewer', 'PATCH /api/users/u1/is-suspended', { isSuspended: true })).status).toBe(403);
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

  /** Starts a server and returns its URL. */
  async function listening(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
    const started = createServer(answer);
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  }

  /** Returns the URL of a closed port. */
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
    ['an unknown host name', async () => 'http://nowhere.invalid'],
  ])('reports no unknown outcome if no request was sent: %s', async (_what, where) => {
    await expect(write(await where())).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('reports an unknown outcome after a lost connection', async () => {
    const address = await listening((request) => request.socket.destroy());
    await expect(write(address)).rejects.toMatchObject({ kind: 'outcomeUnknown' });
  });

  it('allows a write twice the time of a read, then reports an unknown outcome', async () => {
    const slow = await listening((_request, response) => void setTimeout(() => response.end('{}'), 500));
    expect((await write(slow)).status).toBe(200);
    server?.closeAllConnections();
    server?.close();
    await expect(write(await listening(() => {}))).rejects.toMatchObject({ kind: 'outcomeUnknown' });
  });

  it('reports no unknown outcome without a token, since no request was sent', async () => {
    const address = await listening(() => {});
    const failing = async () => {
      throw new GatewayFault('timeout');
    };
    await expect(write(address, { get: failing, renew: failing })).rejects.toMatchObject({ kind: 'timeout' });
  });
});
