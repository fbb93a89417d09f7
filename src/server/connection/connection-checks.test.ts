import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { type OpenIdServer, startOpenIdServer } from '#gateway/testing/openid-server.ts';
import { addClients } from '#management-api/testing/test-clients.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';
import { listen } from '#server/listen.ts';
import { readSettings } from '#server/settings.ts';

import { type Check, linesOf } from './check.ts';
import { providerComparison, watchComparison } from './compare-logto.ts';
import { allChecks, quickChecks } from './connection-checks.ts';

const usher = 'http://localhost:3999';

type Answer = (request: Request) => Response | Promise<Response> | undefined;

let api: TestApi;
let provider: OpenIdServer;
let logto: { port: number; stop: () => Promise<void> };
/** What the Logto answers in place of the embedded API's answer. */
let instead: Answer;

beforeAll(async () => {
  api = await openTestApi();
  await addClients(api);
  provider = await startOpenIdServer(`${usher}/usher/callback`);
  const answer = async (request: Request) => (await instead(request)) ?? api.app.fetch(request);
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
  instead = () => undefined;
});

const at = (path: string, answer: () => Response): void => {
  instead = (request) => (new URL(request.url).pathname === path ? answer() : undefined);
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

it('finds nothing wrong where nothing is', async () => {
  const checks = await doctor();
  expect(mistakes(checks)).toEqual([]);
  expect(checks.filter(({ state }) => state === 'ok').map(({ name }) => name)).toEqual([
    'Logto',
    'Clock of Logto',
    'Token',
    'Management API',
    'Version of Logto',
    'Sign-in provider',
    'Sign-in application',
    'Clock of the provider',
    'Redirect URI',
    'Post sign-out redirect URI',
  ]);
  expect(named(checks, 'Version of Logto')?.found).toBe('1.41 or newer, with everything Usher shows');
});

it('tells a Logto that cannot be reached, and asks it nothing more', async () => {
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
  ['another site', () => new Response('<p>Welcome</p>', { headers: { 'content-type': 'text/html' } }), 'answered 200'],
  ['an address that leads on', () => Response.redirect('https://auth.example.com/', 301), 'auth.example.com'],
])('tells %s from a Logto', async (_what, answer, found) => {
  at('/api/status', answer);
  const checks = await doctor();
  expect(named(checks, 'Logto')).toMatchObject({ state: 'wrong', found: expect.stringContaining(found) as unknown });
  expect(mistakes(checks)).toEqual(['Logto']);
});

it.each([
  ['a wrong secret', { LOGTO_APP_SECRET: 'wrong-secret' }, 'LOGTO_APP_SECRET'],
  ['an unknown application', { LOGTO_APP_ID: 'unknown' }, 'LOGTO_APP_ID'],
  ['an application without the role', { LOGTO_APP_ID: 'powerless', LOGTO_APP_SECRET: 's' }, 'Management API access'],
  ['another kind of application', { LOGTO_APP_ID: 'web', LOGTO_APP_SECRET: 's' }, 'machine-to-machine'],
  ['an expired secret', { LOGTO_APP_ID: 'powerless', LOGTO_APP_SECRET: 'old' }, 'expired'],
  ['an unknown resource', { LOGTO_RESOURCE: 'https://other.logto.app/api' }, 'LOGTO_RESOURCE'],
  ['another token endpoint', { LOGTO_TOKEN_ENDPOINT: 'http://127.0.0.1:9/oidc/token' }, 'LOGTO_TOKEN_ENDPOINT'],
])('says what to set after %s', async (_what, variables, todo) => {
  const checks = await doctor(variables);
  expect(mistakes(checks)).toEqual(['Token']);
  expect(named(checks, 'Token')?.todo).toContain(todo);
});

it.each([
  ['without the total', () => Response.json([]), 'Total-Number'],
  ['with a failure', () => Response.json({ message: 'boom' }, { status: 500 }), 'fails'],
  ['with a refusal', () => Response.json({ code: 'auth.forbidden' }, { status: 403 }), 'does not accept'],
])('tells a Management API that answers %s', async (_what, answer, found) => {
  at('/api/users', answer);
  const checks = await doctor();
  expect(mistakes(checks)).toEqual(['Management API']);
  expect(named(checks, 'Management API')?.found).toContain(found);
});

it('lists what an old Logto lacks, and calls nothing wrong', async () => {
  const missing = ['sessions', 'grants', 'one-time-tokens'];
  instead = (request) => {
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

it.each([120_000, -120_000])('notices a clock that differs by %d ms', async (difference) => {
  const checks = await doctor({}, () => Date.now() + difference);
  expect(mistakes(checks)).toEqual(['Clock of Logto', 'Clock of the provider']);
  expect(named(checks, 'Clock of Logto')?.found).toContain(difference > 0 ? 'behind' : 'ahead');
});

it('tells an issuer without its path', async () => {
  const checks = await doctor({ OIDC_ISSUER: `http://127.0.0.1:${logto.port}` });
  expect(mistakes(checks)).toEqual(['Sign-in provider']);
  expect(named(checks, 'Sign-in provider')?.todo).toContain('followed by /oidc');
});

it('tells a provider that cannot be reached', async () => {
  const checks = await doctor({ OIDC_ISSUER: 'http://127.0.0.1:9' });
  expect(mistakes(checks)).toEqual(['Sign-in provider']);
  expect(named(checks, 'Sign-in provider')?.found).toContain("can't be reached");
});

it('tells a wrong client secret without a user, and keeps it to itself', async () => {
  const checks = await doctor({ OIDC_CLIENT_SECRET: 'a-wrong-secret' });
  expect(mistakes(checks)).toEqual(['Sign-in application']);
  expect(named(checks, 'Sign-in application')).toMatchObject({
    found: expect.stringContaining('invalid_client') as unknown,
    todo: expect.stringContaining('OIDC_CLIENT_SECRET') as unknown,
  });
});

it('tells an unknown client ID', async () => {
  const checks = await doctor({ OIDC_CLIENT_ID: 'unknown' });
  expect(mistakes(checks)).toContain('Sign-in application');
  expect(named(checks, 'Redirect URI')?.state).toBe('wrong');
});

it('tells addresses that the provider does not know, where it would never send the browser back', async () => {
  const checks = await doctor({ PUBLIC_URL: 'https://usher.example.com' });
  expect(mistakes(checks)).toEqual(['Redirect URI', 'Post sign-out redirect URI']);
  expect(named(checks, 'Redirect URI')).toMatchObject({
    found: expect.stringContaining('https://usher.example.com/usher/callback') as unknown,
    todo: expect.stringContaining('an error of its own') as unknown,
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

it('reads the application and the roles from a Logto that operators sign in at', async () => {
  at('/api/applications/usher', () => application());
  const checks = await doctor(sameLogto);
  expect(mistakes(checks)).toEqual([]);
  expect(named(checks, 'Sign-in application in Logto')?.state).toBe('ok');
  expect(named(checks, 'Roles of operators')).toMatchObject({
    state: 'warning',
    found: 'usher-admin (1 users); there is no usher-viewer, usher-support',
  });
});

it.each([
  ['of another type', () => application({ type: 'SPA' }), 'Traditional web'],
  [
    'without addresses',
    () => application({ oidcClientMetadata: { redirectUris: [], postLogoutRedirectUris: [] } }),
    `${usher}/usher/callback to the redirect URIs; ${usher}/sign-in to the post sign-out redirect URIs`,
  ],
  ['that is not there', () => Response.json({ code: 'entity.not_exists_with_id' }, { status: 404 }), 'OIDC_CLIENT_ID'],
])('tells an application %s', async (_what, answer, todo) => {
  at('/api/applications/usher', answer);
  const checks = await doctor(sameLogto);
  expect(mistakes(checks)).toEqual(['Sign-in application in Logto']);
  expect(named(checks, 'Sign-in application in Logto')?.todo).toContain(todo);
});

it('tells roles that nobody has', async () => {
  at('/api/applications/usher', () => application());
  const checks = await doctor({ ...sameLogto, ROLE_MAP: 'staff=admin' });
  expect(mistakes(checks)).toEqual(['Roles of operators']);
  expect(named(checks, 'Roles of operators')?.found).toBe('there is none of staff');
});

it.each([
  [
    'by the issuer that it names',
    () => at('/oidc/.well-known/openid-configuration', () => Response.json({ issuer: provider.issuer, jwks_uri: 'x' })),
  ],
  [
    'by its keys',
    () => {
      instead = (request) =>
        new URL(request.url).pathname === '/oidc/jwks' ? fetch(`${provider.issuer}/jwks`) : undefined;
    },
  ],
])('warns that no account is protected when it recognizes the Logto %s', async (_how, arrange) => {
  arrange();
  const check = named(await doctor(), 'Account protection');
  expect(check).toMatchObject({ state: 'warning', todo: expect.stringContaining('OIDC_IS_LOGTO=true') as unknown });
  expect(named(await doctor(sameLogto), 'Account protection')).toBeUndefined();
});

it('takes two providers for two, and one that does not answer for neither', async () => {
  const compare = (variables: Record<string, string>) => providerComparison(settingsWith(variables))?.();
  expect(await compare({})).toBe('different');
  expect(await compare({ OIDC_ISSUER: 'http://127.0.0.1:9' })).toBe('unknown');
  expect(await compare(sameLogto)).toBeUndefined();
});

it('finds out later what could not be compared at first, and asks no more than once a minute', async () => {
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

it('tells a public address that is the one of Logto', async () => {
  const address = `http://127.0.0.1:${logto.port}`;
  expect(mistakes(await doctor({ PUBLIC_URL: address }))).toContain('Public address');
});

it('prints no secret, whatever is wrong', async () => {
  const secrets = { LOGTO_APP_SECRET: 'machine-s3cret', OIDC_CLIENT_SECRET: 'sign-in-s3cret' };
  const lines = (await doctor(secrets)).flatMap(linesOf).join('\n');
  expect(lines).toContain('WRONG');
  expect(lines).not.toContain('s3cret');
});

it('tries at the start a token, one request and the provider', async () => {
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

it('waits no longer for a Logto that is silent than it may', async () => {
  instead = () => new Promise<Response>(() => undefined);
  const checks = await doctor({ UPSTREAM_TIMEOUT_MS: '100' });
  expect(named(checks, 'Logto')).toMatchObject({
    state: 'wrong',
    found: expect.stringContaining('in time') as unknown,
  });
});
