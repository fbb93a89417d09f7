import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { testGateway } from '#gateway/testing/test-gateway.ts';

import { consoleFiles } from './console-files.ts';
import { listen } from './listen.ts';
import { createMetrics } from './metrics.ts';
import { createServerApp } from './server-app.ts';
import { readSettings } from './settings.ts';

/** The gateway with a simulated upstream. The server uses real sockets, because adapters respond to some requests themselves. */
let test: Awaited<ReturnType<typeof testGateway>>;
let folder: string;
let server: Awaited<ReturnType<typeof listen>>;
let metrics: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  test = await testGateway();
  folder = await mkdtemp(join(tmpdir(), 'usher-headers-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><script>1</script>');
  await writeFile(join(folder, 'assets', 'page-1.js'), 'export {};');
  const files = await consoleFiles(folder, () => []);
  const product = {
    fetch: (request: Request, from?: object) => test.gateway.fetch(request, from),
    isReady: () => Promise.resolve(false),
  };
  const app = createServerApp({ settings: readSettings({}), product, files, measure: undefined });
  server = await listen({ fetch: app.fetch, host: '127.0.0.1', port: 0, setting: 'PORT' });
  const { fetch } = createMetrics().app;
  metrics = await listen({ fetch, host: '127.0.0.1', port: 0, setting: 'METRICS_PORT' });
});
afterAll(async () => {
  await Promise.all([server.stop(), metrics.stop()]);
  await rm(folder, { recursive: true, force: true });
});

type RequestParts = { host?: string; headers?: Record<string, string>; body?: string };

/** Sends a request over a socket and returns the status and headers of the response. */
function send(port: number, line: string, { host = `127.0.0.1:${port}`, headers = {}, body = '' }: RequestParts) {
  return new Promise<{ status: number; headers: Headers }>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [start = '', ...lines] = (answer.split('\r\n\r\n', 1)[0] ?? '').split('\r\n');
      const pairs = lines.map((one): [string, string] => {
        const [name = '', value = ''] = one.split(/:\s*(.*)/s);
        return [name, value];
      });
      resolve({ status: Number(start.split(' ')[1]), headers: new Headers(pairs) });
    });
    const sent = {
      host,
      connection: 'close',
      ...(body !== '' && { 'content-length': String(body.length) }),
      ...headers,
    };
    const head = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`${line} HTTP/1.1\r\n${head.join('')}\r\n${body}`);
  });
}

const consoleHeaders = { 'x-usher': '1', 'content-type': 'application/json' };

const answers: [status: number, line: string, parts?: RequestParts & { signedIn?: true }][] = [
  [200, 'GET /'],
  [200, 'GET /users/abc'],
  [200, 'HEAD /users'],
  [200, 'GET /assets/page-1.js'],
  [206, 'GET /assets/page-1.js', { headers: { range: 'bytes=0-2' } }],
  [404, 'GET /assets/page-2.js'],
  [404, 'POST /users'],
  [503, 'GET /readyz'],
  [200, 'GET /usher/sign-in-options'],
  [204, 'POST /usher/sign-in/demo', { headers: consoleHeaders, body: '{"role":"viewer"}' }],
  [302, 'GET /usher/callback?code=1'],
  [400, 'POST /usher/sign-in/demo', { headers: consoleHeaders, body: '{}' }],
  [401, 'GET /usher/session'],
  [401, 'GET /api/users'],
  [200, 'GET /api/users', { signedIn: true }],
  [403, 'GET /api/hooks', { signedIn: true }],
  [403, 'PUT /api/users', { signedIn: true, headers: consoleHeaders, body: '{}' }],
  [403, 'GET /api/users', { headers: { origin: 'https://evil.example' } }],
  [403, 'GET /api/users', { host: 'evil.example' }],
  [413, 'POST /api/users', { headers: { ...consoleHeaders, 'content-length': '2000000' } }],
  [502, 'GET /api/users/broken', { signedIn: true }],
  [400, 'GET /', { host: 'bad host' }],
  [400, 'OPTIONS *'],
];

const securityHeaders = {
  'content-security-policy': expect.stringContaining("default-src '") as string,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': expect.stringContaining('camera=()') as string,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

it.each(answers)('sends all security headers with %d for %s %j', async (status, line, parts = {}) => {
  test.answerWith(({ url }) => (url.endsWith('/broken') ? new Response(null, { status: 500 }) : Response.json([])));
  const { signedIn, headers, ...rest } = parts;
  const cookie = signedIn && { cookie: test.cookies.admin };
  const answer = await send(server.port, line, { ...rest, headers: { ...headers, ...cookie } });
  expect(answer.status).toBe(status);
  expect(Object.fromEntries(answer.headers)).toMatchObject(securityHeaders);
});

const personal = answers.filter(([, line]) => / \/(?:api|usher)\//.test(line));

it.each(personal)('sends no-store with %d for %s %j', async (_status, line, { signedIn, headers, ...rest } = {}) => {
  test.answerWith(({ url }) => (url.endsWith('/broken') ? new Response(null, { status: 500 }) : Response.json([])));
  const cookie = signedIn && { cookie: test.cookies.admin };
  const answer = await send(server.port, line, { ...rest, headers: { ...headers, ...cookie } });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

it('sends all security headers with 304', async () => {
  const first = await send(server.port, 'GET /users', {});
  const again = await send(server.port, 'GET /users', {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
  expect(Object.fromEntries(again.headers)).toMatchObject(securityHeaders);
});

it('sends all security headers with metrics', async () => {
  const answer = await send(metrics.port, 'GET /metrics', {});
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject(securityHeaders);
});
