import { beforeEach, expect, it } from 'vitest';

import { operatorSession } from '#contract/operators.ts';
import { demoPolicy, signInAs } from '#gateway/testing/demo-policy.ts';
import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

import { defaultLifetimes } from './session.ts';

let now: number;
let test: Awaited<ReturnType<typeof testGateway>>;
beforeEach(async () => {
  now = 1_800_000_000_000;
  test = await testGateway({ clock: () => now });
});

const session = (cookie: string) =>
  test.gateway.request('http://localhost:3000/usher/session', { headers: { cookie } });

it('returns the operator and their permissions', async () => {
  const { operator, permissions } = operatorSession.parse(await (await session(test.cookies.support)).json());
  expect(operator).toEqual({ subject: 'demo-support', name: 'Sam Support', role: 'support' });
  expect(permissions).toContain('users:suspend');
  expect(permissions).not.toContain('users:delete');
});

it('returns 401 without a session, and forwards no request', async () => {
  for (const path of ['/usher/session', '/api/users']) {
    const answer = await test.gateway.request(`http://localhost:3000${path}`);
    expect(answer.status).toBe(401);
    expect(await codeOf(answer)).toBe('gateway.signed_out');
  }
  expect(test.seen).toHaveLength(0);
});

it('stores the session in a cookie that scripts, other hosts and other sites cannot read', async () => {
  const answer = await test.gateway.request('http://localhost:3000/usher/sign-in/demo', {
    method: 'POST',
    body: '{"role":"viewer"}',
    headers: { 'content-type': 'application/json', 'x-usher': '1' },
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-usher=/);
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute);
  expect(cookie).not.toContain('Domain');
});

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Returns a character with another highest bit: the lowest bits of a last character may be unused (RFC 4648, section 3.5). */
const otherThan = (character: string): string => base64url.charAt((base64url.indexOf(character) + 32) % 64);

it('refuses a changed cookie', async () => {
  const cookie = test.cookies.viewer;
  const start = '__Host-usher='.length;
  for (let index = start; index < cookie.length; index += 7) {
    const changed = `${cookie.slice(0, index)}${otherThan(cookie.charAt(index))}${cookie.slice(index + 1)}`;
    // In sequence, for a clear failure message.
    const { status } = await session(changed);
    expect(status, `character ${index}`).toBe(401);
  }
});

it('refuses cookies sealed with another secret, and unsealed ones', async () => {
  const other = await testGateway({
    clock: () => now,
    policy: { secrets: ['another secret that is long enough, too'] },
  });
  expect((await session(other.cookies.admin)).status).toBe(401);
  const unsealed = `__Host-usher=${btoa(JSON.stringify({ operator: { role: 'admin' } }))}`;
  expect((await session(unsealed)).status).toBe(401);
  expect((await session('__Host-usher=eyJhbGciOiJub25lIn0.e30.')).status).toBe(401);
});

it('starts a new session with every sign-in, and ends the previous one', async () => {
  const answer = await test.send('admin', 'POST /usher/sign-in/demo', { role: 'viewer' });
  const [set = '', ...more] = answer.headers.getSetCookie();
  expect(more).toEqual([]);
  const { operator } = operatorSession.parse(await (await session(set.split(';', 1)[0] ?? '')).json());
  expect(operator.role).toBe('viewer');
  expect((await session(test.cookies.admin)).status).toBe(401);
  expect((await session(test.cookies.support)).status).toBe(200);
});

it('ends without requests after the idle time', async () => {
  now += defaultLifetimes.idle - 1;
  expect((await session(test.cookies.viewer)).status).toBe(200);
  now += 1;
  expect((await session(test.cookies.viewer)).status).toBe(401);
});

it('continues while it is used, up to its maximum lifetime', async () => {
  let cookie = test.cookies.viewer;
  const start = now;
  while (now - start + defaultLifetimes.idle / 2 < defaultLifetimes.absolute) {
    now += defaultLifetimes.idle / 2;
    // Each request uses the cookie of the previous response.
    const answer = await session(cookie);
    expect(answer.status).toBe(200);
    cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? cookie;
  }
  now = start + defaultLifetimes.absolute;
  expect((await session(cookie)).status).toBe(401);
});

it('ends when the operator signs out', async () => {
  const answer = await test.send('viewer', 'POST /usher/sign-out');
  expect(await answer.json()).toEqual({ redirectTo: null });
  expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-usher=;.*Max-Age=0/);
});

it('ends for all copies of the cookie, older and newer', async () => {
  now += defaultLifetimes.idle / 2;
  const later = (await session(test.cookies.viewer)).headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  expect((await session(later)).status).toBe(200);
  await test.send('viewer', 'POST /usher/sign-out');
  for (const copy of [test.cookies.viewer, later]) expect((await session(copy)).status).toBe(401);
  expect((await session(test.cookies.support)).status).toBe(200);
  expect((await session(await signInAs(test.gateway, 'viewer'))).status).toBe(200);
});

it('offers demo operators only if they are configured', async () => {
  const source = {
    ...demoPolicy.source,
    kind: 'oidc',
    isSameLogto: false,
    begin: () => Promise.reject(new Error('not requested')),
    finish: () => Promise.reject(new Error('not requested')),
    refresh: () => Promise.reject(new Error('not requested')),
    revoke: () => Promise.reject(new Error('not requested')),
    endSessionUrl: () => Promise.resolve(undefined),
  } as const;
  const real = await testGateway({ policy: { source } });
  expect(real.cookies.admin).toBe('');
});

it.each([
  ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ['from another origin', { origin: 'https://evil.example' }],
  ['without the header that forms cannot send', { 'x-usher': undefined }],
])('refuses writes %s, despite a session', async (_what, headers) => {
  const all = { cookie: test.cookies.admin, 'x-usher': '1', ...headers };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const answer = await test.gateway.request('http://localhost:3000/api/users/u1', { method: 'DELETE', headers: given });
  expect(await codeOf(answer)).toBe('gateway.origin_not_allowed');
  expect(test.seen).toHaveLength(0);
});

it('limits renewals for a client that ignores cookies', async () => {
  now += 2 * 60_000;
  const renewals = async () => (await session(test.cookies.viewer)).headers.getSetCookie().length;
  // Which of them comes first is open.
  expect((await Promise.all([renewals(), renewals(), renewals()])).toSorted()).toEqual([0, 0, 1]);
  expect(await renewals()).toBe(0);
  now += 10_000;
  expect(await renewals()).toBe(1);
});
