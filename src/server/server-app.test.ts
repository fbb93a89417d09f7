import { Hono } from 'hono';
import { expect, it } from 'vitest';

import { createServerApp } from './server-app.ts';
import { readSettings } from './settings.ts';

const files = new Hono().get('*', (c) => {
  c.header('content-security-policy', "default-src 'self'");
  return c.html('<div id="root">');
});

function serverApp({ isReady = true, variables = {} } = {}) {
  const asked: (string | undefined)[] = [];
  const app = createServerApp({
    settings: readSettings(variables),
    product: {
      fetch: (request, from) => {
        asked.push(from?.address);
        return new Response(null, { status: new URL(request.url).pathname === '/healthz' ? 200 : 401 });
      },
      isReady: () => Promise.resolve(isReady),
    },
    files,
    measure: undefined,
  });
  const env = { incoming: { socket: { remoteAddress: '192.0.2.1' } } };
  return { asked, ask: (path: string, headers = {}) => app.request(`http://localhost${path}`, { headers }, env) };
}

it('asks browsers to come by HTTPS only where it is known by such an address', async () => {
  const { headers } = await serverApp({ variables: { PUBLIC_URL: 'https://usher.example.com' } }).ask('/users');
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  expect((await serverApp().ask('/users')).headers.get('strict-transport-security')).toBeNull();
});

it('leaves the page its own policy', async () => {
  expect((await serverApp().ask('/users')).headers.get('content-security-policy')).toBe("default-src 'self'");
});

it('says whether what it needs is there', async () => {
  expect((await serverApp().ask('/readyz')).status).toBe(200);
  expect((await serverApp({ isReady: false }).ask('/readyz')).status).toBe(503);
});

it('takes the word of a proxy for where requests come from only when told to', async () => {
  const forwarded = { 'x-forwarded-for': '198.51.100.7, 203.0.113.5' };
  const plain = serverApp();
  await plain.ask('/api/users', forwarded);
  expect(plain.asked).toEqual(['192.0.2.1']);
  const behindProxy = serverApp({ variables: { TRUST_PROXY: 'true' } });
  await behindProxy.ask('/api/users', forwarded);
  expect(behindProxy.asked).toEqual(['203.0.113.5']);
});

it.each([
  ['10.1.2.3', 'answered'],
  ['::ffff:10.1.2.3', 'answered'],
  ['2001:db8::7', 'answered'],
  ['192.0.2.7', 'answered'],
  ['192.0.2.8', 'refused'],
  ['2001:db9::1', 'refused'],
  ['not-an-address', 'refused'],
])('requests from %s are %s where only some addresses are allowed', async (address, outcome) => {
  const variables = { ALLOWED_ADDRESSES: '10.0.0.0/8, 2001:db8::/32, 192.0.2.7', TRUST_PROXY: 'true' };
  const { ask, asked } = serverApp({ variables });
  const from = { 'x-forwarded-for': address };
  for (const path of ['/users', '/api/users', '/usher/session']) {
    // One after the other: each is a claim of its own.
    expect((await ask(path, from)).status === 403).toBe(outcome === 'refused');
  }
  expect(asked).toHaveLength(outcome === 'refused' ? 0 : 2);
  expect((await ask('/healthz', from)).status).toBe(200);
});
