import { Hono } from 'hono';
import { beforeEach, expect, it } from 'vitest';

import type { Features } from '#contract/features.ts';

import { createGateway } from './app.ts';
import { demoPolicy, signInAs } from './testing/demo-policy.ts';
import { jobsInMemory } from './testing/jobs-in-memory.ts';
import { sessionsInMemory } from './testing/sessions-in-memory.ts';
import { testAuditLog } from './testing/test-gateway.ts';
import { usageInMemory } from './testing/usage-in-memory.ts';
import { machineToken } from './upstream/machine-token.ts';

/** A minimal tenant; each test sets its response to `/api`. */
let answer: (request: Request) => Response | Promise<Response>;
let tokenAnswer: () => Response;
let isUp: boolean;
let tokensGiven: number;
let seen: Request[];
let now: number;
let faults: unknown[];
let features: Features;
let gateway: ReturnType<typeof createGateway>;
let cookie: string;

const json = (body: unknown, init?: ResponseInit) => Response.json(body, init);
const grant = () =>
  json({ access_token: `token-${tokensGiven}`, expires_in: 3600, token_type: 'Bearer', scope: 'all' });

beforeEach(async () => {
  answer = () => json([]);
  isUp = true;
  tokensGiven = 0;
  seen = [];
  faults = [];
  features = { identityLinking: false };
  now = 1_800_000_000_000;
  tokenAnswer = () => {
    tokensGiven += 1;
    return grant();
  };
  const tenant = new Hono();
  tenant.post('/oidc/token', () => tokenAnswer());
  tenant.all('/api/*', (c) => {
    seen.push(c.req.raw);
    return answer(c.req.raw);
  });
  const upstream = {
    baseUrl: 'http://tenant.internal',
    tokenEndpoint: 'http://tenant.internal/oidc/token',
    fetch: (request: Request) => (isUp ? tenant.fetch(request) : Promise.reject(new TypeError('fetch failed'))),
  };
  const jobs = jobsInMemory(() => now);
  const credentials = { clientId: 'usher', clientSecret: 's3cret', resource: 'https://default.logto.app/api' };
  gateway = createGateway({
    upstream,
    token: machineToken({ upstream, credentials, clock: () => now, timeout: 1000 }),
    policy: demoPolicy,
    auditLog: (await testAuditLog()).another({ clock: () => now }),
    operatorSessions: sessionsInMemory(),
    approvals: (await testAuditLog()).approvals(() => now),
    roleMarks: (await testAuditLog()).roleMarks(() => now),
    notes: (await testAuditLog()).notes(() => now),
    exports: (await testAuditLog()).exports(() => now),
    suspensions: (await testAuditLog()).suspensions(() => now, jobs),
    jobs,
    userJobs: (await testAuditLog()).userJobs(() => now, jobs),
    callers: (await testAuditLog()).callers(() => now),
    managementApi: credentials.resource,
    readUsage: usageInMemory(),
    clock: () => now,
    timeout: 100,
    features,
    reportFault: ({ error }) => faults.push(error),
  });
  cookie = await signInAs(gateway, 'admin');
});

/** Sends a request as an administrator's console. */
function send(path: string, { headers, ...init }: RequestInit = {}) {
  const own = { cookie, 'x-usher': '1', ...(init.body !== undefined && { 'content-type': 'application/json' }) };
  const all = { ...own, ...(headers as Record<string, string>) };
  return gateway.request(`http://localhost:3000${path}`, { ...init, headers: all });
}
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

it('forwards allowed routes with the machine token and without the browser’s cookies', async () => {
  await send('/api/users?page=2&search=%25ann%25', { headers: { authorization: 'Bearer mine' } });
  const request = seen[0];
  expect(request?.url).toBe('http://tenant.internal/api/users?page=2&search=%25ann%25');
  expect(request?.headers.get('authorization')).toBe('Bearer token-1');
  expect(request?.headers.get('cookie')).toBeNull();
});

it('passes on the total and the ETag, rewrites Link, and drops other headers', async () => {
  answer = () =>
    json([], {
      headers: {
        'total-number': '12',
        etag: '"abc"',
        'set-cookie': 'x=1',
        'x-powered-by': 'tenant',
        link: '<http://tenant.internal/users?page=1>; rel="first", <http://tenant.internal/users?page=3>; rel="next"',
      },
    });
  const { headers } = await send('/api/users?page=2');
  expect(headers.get('total-number')).toBe('12');
  expect(headers.get('etag')).toBe('"abc"');
  expect(headers.get('link')).toBe('</api/users?page=1>; rel="first", </api/users?page=3>; rel="next"');
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('x-request-id')).toMatch(/\S+/);
});

it.each([
  ['a route that is not in the policy', 'GET', '/api/hooks'],
  ['a method that is not in the policy', 'PUT', '/api/users/u1'],
  ['a path with ..', 'GET', '/api/users/%2e%2e/hooks'],
  ['a broken escape', 'GET', '/api/users/%E0%A4%A'],
  ['an empty segment', 'GET', '/api//users'],
])('refuses %s without a request to the upstream', async (_what, method, path) => {
  const response = await send(path, { method });
  expect(response.status).toBe(403);
  expect(await codeOf(response)).toBe('gateway.route_not_allowed');
  expect(seen).toHaveLength(0);
});

it('links identities only if the feature is on, and reports whether it is', async () => {
  const link = () => send('/api/users/u1/identities/google', { method: 'PUT', body: '{"userId":"g1"}' });
  const reported = async () => (await send('/usher/features')).json();
  expect(await codeOf(await link())).toBe('gateway.route_not_allowed');
  expect(await reported()).toEqual({ identityLinking: false });
  expect(seen).toHaveLength(0);

  features.identityLinking = true;
  expect((await link()).status).toBe(200);
  expect(await reported()).toEqual({ identityLinking: true });
  expect(seen.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});

it('keeps an encoded slash inside its segment', async () => {
  await send('/api/users/a%2Fb');
  expect(seen[0]?.url).toBe('http://tenant.internal/api/users/a%2Fb');
});

it('never requests password hashes', async () => {
  await send('/api/users?includePasswordHash=true&page=1');
  expect(seen[0]?.url).toBe('http://tenant.internal/api/users?page=1');
});

it.each([
  ['another host', { headers: { host: 'evil.example' } }, 'http://evil.example/api/users'],
  ['another origin', { headers: { origin: 'https://evil.example' } }, 'http://localhost:3000/api/users'],
  ['another port of this machine', { headers: { origin: 'http://localhost:9999' } }, 'http://localhost:3000/api/users'],
  ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 'http://localhost:3000/api/users'],
])('refuses requests made from or for %s', async (_what, init, url) => {
  const response = await gateway.request(url, init);
  expect(response.status).toBe(403);
  expect(await codeOf(response)).toBe('gateway.origin_not_allowed');
});

it('serves its own origin', async () => {
  const response = await send('/api/users', {
    headers: { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
  });
  expect(response.status).toBe(200);
});

it('removes connector configuration and app secrets, and sets its own ETag', async () => {
  answer = () => json([{ id: 'c1', config: { clientSecret: 'x' } }], { headers: { etag: '"upstream"' } });
  const connectors = await send('/api/connectors');
  expect(await connectors.json()).toEqual([{ id: 'c1' }]);
  expect(connectors.headers.get('etag')).not.toBe('"upstream"');

  answer = () => json([{ id: 'a1', secret: 'x' }]);
  expect(await (await send('/api/applications')).json()).toEqual([{ id: 'a1' }]);
});

it('requests one token for all callers', async () => {
  await Promise.all(Array.from({ length: 20 }, async () => send('/api/users')));
  await send('/api/users');
  expect(tokensGiven).toBe(1);
});

it('renews the token a minute before it ends', async () => {
  await send('/api/users');
  now += 3_539_000;
  await send('/api/users');
  expect(tokensGiven).toBe(1);
  now += 2000;
  await send('/api/users');
  expect(tokensGiven).toBe(2);
});

it('renews a rejected token once for all callers, and sends the body again', async () => {
  answer = async (request) =>
    request.headers.get('authorization') === 'Bearer token-1'
      ? json({ code: 'auth.unauthorized' }, { status: 401 })
      : json(await request.json());
  const body = JSON.stringify({ name: 'Ada' });
  const answers = await Promise.all(
    Array.from({ length: 5 }, async () =>
      send('/api/users', { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
    ),
  );
  expect(await Promise.all(answers.map((response) => response.json()))).toEqual(
    Array.from({ length: 5 }, () => ({ name: 'Ada' })),
  );
  expect(tokensGiven).toBe(2);
});

it.each<[string, () => Response | Promise<Response>, number, string]>([
  ['401 again', () => json({}, { status: 401 }), 502, 'gateway.upstream_bad_credentials'],
  ['403 auth.forbidden', () => json({ code: 'auth.forbidden' }, { status: 403 }), 502, 'gateway.upstream_missing_role'],
  ['500', () => json({ message: 'boom' }, { status: 500 }), 502, 'gateway.upstream_failed'],
  ['HTML', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }), 502, 'gateway.upstream_bad_answer'],
  ['plain 404', () => new Response('Not Found', { status: 404 }), 404, 'gateway.feature_not_offered'],
  ['plain 405', () => new Response('Method Not Allowed', { status: 405 }), 404, 'gateway.feature_not_offered'],
  ['no response', () => new Promise<Response>(() => undefined), 504, 'gateway.upstream_timeout'],
])('turns %s from upstream into an error body', async (_what, respond, status, code) => {
  answer = respond;
  const response = await send('/api/users');
  expect(response.status).toBe(status);
  expect(await codeOf(response)).toBe(code);
});

it('returns that the upstream is unreachable, and logs the cause', async () => {
  isUp = false;
  const response = await send('/api/users');
  expect(response.status).toBe(502);
  expect(await response.text()).toBe(
    '{"code":"gateway.upstream_unreachable","message":"The Management API cannot be reached. Try again in a moment."}',
  );
  expect(faults).toHaveLength(1);
});

it('passes on the upstream’s Retry-After', async () => {
  answer = () => json({}, { status: 429, headers: { 'retry-after': '7' } });
  const response = await send('/api/users');
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('7');
  expect(await codeOf(response)).toBe('gateway.upstream_rate_limited');
});

it('passes on refusals of the API', async () => {
  answer = () => json({ code: 'user.email_already_in_use', message: 'no' }, { status: 422 });
  const response = await send('/api/users', { method: 'POST', body: '{}' });
  expect(response.status).toBe(422);
  expect(await codeOf(response)).toBe('user.email_already_in_use');
});

it.each([
  ['unknown client', () => json({ error: 'invalid_client' }, { status: 400 }), 'gateway.upstream_bad_credentials'],
  ['wrong secret', () => json({ error: 'invalid_client' }, { status: 401 }), 'gateway.upstream_bad_credentials'],
  [
    'no role',
    () => json({ access_token: 't', expires_in: 3600, token_type: 'Bearer' }),
    'gateway.upstream_missing_role',
  ],
  ['something else', () => new Response('hello'), 'gateway.upstream_bad_answer'],
])('distinguishes token responses: %s', async (_what, respond, code) => {
  tokenAnswer = respond;
  expect(await codeOf(await send('/api/users'))).toBe(code);
});

it('refuses a body that is too large for the API', async () => {
  const response = await send('/api/users', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) });
  expect(response.status).toBe(413);
  expect(await codeOf(response)).toBe('gateway.body_too_large');
});
