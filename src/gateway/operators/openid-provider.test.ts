import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { operatorSession } from '#contract/operators.ts';
import { defaultRateLimits } from '#gateway/limits/rate-limits.ts';
import { type Cookies, type OpenIdServer, startOpenIdServer } from '#gateway/testing/openid-server.ts';
import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

import { openIdProvider, type ProviderSettings } from './openid-provider.ts';
import { rolesGoodFor } from './require-operator.ts';
import { defaultLifetimes } from './session.ts';

const usher = 'http://localhost:3000';
const roleMap = { 'usher-viewer': 'viewer', 'usher-support': 'support', 'usher-admin': 'admin' } as const;

let now: number;
let server: OpenIdServer;
let test: Awaited<ReturnType<typeof testGateway>>;

beforeEach(async () => {
  now = Date.now();
  server = await startOpenIdServer(`${usher}/usher/callback`);
  server.users.set('grace', { name: 'Grace Hopper', roles: ['usher-support', 'unrelated'] });
  test = await gatewayWith({});
});
afterEach(() => server.close());

/** Creates a gateway whose provider settings differ from the correct ones. */
function gatewayWith(settings: Partial<ProviderSettings>) {
  const { issuer, clientId, clientSecret } = server;
  const source = openIdProvider(
    {
      issuer,
      clientId,
      clientSecret,
      roleMap,
      scopes: 'openid profile roles offline_access',
      rolesClaim: 'roles',
      publicUrl: usher,
      isSameLogto: true,
      stepUp: { acr: [], amr: [] },
      ...settings,
    },
    { maxAuthenticationAge: defaultLifetimes.idle, clock: () => now },
  );
  return testGateway({ clock: () => now, policy: { source } });
}

const get = (path: string, cookie = '') => test.gateway.request(`${usher}${path}`, { headers: { cookie } });
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((set) => set.split(';', 1)[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
const locationOf = (answer: Response) => new URL(answer.headers.get('location') ?? '', usher);

type SignIn = { subject?: string; path?: string; rewrite?: (there: URL) => void; browser?: Cookies };

/** Signs in at the provider: returns the callback URL and the cookie of the attempt. */
async function begin({
  subject = 'grace',
  path = '/usher/sign-in?return_to=/users%3Fpage=2',
  rewrite,
  browser = new Map(),
}: SignIn = {}) {
  const left = await get(path);
  const there = locationOf(left);
  rewrite?.(there);
  const callback = await server.signIn(there, subject, browser);
  return { cookie: cookieOf(left), callback };
}

const finish = ({ cookie, callback }: { cookie: string; callback: URL }) =>
  get(`${callback.pathname}${callback.search}`, cookie);

const session = async (cookie: string) => get('/usher/session', cookie);

it('signs in at the provider and returns to the requested page', async () => {
  const left = await get('/usher/sign-in?return_to=/users');
  const { searchParams } = locationOf(left);
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  expect(searchParams.get('response_type')).toBe('code');
  for (const secret of ['state', 'nonce']) expect(searchParams.get(secret)?.length).toBeGreaterThan(20);

  const back = await finish(await begin());
  expect(back.status).toBe(302);
  expect(back.headers.get('location')).toBe('/users?page=2');
  const { operator, ownUserId } = operatorSession.parse(await (await session(cookieOf(back))).json());
  expect(operator).toEqual({ subject: 'grace', name: 'Grace Hopper', role: 'support' });
  expect(ownUserId).toBe('grace');
});

it.each([
  ['DELETE', '/api/users/grace', undefined],
  ['POST', '/usher/audit-log/erase', '{"userId":"grace","reason":"what I did"}'],
])('keeps operators from changing their own account and its audit events: %s %s', async (method, path, body) => {
  server.users.set('grace', { roles: 'usher-admin' });
  const cookie = cookieOf(await finish(await begin()));
  const headers = { cookie, 'x-usher': '1', 'content-type': 'application/json' };
  const answer = await test.gateway.request(`${usher}${path}`, { method, headers, body: body ?? null });
  expect(await answer.json()).toMatchObject({ code: 'gateway.protected_account', data: { own: true } });
});

it('refuses users without a role, with the reason', async () => {
  server.users.set('unknown', { name: 'Unknown', roles: ['something-else'] });
  const back = await finish(await begin({ subject: 'unknown' }));
  expect(locationOf(back).pathname).toBe('/sign-in');
  expect(locationOf(back).searchParams.get('failure')).toBe('no-role');
  expect(locationOf(back).searchParams.get('return_to')).toBe('/users?page=2');
  expect(cookieOf(back)).toBe('');
});

it.each([
  ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
  ['no state', (url: URL) => url.searchParams.delete('state')],
  ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
  ['an unknown code', (url: URL) => url.searchParams.set('code', 'x'.repeat(43))],
])('refuses a callback with %s', async (_what, tamper) => {
  const { cookie, callback } = await begin();
  tamper(callback);
  const back = await finish({ cookie, callback });
  expect(locationOf(back).searchParams.get('failure')).toMatch(/refused|failed/);
  expect(cookieOf(back)).toBe('');
});

it.each([
  ['an ID token for another nonce', 'nonce'],
  ['a code for another code verifier', 'code_challenge'],
])('refuses %s despite a valid state', async (_what, parameter) => {
  const rewrite = (there: URL) => there.searchParams.set(parameter, 'x'.repeat(43));
  const back = await finish(await begin({ rewrite }));
  expect(locationOf(back).searchParams.get('failure')).toBe('refused');
  expect(cookieOf(back)).toBe('');
});

it('refuses the callback of another attempt', async () => {
  const [mine, other] = [await begin(), await begin()];
  const back = await finish({ cookie: mine.cookie, callback: other.callback });
  expect(locationOf(back).searchParams.get('failure')).toBe('refused');
});

it('refuses a callback without an attempt, and an expired one', async () => {
  const { cookie, callback } = await begin();
  expect(locationOf(await finish({ cookie: '', callback })).searchParams.get('failure')).toBe('expired');
  now += 11 * 60_000;
  expect(locationOf(await finish({ cookie, callback })).searchParams.get('failure')).toBe('expired');
});

it.each([
  ['from another site', { 'sec-fetch-site': 'cross-site' }, 'elsewhere'],
  ['too often', {}, 'too-many'],
])('shows on the sign-in page why a sign-in cannot start: %s', async (_how, headers, failure) => {
  const begun = () =>
    test.gateway.request(`${usher}/usher/sign-in?return_to=/users%3Fpage=2`, { headers: new Headers(headers) });
  for (let time = 0; time < defaultRateLimits['sign-in']; time += 1) await begun();
  const answer = await begun();
  expect(answer.status).toBe(302);
  expect(locationOf(answer).pathname).toBe('/sign-in');
  expect(Object.fromEntries(locationOf(answer).searchParams)).toEqual({ failure, return_to: '/users?page=2' });
  expect(cookieOf(answer)).toBe('');
});

it('uses a code once', async () => {
  const attempt = await begin();
  expect((await finish(attempt)).headers.get('location')).toBe('/users?page=2');
  expect(locationOf(await finish(attempt)).searchParams.get('failure')).toBe('refused');
});

it('does not redirect to another site after sign-in', async () => {
  const back = await finish(await begin({ path: '/usher/sign-in?return_to=//evil.example/users' }));
  expect(back.headers.get('location')).toBe('/');
});

it('reads the operator’s roles again from the provider and applies them', async () => {
  const cookie = cookieOf(await finish(await begin()));
  server.users.set('grace', { name: 'Grace Hopper', roles: ['usher-viewer'] });
  expect(operatorSession.parse(await (await session(cookie)).json()).operator.role).toBe('support');
  now += rolesGoodFor;
  // Requests of one page are sent at once, with the same cookie.
  const answers = await Promise.all([session(cookie), session(cookie), session(cookie)]);
  const roles = await Promise.all(
    answers.map(async (answer) => operatorSession.parse(await answer.json()).operator.role),
  );
  expect(roles).toEqual(['viewer', 'viewer', 'viewer']);

  const renewed = cookieOf(answers[0]);
  server.users.set('grace', { name: 'Grace Hopper', roles: [] });
  now += rolesGoodFor;
  expect(await codeOf(await session(renewed))).toBe('gateway.signed_out');
  expect(test.seen).toHaveLength(0);
});

it('does not use outdated roles while the provider is unavailable, and keeps the session', async () => {
  const cookie = cookieOf(await finish(await begin()));
  await server.close();
  now += rolesGoodFor;
  const answer = await get('/api/users', cookie);
  expect(await codeOf(answer)).toBe('gateway.provider_failed');
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(test.seen).toHaveLength(0);
  server = await startOpenIdServer(`${usher}/usher/callback`);
});

it('ends every session after its maximum lifetime', async () => {
  const cookie = cookieOf(await finish(await begin()));
  now += defaultLifetimes.absolute;
  expect((await session(cookie)).status).toBe(401);
});

it('ends the session at the provider too', async () => {
  const answer = await test.gateway.request(`${usher}/usher/sign-out`, { method: 'POST', headers: { 'x-usher': '1' } });
  const { redirectTo } = (await answer.json()) as { redirectTo: string };
  expect(redirectTo).toContain(`${server.issuer}/session/end`);
  expect(new URL(redirectTo).searchParams.get('post_logout_redirect_uri')).toBe(`${usher}/sign-in`);
});

it('revokes the refresh token on sign-out', async () => {
  const cookie = cookieOf(await finish(await begin()));
  await test.gateway.request(`${usher}/usher/sign-out`, { method: 'POST', headers: { cookie, 'x-usher': '1' } });
  await vi.waitFor(() => expect(server.revoked).toEqual([expect.any(String)]));
  expect(test.faults).toEqual([]);
});

it('signs out while the provider is unavailable, and reports the token that it could not revoke', async () => {
  const cookie = cookieOf(await finish(await begin()));
  await server.close();
  const answer = await test.gateway.request(`${usher}/usher/sign-out`, {
    method: 'POST',
    headers: { cookie, 'x-usher': '1' },
  });
  expect(answer.status).toBe(200);
  expect((await session(cookie)).status).toBe(401);
  await vi.waitFor(() => expect(test.faults).toEqual([expect.objectContaining({ reason: 'failed' })]));
  server = await startOpenIdServer(`${usher}/usher/callback`);
});

/** Returns the failure shown on the sign-in page, and the logged faults. */
async function failure(back: Response) {
  return { shown: locationOf(back).searchParams.get('failure'), reported: test.faults };
}

const details = (expected: Record<string, unknown>) => [
  expect.objectContaining({ details: expect.objectContaining(expected) as unknown }),
];

it('reports an app that the provider rejects', async () => {
  test = await gatewayWith({ clientSecret: 'wrong-secret' });
  const { shown, reported } = await failure(await finish(await begin()));
  expect(shown).toBe('client');
  expect(reported).toEqual(
    details({
      providerError: 'invalid_client',
      providerErrorDescription: 'client authentication failed',
      check: 'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET',
    }),
  );
});

it.each([
  ['without a provider', (issuer: string) => `${issuer}/nowhere`, 'unexpected HTTP response status code'],
  [
    'of a provider that reports another',
    (issuer: string) => issuer.replace('127.0.0.1', 'localhost'),
    'reports the issuer',
  ],
])('reports an issuer %s', async (_what, issuer, description) => {
  test = await gatewayWith({ issuer: issuer(server.issuer) });
  const { shown, reported } = await failure(await get('/usher/sign-in'));
  expect(shown).toBe('issuer');
  expect(reported).toEqual(
    details({ check: 'OIDC_ISSUER', providerErrorDescription: expect.stringContaining(description) as unknown }),
  );
});

it.each([
  ['an HTML page is served, as Logto does at every path', 'text/html', () => '<p>Hi</p>'],
  [
    'the authorization endpoint is missing',
    'application/json',
    (issuer: string) => JSON.stringify({ issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` }),
  ],
])('reports an issuer where %s', async (_what, type, body) => {
  const other = createServer((_request, response) => response.setHeader('content-type', type).end(body(issuer)));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  test = await gatewayWith({ issuer });
  const { shown, reported } = await failure(await get('/usher/sign-in'));
  expect(shown).toBe('issuer');
  expect(reported).toEqual(details({ check: 'OIDC_ISSUER' }));
  other.close();
});

it('distinguishes an unreachable provider from a wrong configuration', async () => {
  await server.close();
  const { shown, reported } = await failure(await get('/usher/sign-in'));
  expect(shown).toBe('failed');
  expect(reported).toEqual(details({ reason: 'failed', check: expect.stringContaining('OIDC_ISSUER') as unknown }));
  server = await startOpenIdServer(`${usher}/usher/callback`);
});

it('reports clocks that differ', async () => {
  const attempt = await begin();
  server.setClockBack(2 * 3_600_000);
  const { shown, reported } = await failure(await finish(attempt));
  expect(shown).toBe('clock');
  expect(reported).toEqual(details({ check: 'the clocks of this machine and of the provider' }));
});

it.each([
  ['no role is known', { roles: ['something-else'] }, 'no-role', 'ROLE_MAP'],
  ['the roles claim is missing', {}, 'no-roles-claim', 'OIDC_ROLES_CLAIM, OIDC_SCOPES'],
])('reports an account for which %s', async (_what, claims, reason, check) => {
  server.users.set('ada', claims);
  const { shown, reported } = await failure(await finish(await begin({ subject: 'ada' })));
  expect(shown).toBe(reason);
  expect(reported).toEqual(details({ reason, check }));
});

it.each([
  ['access_denied', 'denied'],
  ['invalid_scope', 'scope'],
  ['unauthorized_client', 'client'],
  ['redirect_uri_mismatch', 'redirect-uri'],
  ['temporarily_unavailable', 'failed'],
  ['anything_else', 'refused'],
])('maps the provider’s error %s to %s', async (error, reason) => {
  server.refuse(error, 'The provider says why.');
  const { shown, reported } = await failure(await finish(await begin()));
  expect(shown).toBe(reason);
  expect(reported).toEqual(
    details({ reason, providerError: error, providerErrorDescription: 'The provider says why.' }),
  );
});

it('removes secrets and email addresses from the provider’s error texts', async () => {
  server.refuse('access_denied', `${server.clientSecret} of ada@example.org ${'long '.repeat(200)}`);
  await finish(await begin());
  const [{ details: reported }] = test.faults as [{ details: { providerErrorDescription: string } }];
  expect(reported.providerErrorDescription).toMatch(/^••• of ••• long/);
  expect(reported.providerErrorDescription.length).toBeLessThanOrEqual(300);
});

it('keeps sessions while the provider rejects the app', async () => {
  const cookie = cookieOf(await finish(await begin()));
  // The client secret was changed at the provider, which the operator cannot fix.
  test = await gatewayWith({ clientSecret: 'wrong-secret' });
  now += rolesGoodFor;
  const answer = await session(cookie);
  expect(await codeOf(answer)).toBe('gateway.provider_failed');
  expect(answer.headers.getSetCookie()).toEqual([]);
});

it('signs in with another account if the first has no role', async () => {
  const browser: Cookies = new Map();
  server.users.set('ada', { roles: [] });
  const wrong = await begin({ subject: 'ada', browser });
  expect(locationOf(await finish(wrong)).searchParams.get('failure')).toBe('no-role');
  // The provider still has a session and shows no sign-in page.
  const again = await begin({ subject: 'grace', browser });
  expect(locationOf(await finish(again)).searchParams.get('failure')).toBe('no-role');

  const other = await begin({ subject: 'grace', browser, path: '/usher/sign-in?account=another' });
  expect(await (await session(cookieOf(await finish(other)))).json()).toMatchObject({ operator: { subject: 'grace' } });
});
