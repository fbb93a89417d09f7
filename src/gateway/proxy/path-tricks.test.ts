import { type AddressInfo, connect } from 'node:net';

import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { testGateway } from '#gateway/testing/test-gateway.ts';

/** Over a real socket, so that no URL parser normalizes the paths before they arrive. */
let test: Awaited<ReturnType<typeof testGateway>>;
let server: ReturnType<typeof serve>;
let port: number;
beforeAll(async () => {
  test = await testGateway({
    policy: { rateLimits: { 'sign-in': 1e6, write: 1e6, reveal: 1e6, search: 1e6, webhook: 10 } },
  });
  ({ port } = await new Promise<AddressInfo>((resolve) => {
    server = serve({ fetch: test.gateway.fetch, hostname: '127.0.0.1', port: 0 }, resolve);
  }));
});
afterAll(() => void server.close());

/** Returns the status of the response; 0 if the server closed the connection. */
function send(method: string, target: string, headers: readonly string[] = []): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)));
    socket.on('error', () => resolve(0));
    const lines = [
      `Host: 127.0.0.1:${port}`,
      `Cookie: ${test.cookies.viewer}`,
      'X-Usher: 1',
      'Connection: close',
      ...headers,
    ];
    socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  });
}

const climbs = [
  '..',
  '%2e%2e',
  '%2E%2e',
  '.%2e',
  '%2e.',
  '%252e%252e',
  '%25%32%65%25%32%65',
  '..;',
  '..%3b',
  '..%00',
  '..%20',
  '%c0%ae%c0%ae',
];
const slashes = ['/', '//', '%2f', '%2F', '%252f', '%5c', '\\', '/./', '/%2e/', ';/', '%00/', '%09/', '%20/', '%c0%af'];
const ends = [
  '/',
  '//',
  '/.',
  '/%2e',
  '/..',
  ';',
  ';a=b',
  '%00',
  '%20',
  '%09',
  '.json',
  '%2f',
  '%5c',
  '?',
  '#',
  '?_method=DELETE',
  '%3f',
  '%23',
];
const forbidden = [
  'hooks',
  'domains',
  'configs/admin-console',
  'applications/a1/secrets',
  'users/u1/password/verify',
  'swagger.json',
];
const prefixes = [
  '/api',
  '//api',
  '/API',
  '/Api',
  '/%61pi',
  '/./api',
  '/x/../api',
  '/usher/../api',
  '/api/',
  '/api;',
  '/api%2f',
  '/api%5c',
  '\\api',
  'http://127.0.0.1/api',
  'http://evil.example/api',
];

const gets = [
  ...climbs.flatMap((climb) => slashes.flatMap((slash) => [`/api/users${slash}${climb}${slash}hooks`])),
  ...climbs.map((climb) => `/api/users/u1/${climb}/${climb}/hooks`),
  ...forbidden.flatMap((path) => prefixes.map((prefix) => `${prefix}/${path}`)),
  ...forbidden.flatMap((path) => ends.map((end) => `/api/${path}${end}`)),
];

const verbs = [
  'DELETE',
  'PATCH',
  'PUT',
  'POST',
  'delete',
  'Patch',
  'TRACE',
  'CONNECT',
  'OPTIONS',
  'PROPFIND',
  'MOVE',
  'QUERY',
  'LINK',
  'PURGE',
];
const overrides = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override', 'X-Original-Method'].flatMap(
  (name) => ['DELETE', 'PATCH'].map((verb) => `${name}: ${verb}`),
);
const rewrites = [
  'X-Original-URL: /api/hooks',
  'X-Rewrite-URL: /api/hooks',
  'X-Forwarded-Prefix: /api/hooks',
  'X-Forwarded-Path: /api/hooks',
];

/** Paths that viewers may read. */
const readable =
  /^\/api\/(?:users|roles|organizations|organization-roles|logs|applications|connectors|sso-connectors|sign-in-exp|dashboard)(?:\/|$)/;

const variants: [method: string, target: string, headers?: string[]][] = [
  ...gets.map((target): [string, string] => ['GET', target]),
  ...verbs.flatMap((verb) => ['', ...ends].map((end): [string, string] => [verb, `/api/users/u1${end}`])),
  ...overrides.flatMap((header) =>
    ['GET', 'POST', 'HEAD'].map((verb): [string, string, string[]] => [verb, '/api/users/u1', [header]]),
  ),
  ...rewrites.map((header): [string, string, string[]] => ['GET', '/api/users', [header]]),
];

it(`lets none of ${variants.length} ways around the policy through`, async () => {
  expect(variants.length).toBeGreaterThan(200);
  test.seen.length = 0;
  for (let start = 0; start < variants.length; start += 20) {
    // In batches, to limit open sockets.
    await Promise.all(variants.slice(start, start + 20).map((variant) => send(...variant)));
  }
  for (const { method, url } of test.seen) {
    const { pathname } = new URL(url);
    expect(method === 'GET' || method === 'HEAD', `${method} ${pathname}`).toBe(true);
    expect(pathname).toMatch(readable);
    for (const path of forbidden) expect(pathname).not.toBe(`/api/${path}`);
    // The tenant's router must read the path as the policy did.
    const segments = pathname.split('/').map(decodeURIComponent);
    expect(segments.some((segment) => segment === '..' || segment === '.')).toBe(false);
  }
});

it('still allows permitted requests, and refuses others', async () => {
  expect(await send('GET', '/api/users/u1')).toBe(200);
  expect(await send('GET', '/api/hooks')).toBe(403);
  expect(await send('DELETE', '/api/users/u1')).toBe(403);
});
