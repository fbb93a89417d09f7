import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { type OpenIdServer, startOpenIdServer } from '#gateway/testing/openid-server.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';
import { addClients } from '#management-api/testing/test-clients.ts';
import { listen } from '#server/listen.ts';
import { readSettings } from '#server/settings.ts';

import { type Check, checkLines } from './check.ts';
import { providerComparison, watchComparison } from './compare-logto.ts';
import { allChecks, quickChecks } from './connection-checks.ts';

const usher = 'http://localhost:3999';

type Answer = (request: Request) => Response | Promise<Response> | undefined;

let api: TestApi;
let provider: OpenIdServer;
let logto: { port: number; stop: () => Promise<void> };
/** Returns a response instead of the embedded API's, or undefined to use the latter. */
let override: Answer;

beforeAll(async () => {
  api = await openTestApi();
  await addClients(api);
  provider = await startOpenIdServer(`${usher}/usher/callback`);
  const answer = async (request: Request) => (await override(request)) ?? api.app.fetch(request);
  logto = await listen({ fetch: answer, host: '127.0.0.1', port: 0, setting: 'API_PORT' });

  const { id } = await api.createUser({ username: 'grace' });
  const body = { name: 'usher-admin', description: 'Administers', type: 'User' };
  const role = (await api.json('POST /api/roles', { body })) as { id: string };
  await api.request(`POST /api/roles/${role.id}/users`, { body: { userIds: [id] } });
});
afterAll(async () => {
  await Promise.all([logto.stop(), provider.close()]);
  await api.close();
});
beforeEach(() => {
  override = () => undefined;
});

const at = (path: string, answer: () => Response): void => {
  override = (request) => (new URL(request.url).pathname === path ? answer() : undefined);
};

function settingsWith(variables: Record<string, string> = {}) {
  return readSettings({
    LOGTO_ENDPOINT: `http://127.0.0.1:${logto.port}`,
    LOGTO_APP_ID: api.demoApp.id,
    LOGTO_APP_SECRET: api.demoApp.secret,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    PUBLIC_URL: usher,
    UPSTREAM_TIMEOUT_MS: '5000',
    ...variables,
  });
}

async function doctor(variables: Record<string, string> = {}, clock = () => Date.now()): Promise<Check[]> {
  const settings = settingsWith(variables);
  const checks: Check[] = [];
  for await (const check of allChecks(settings, { compareProvider: providerComparison(settings), clock })) {
    checks.push(check);
  }
  return checks;
}

const named = (checks: readonly Check[], name: string) => checks.find((check) => check.name === name);
const mistakes = (checks: readonly Check[]) => checks.filter(({ state }) => state === 'wrong').map(({ name }) => name);

it('finds no problems in a correct setup', async () => {
  const checks = await doctor();
  expect(mistakes(checks)).toEqual([]);
  expect(checks.filter(({ state }) => state === 'ok').map(({ name }) => name)).toEqual([
    'Logto',
    'Clock of Logto',
    'Token',
    'Management API',
    'Version of Logto',
    'Sign-in provider',
    'Sign-in app',
    'Clock of the provider',
    'Redirect URI',
    'Post sign-out redirect URI',
  ]);
  expect(named(checks, 'Version of Logto')?.found).toBe('1.41 or newer, with all features that Usher uses');
});

it('reports a Logto that cannot be reached, and skips its other checks', async () => {
  const checks = await doctor({ LOGTO_ENDPOINT: 'http://127.0.0.1:9' });
  expect(named(checks, 'Logto')).toMatchObject({
    state: 'wrong',
    found: expect.stringMatching(/ECONNREFUSED|bad port|failed/) as unknown,
    todo: expect.stringContaining('LOGTO_ENDPOINT') as unknown,
  });
  expect(named(checks, 'Token')).toBeUndefined();
  expect(named(checks, 'Sign-in provider')?.state).toBe('ok');
});

it.each([
  ['another site', () => new Response('<p>Welcome</p>', { headers: { 'content-type': 'text/html' } }), 'returned 200'],
  ['an address that redirects', () => Response.redirect('https://auth.example.com/', 301), 'auth.example.com'],
])('reports %s that is not a Logto', async (_what, answer, found) => {
  at('/api/status', answer);
  const checks = await doctor();
  expect(named(checks, 'Logto')).toMatchObject({ state: 'wrong', found: expect.stringContaining(found) as unknown });
  expect(mistakes(checks)).toEqual(['Logto']);
});

it.each([
  ['a wrong secret', { LOGTO_APP_SECRET: 'wrong-secret' }, 'LOGTO_APP_SECRET'],
  ['an unknown app', { LOGTO_APP_ID: 'unknown' }, 'LOGTO_APP_ID'],
  ['an app without the role', { LOGTO_APP_ID: 'powerless', LOGTO_APP_SECRET: 's' }, 'Management API access'],
  ['another type of app', { LOGTO_APP_ID: 'web', LOGTO_APP_SECRET: 's' }, 'machine-to-machine'],
  ['an expired secret', { LOGTO_APP_ID: 'powerless', LOGTO_APP_SECRET: 'old' }, 'expired'],
  ['an unknown resource', { LOGTO_RESOURCE: 'https://other.logto.app/api' }, 'LOGTO_RESOURCE'],
  ['another token endpoint', { LOGTO_TOKEN_ENDPOINT: 'http://127.0.0.1:9/oidc/token' }, 'LOGTO_TOKEN_ENDPOINT'],
])('names the setting to correct for %s', async (_what, variables, todo) => {
  const checks = await doctor(variables);
  expect(mistakes(checks)).toEqual(['Token']);
  expect(named(checks, 'Token')?.todo).toContain(todo);
});

it.each([
  ['without the total', () => Response.json([]), 'Total-Number'],
  ['with a failure', () => Response.json({ message: 'boom' }, { status: 500 }), 'fails'],
  ['with a refusal', () => Response.json({ code: 'auth.forbidden' }, { status: 403 }), 'does not accept'],
])('reports a Management API that responds %s', async (_what, answer, found) => {
  at('/api/users', answer);
  const checks = await doctor();
  expect(mistakes(checks)).toEqual(['Management API']);
  expect(named(checks, 'Management API')?.found).toContain(found);
});

it('lists the features that an old Logto lacks as a warning', async () => {
  const missing = ['sessions', 'grants', 'one-time-tokens'];
  override = (request) => {
    const last = new URL(request.url).pathname.split('/').at(-1) ?? '';
    if (last === 'sign-in-exp') return Response.json({ id: 'default' });
    return missing.includes(last) ? new Response('Not Found', { status: 404 }) : undefined;
  };
  const checks = await doctor();
  expect(mistakes(checks)).toEqual([]);
  expect(named(checks, 'Version of Logto')).toMatchObject({
    state: 'warning',
    found:
      '1.33 or newer, without sessions (since 1.38), grants (since 1.38), one-time tokens, password expiration (since 1.41)',
  });
});

it.each([120_000, -120_000])('reports a clock that differs by %d ms', async (difference) => {
  const checks = await doctor({}, () => Date.now() + difference);
  expect(mistakes(checks)).toEqual(['Clock of Logto', 'Clock of the provider']);
  expect(named(checks, 'Clock of Logto')?.found).toContain(difference > 0 ? 'behind' : 'ahead');
});

it('reports an issuer without its path', async () => {
  const checks = await doctor({ OIDC_ISSUER: `http://127.0.0.1:${logto.port}` });
  expect(mistakes(checks)).toEqual(['Sign-in provider']);
  expect(named(checks, 'Sign-in provider')?.todo).toContain('followed by /oidc');
});

it('reports a provider that cannot be reached', async () => {
  const checks = await doctor({ OIDC_ISSUER: 'http://127.0.0.1:9' });
  expect(mistakes(checks)).toEqual(['Sign-in provider']);
  expect(named(checks, 'Sign-in provider')?.found).toContain("can't be reached");
});

it('detects a wrong client secret without a user', async () => {
  const checks = await doctor({ OIDC_CLIENT_SECRET: 'a-wrong-secret' });
  expect(mistakes(checks)).toEqual(['Sign-in app']);
  expect(named(checks, 'Sign-in app')).toMatchObject({
    found: expect.stringContaining('invalid_client') as unknown,
    todo: expect.stringContaining('OIDC_CLIENT_SECRET') as unknown,
  });
});

it('reports an unknown client ID', async () => {
  const checks = await doctor({ OIDC_CLIENT_ID: 'unknown' });
  expect(mistakes(checks)).toContain('Sign-in app');
  expect(named(checks, 'Redirect URI')?.state).toBe('wrong');
});

it('reports redirect URIs that the provider does not know', async () => {
  const checks = await doctor({ PUBLIC_URL: 'https://usher.example.com' });
  expect(mistakes(checks)).toEqual(['Redirect URI', 'Post sign-out redirect URI']);
  expect(named(checks, 'Redirect URI')).toMatchObject({
    found: expect.stringContaining('https://usher.example.com/usher/callback') as unknown,
    todo: expect.stringContaining('an error page') as unknown,
  });
});

it('warns of scopes and claims that the provider does not list', async () => {
  const checks = await doctor({ OIDC_SCOPES: 'openid groups', OIDC_ROLES_CLAIM: 'groups' });
  expect(mistakes(checks)).toEqual([]);
  expect(named(checks, 'Scopes')).toMatchObject({
    state: 'warning',
    found: expect.stringMatching(/groups/) as unknown,
  });
  expect(named(checks, 'Roles claim')).toMatchObject({ state: 'warning' });
});

const application = (values: object = {}) =>
  Response.json({
    type: 'Traditional',
    oidcClientMetadata: {
      redirectUris: [`${usher}/usher/callback`],
      postLogoutRedirectUris: [`${usher}/sign-in`],
    },
    ...values,
  });
const sameLogto = { OIDC_IS_LOGTO: 'true' };

it('checks the app and the roles of a Logto that operators sign in at', async () => {
  at('/api/applications/usher', () => application());
  const checks = await doctor(sameLogto);
  expect(mistakes(checks)).toEqual([]);
  expect(named(checks, 'Sign-in app in Logto')?.state).toBe('ok');
  expect(named(checks, 'Roles of operators')).toMatchObject({
    state: 'warning',
    found: 'usher-admin (1 users); missing: usher-viewer, usher-support',
  });
});

it.each([
  ['of another type', () => application({ type: 'SPA' }), 'Traditional web'],
  [
    'without addresses',
    () => application({ oidcClientMetadata: { redirectUris: [], postLogoutRedirectUris: [] } }),
    `${usher}/usher/callback to the redirect URIs; ${usher}/sign-in to the post sign-out redirect URIs`,
  ],
  [
    'that does not exist',
    () => Response.json({ code: 'entity.not_exists_with_id' }, { status: 404 }),
    'OIDC_CLIENT_ID',
  ],
])('reports an app %s', async (_what, answer, todo) => {
  at('/api/applications/usher', answer);
  const checks = await doctor(sameLogto);
  expect(mistakes(checks)).toEqual(['Sign-in app in Logto']);
  expect(named(checks, 'Sign-in app in Logto')?.todo).toContain(todo);
});

it('reports roles that no user has', async () => {
  at('/api/applications/usher', () => application());
  const checks = await doctor({ ...sameLogto, ROLE_MAP: 'staff=admin' });
  expect(mistakes(checks)).toEqual(['Roles of operators']);
  expect(named(checks, 'Roles of operators')?.found).toBe('none of these roles exists: staff');
});

it.each([
  [
    'by the issuer that it names',
    () => at('/oidc/.well-known/openid-configuration', () => Response.json({ issuer: provider.issuer, jwks_uri: 'x' })),
  ],
  [
    'by its keys',
    () => {
      override = (request) =>
        new URL(request.url).pathname === '/oidc/jwks' ? fetch(`${provider.issuer}/jwks`) : undefined;
    },
  ],
])('warns that accounts are not protected when it recognizes the Logto %s', async (_how, arrange) => {
  arrange();
  const check = named(await doctor(), 'Account protection');
  expect(check).toMatchObject({ state: 'warning', todo: expect.stringContaining('OIDC_IS_LOGTO=true') as unknown });
  expect(named(await doctor(sameLogto), 'Account protection')).toBeUndefined();
});

it('compares providers as different, or unknown if one does not respond', async () => {
  const compare = (variables: Record<string, string>) => providerComparison(settingsWith(variables))?.();
  expect(await compare({})).toBe('different');
  expect(await compare({ OIDC_ISSUER: 'http://127.0.0.1:9' })).toBe('unknown');
  expect(await compare(sameLogto)).toBeUndefined();
});

it('repeats a comparison without a result, at most once a minute', async () => {
  let now = 0;
  let compared = 0;
  const results = ['unknown', 'same'] as const;
  const watch = watchComparison({
    compare: () => {
      const result = results[compared] ?? 'different';
      compared += 1;
      return Promise.resolve(result);
    },
    clock: () => now,
  });
  await watch.compare();
  expect(watch.isSame()).toBe(false);
  expect(compared).toBe(1);
  now += 60_000;
  expect(watch.isSame()).toBe(false);
  await Promise.resolve();
  expect(watch.isSame()).toBe(true);
  now += 60_000;
  expect([watch.isSame(), compared]).toEqual([true, 2]);
});

it('reports a public address that is the address of Logto', async () => {
  const address = `http://127.0.0.1:${logto.port}`;
  expect(mistakes(await doctor({ PUBLIC_URL: address }))).toContain('Public address');
});

it('prints no secrets', async () => {
  const secrets = { LOGTO_APP_SECRET: 'machine-s3cret', OIDC_CLIENT_SECRET: 'sign-in-s3cret' };
  const lines = (await doctor(secrets)).flatMap(checkLines).join('\n');
  expect(lines).toContain('WRONG');
  expect(lines).not.toContain('s3cret');
});

it('checks a token, one request and the provider at the start', async () => {
  const settings = settingsWith();
  const checks: Check[] = [];
  for await (const check of quickChecks(settings, { compareProvider: undefined, clock: () => Date.now() })) {
    checks.push(check);
  }
  expect(checks.map(({ name, state }) => `${name}: ${state}`)).toEqual([
    'Token: ok',
    'Management API: ok',
    'Sign-in provider: ok',
  ]);
});

it('times out if Logto does not respond', async () => {
  override = () => new Promise<Response>(() => undefined);
  const checks = await doctor({ UPSTREAM_TIMEOUT_MS: '100' });
  expect(named(checks, 'Logto')).toMatchObject({
    state: 'wrong',
    found: expect.stringContaining('in time') as unknown,
  });
});
