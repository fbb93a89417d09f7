import { Hono } from 'hono';
import { expect, it } from 'vitest';

import { createServerApp } from './server-app.ts';
import { readSettings } from './settings.ts';

const files = new Hono().get('*', (c) => {
  c.header('content-security-policy', "default-src 'self'");
  return c.html('<div id="root">');
});

function serverApp({ isReady = true, variables = {} } = {}) {
  const senders: (string | undefined)[] = [];
  const app = createServerApp({
    settings: readSettings(variables),
    product: {
      fetch: (request, from) => {
        senders.push(from?.address);
        return new Response(null, { status: new URL(request.url).pathname === '/healthz' ? 200 : 401 });
      },
      isReady: () => Promise.resolve(isReady),
    },
    files,
    measure: undefined,
  });
  const env = { incoming: { socket: { remoteAddress: '192.0.2.1' } } };
  return { senders, request: (path: string, headers = {}) => app.request(`http://localhost${path}`, { headers }, env) };
}

it('sends strict-transport-security only if PUBLIC_URL is https', async () => {
  const { headers } = await serverApp({ variables: { PUBLIC_URL: 'https://usher.example.com' } }).request('/users');
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  expect((await serverApp().request('/users')).headers.get('strict-transport-security')).toBeNull();
});

it("keeps the page's content security policy", async () => {
  expect((await serverApp().request('/users')).headers.get('content-security-policy')).toBe("default-src 'self'");
});

it('reports readiness at /readyz', async () => {
  expect((await serverApp().request('/readyz')).status).toBe(200);
  expect((await serverApp({ isReady: false }).request('/readyz')).status).toBe(503);
});

it('trusts x-forwarded-for only with TRUST_PROXY', async () => {
  const forwarded = { 'x-forwarded-for': '198.51.100.7, 203.0.113.5' };
  const plain = serverApp();
  await plain.request('/api/users', forwarded);
  expect(plain.senders).toEqual(['192.0.2.1']);
  const behindProxy = serverApp({ variables: { TRUST_PROXY: 'true' } });
  await behindProxy.request('/api/users', forwarded);
  expect(behindProxy.senders).toEqual(['203.0.113.5']);
});

it.each([
  ['10.1.2.3', 'answered'],
  ['::ffff:10.1.2.3', 'answered'],
  ['2001:db8::7', 'answered'],
  ['192.0.2.7', 'answered'],
  ['192.0.2.8', 'refused'],
  ['2001:db9::1', 'refused'],
  ['not-an-address', 'refused'],
])('requests from %s are %s with ALLOWED_ADDRESSES', async (address, outcome) => {
  const variables = { ALLOWED_ADDRESSES: '10.0.0.0/8, 2001:db8::/32, 192.0.2.7', TRUST_PROXY: 'true' };
  const { request, senders } = serverApp({ variables });
  const from = { 'x-forwarded-for': address };
  for (const path of ['/users', '/api/users', '/usher/session']) {
    // One by one, so that a failure names the path.
    expect((await request(path, from)).status === 403).toBe(outcome === 'refused');
  }
  expect(senders).toHaveLength(outcome === 'refused' ? 0 : 2);
  expect((await request('/healthz', from)).status).toBe(200);
});
