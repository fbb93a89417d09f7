import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { operatorSession } from '#contract/operators.ts';
import { type Cookies, type OpenIdServer, startOpenIdServer } from '#gateway/testing/openid-server.ts';
import { defaultRateLimits } from '#gateway/limits/rate-limits.ts';
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
  server.people.set('grace', { name: 'Grace Hopper', roles: ['usher-support', 'unrelated'] });
  test = await gatewayWith({});
});
afterEach(() => server.close());

/** A gateway whose provider is set up with some settings other than the right ones. */
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

type Journey = { subject?: string; path?: string; rewrite?: (there: URL) => void; browser?: Cookies };

/** The browser's way there and back: the address the provider sends it to, and the cookie it carries. */
async function begin({
  subject = 'grace',
  path = '/usher/sign-in?return_to=/users%3Fpage=2',
  rewrite,
  browser = new Map(),
}: Journey = {}) {
  const left = await get(path);
  const there = locationOf(left);
  rewrite?.(there);
  const callback = await server.signIn(there, subject, browser);
  return { cookie: cookieOf(left), callback };
}

const finish = ({ cookie, callback }: { cookie: string; callback: URL }) =>
  get(`${callback.pathname}${callback.search}`, cookie);

const session = async (cookie: string) => get('/usher/session', cookie);

it('signs in at the provider, and returns to where one was going', async () => {
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
])('lets nobody change their own account, or what is written down about it: %s %s', async (method, path, body) => {
  server.people.set('grace', { roles: 'usher-admin' });
  const cookie = cookieOf(await finish(await begin()));
  const headers = { cookie, 'x-usher': '1', 'content-type': 'application/json' };
  const answer = await test.gateway.request(`${usher}${path}`, { method, headers, body: body ?? null });
  expect(await answer.json()).toMatchObject({ code: 'gateway.protected_account', data: { own: true } });
});

it('does not let in whoever has no role here, and says so', async () => {
  server.people.set('nobody', { name: 'Nobody', roles: ['something-else'] });
  const back = await finish(await begin({ subject: 'nobody' }));
  expect(locationOf(back).pathname).toBe('/sign-in');
  expect(locationOf(back).searchParams.get('failure')).toBe('no-role');
  expect(locationOf(back).searchParams.get('return_to')).toBe('/users?page=2');
  expect(cookieOf(back)).toBe('');
});

it.each([
  ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
  ['no state', (url: URL) => url.searchParams.delete('state')],
  ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
  ['a code nobody gave', (url: URL) => url.searchParams.set('code', 'x'.repeat(43))],
])('refuses a way back with %s', async (_what, tamper) => {
  const { cookie, callback } = await begin();
  tamper(callback);
  const back = await finish({ cookie, callback });
  expect(locationOf(back).searchParams.get('failure')).toMatch(/refused|failed/);
  expect(cookieOf(back)).toBe('');
});

it.each([
  ['an ID token for another nonce', 'nonce'],
  ['a code for another code verifier', 'code_challenge'],
])('refuses %s, the state being right', async (_what, parameter) => {
  const rewrite = (there: URL) => there.searchParams.set(parameter, 'x'.repeat(43));
  const back = await finish(await begin({ rewrite }));
  expect(locationOf(back).searchParams.get('failure')).toBe('refused');
  expect(cookieOf(back)).toBe('');
});

it('refuses the way back of another attempt', async () => {
  const [mine, other] = [await begin(), await begin()];
  const back = await finish({ cookie: mine.cookie, callback: other.callback });
  expect(locationOf(back).searchParams.get('failure')).toBe('refused');
});

it('refuses a way back that nobody left for here, and one that took too long', async () => {
  const { cookie, callback } = await begin();
  expect(locationOf(await finish({ cookie: '', callback })).searchParams.get('failure')).toBe('expired');
  now += 11 * 60_000;
  expect(locationOf(await finish({ cookie, callback })).searchParams.get('failure')).toBe('expired');
});

it.each([
  ['from another site', { 'sec-fetch-site': 'cross-site' }, 'elsewhere'],
  ['too often', {}, 'too-many'],
])('tells on the sign-in page why signing in cannot be begun %s', async (_how, headers, failure) => {
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

it('leads to no other site after signing in', async () => {
  const back = await finish(await begin({ path: '/usher/sign-in?return_to=//evil.example/users' }));
  expect(back.headers.get('location')).toBe('/');
});

it('asks the provider again which roles the operator has, and takes the answer', async () => {
  const cookie = cookieOf(await finish(await begin()));
  server.people.set('grace', { name: 'Grace Hopper', roles: ['usher-viewer'] });
  expect(operatorSession.parse(await (await session(cookie)).json()).operator.role).toBe('support');
  now += rolesGoodFor;
  // Requests of one page come together, with the same cookie.
  const answers = await Promise.all([session(cookie), session(cookie), session(cookie)]);
  const roles = await Promise.all(
    answers.map(async (answer) => operatorSession.parse(await answer.json()).operator.role),
  );
  expect(roles).toEqual(['viewer', 'viewer', 'viewer']);

  const renewed = cookieOf(answers[0]);
  server.people.set('grace', { name: 'Grace Hopper', roles: [] });
  now += rolesGoodFor;
  expect(await codeOf(await session(renewed))).toBe('gateway.signed_out');
  expect(test.seen).toHaveLength(0);
});

it('does nothing on old roles while the provider is away, and signs nobody out', async () => {
  const cookie = cookieOf(await finish(await begin()));
  await server.close();
  now += rolesGoodFor;
  const answer = await get('/api/users', cookie);
  expect(await codeOf(answer)).toBe('gateway.provider_failed');
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(test.seen).toHaveLength(0);
  server = await startOpenIdServer(`${usher}/usher/callback`);
});

it('ends every session in the end', async () => {
  const cookie = cookieOf(await finish(await begin()));
  now += defaultLifetimes.absolute;
  expect((await session(cookie)).status).toBe(401);
});

it('ends the session at the provider, too', async () => {
  const answer = await test.gateway.request(`${usher}/usher/sign-out`, { method: 'POST', headers: { 'x-usher': '1' } });
  const { redirectTo } = (await answer.json()) as { redirectTo: string };
  expect(redirectTo).toContain(`${server.issuer}/session/end`);
  expect(new URL(redirectTo).searchParams.get('post_logout_redirect_uri')).toBe(`${usher}/sign-in`);
});

it('takes back the token that it asked the provider with', async () => {
  const cookie = cookieOf(await finish(await begin()));
  await test.gateway.request(`${usher}/usher/sign-out`, { method: 'POST', headers: { cookie, 'x-usher': '1' } });
  await vi.waitFor(() => expect(server.revoked).toEqual([expect.any(String)]));
  expect(test.faults).toEqual([]);
});

it('signs out while the provider is away, and reports what it could not take back', async () => {
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

/** What the sign-in page is told, and what the log is given. */
async function failure(back: Response) {
  return { shown: locationOf(back).searchParams.get('failure'), reported: test.faults };
}

const details = (expected: Record<string, unknown>) => [
  expect.objectContaining({ details: expect.objectContaining(expected) as unknown }),
];

it('tells apart an application that the provider does not accept', async () => {
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
  ['where no provider is', (issuer: string) => `${issuer}/nowhere`, 'unexpected HTTP response status code'],
  [
    'of a provider that goes by another',
    (issuer: string) => issuer.replace('127.0.0.1', 'localhost'),
    'reports the issuer',
  ],
])('tells apart an issuer %s', async (_what, issuer, description) => {
  test = await gatewayWith({ issuer: issuer(server.issuer) });
  const { shown, reported } = await failure(await get('/usher/sign-in'));
  expect(shown).toBe('issuer');
  expect(reported).toEqual(
    details({ check: 'OIDC_ISSUER', providerErrorDescription: expect.stringContaining(description) as unknown }),
  );
});

it.each([
  ['a page is, as Logto shows one at every address', 'text/html', () => '<p>Hi</p>'],
  [
    'nobody can sign in',
    'application/json',
    (issuer: string) => JSON.stringify({ issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` }),
  ],
])('tells apart an issuer at which %s', async (_what, type, body) => {
  const other = createServer((_request, response) => response.setHeader('content-type', type).end(body(issuer)));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  test = await gatewayWith({ issuer });
  const { shown, reported } = await failure(await get('/usher/sign-in'));
  expect(shown).toBe('issuer');
  expect(reported).toEqual(details({ check: 'OIDC_ISSUER' }));
  other.close();
});

it('tells a provider that cannot be reached from one that is set up wrongly', async () => {
  await server.close();
  const { shown, reported } = await failure(await get('/usher/sign-in'));
  expect(shown).toBe('failed');
  expect(reported).toEqual(details({ reason: 'failed', check: expect.stringContaining('OIDC_ISSUER') as unknown }));
  server = await startOpenIdServer(`${usher}/usher/callback`);
});

it('tells apart clocks that differ', async () => {
  const journey = await begin();
  server.setClockBack(2 * 3_600_000);
  const { shown, reported } = await failure(await finish(journey));
  expect(shown).toBe('clock');
  expect(reported).toEqual(details({ check: 'the clocks of this machine and of the provider' }));
});

it.each([
  ['none of its roles is known', { roles: ['something-else'] }, 'no-role', 'ROLE_MAP'],
  ['it comes without any', {}, 'no-roles-claim', 'OIDC_ROLES_CLAIM, OIDC_SCOPES'],
])('tells apart an account of which %s', async (_what, claims, reason, check) => {
  server.people.set('ada', claims);
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
])('takes the error %s of the provider for %s', async (error, reason) => {
  server.refuse(error, 'The provider says why.');
  const { shown, reported } = await failure(await finish(await begin()));
  expect(shown).toBe(reason);
  expect(reported).toEqual(
    details({ reason, providerError: error, providerErrorDescription: 'The provider says why.' }),
  );
});

it('keeps secrets and addresses out of what it reports of the provider', async () => {
  server.refuse('access_denied', `${server.clientSecret} of ada@example.org ${'long '.repeat(200)}`);
  await finish(await begin());
  const [{ details: reported }] = test.faults as [{ details: { providerErrorDescription: string } }];
  expect(reported.providerErrorDescription).toMatch(/^••• of ••• long/);
  expect(reported.providerErrorDescription.length).toBeLessThanOrEqual(300);
});

it('signs nobody out while the provider does not accept the application', async () => {
  const cookie = cookieOf(await finish(await begin()));
  // The secret was changed at the provider: the operator cannot mend that.
  test = await gatewayWith({ clientSecret: 'wrong-secret' });
  now += rolesGoodFor;
  const answer = await session(cookie);
  expect(await codeOf(answer)).toBe('gateway.provider_failed');
  expect(answer.headers.getSetCookie()).toEqual([]);
});

it('signs in with another account where the first has no role', async () => {
  const browser: Cookies = new Map();
  server.people.set('ada', { roles: [] });
  const wrong = await begin({ subject: 'ada', browser });
  expect(locationOf(await finish(wrong)).searchParams.get('failure')).toBe('no-role');
  // The provider remembers who is signed in, and asks nothing.
  const again = await begin({ subject: 'grace', browser });
  expect(locationOf(await finish(again)).searchParams.get('failure')).toBe('no-role');

  const other = await begin({ subject: 'grace', browser, path: '/usher/sign-in?account=another' });
  expect(await (await session(cookieOf(await finish(other)))).json()).toMatchObject({ operator: { subject: 'grace' } });
});
