import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { managementApiIndicator } from '#contract/oauth.ts';
import { openTestApi, type TestApi, testIssuer, testOrigin } from '#management-api/testing/test-api.ts';
import { addClients, basic, grant, requestToken } from '#management-api/testing/test-clients.ts';

let api: TestApi;
let credentials: { client_id: string; client_secret: string };
beforeAll(async () => {
  api = await openTestApi();
  await addClients(api);
  credentials = { client_id: api.demoApp.id, client_secret: api.demoApp.secret };
});
afterAll(() => api.close());

describe('a token', () => {
  it('is a signed JWT with Logto’s claims and is sent with no-store', async () => {
    const response = await requestToken(api, { ...grant, ...credentials });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const answer = (await response.json()) as { access_token: string };
    expect(answer).toEqual({
      access_token: expect.any(String) as string,
      expires_in: 3600,
      token_type: 'Bearer',
      scope: 'all',
    });

    const keys = (await (await api.app.request(`${testOrigin}/oidc/jwks`)).json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(answer.access_token, createLocalJWKSet(keys), {
      currentDate: new Date(api.clock.now),
    });
    const now = Math.floor(api.clock.now / 1000);
    expect(payload).toEqual({
      jti: expect.any(String) as string,
      sub: api.demoApp.id,
      client_id: api.demoApp.id,
      scope: 'all',
      iss: testIssuer,
      aud: managementApiIndicator,
      iat: now,
      exp: now + 3600,
    });
    expect(decodeProtectedHeader(answer.access_token)).toEqual({ alg: 'ES384', typ: 'at+jwt', kid: keys.keys[0]?.kid });
  });

  it('is issued for percent-encoded Basic credentials and for JSON', async () => {
    const encoded = basic(
      encodeURIComponent(api.demoApp.id),
      api.demoApp.secret.replace(/^./, (first) => `%${first.charCodeAt(0).toString(16)}`),
    );
    expect((await requestToken(api, grant, { headers: encoded })).status).toBe(200);
    const json = await api.app.request(`${testOrigin}/oidc/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...grant, ...credentials }),
    });
    expect(json.status).toBe(200);
  });

  it.each(['all', 'read all all', ' all '])('requested with "%s" has the scope "all"', async (scope) => {
    expect(await (await requestToken(api, { ...grant, ...credentials, scope })).json()).toMatchObject({ scope: 'all' });
  });

  it('has no scope when none was requested or granted', async () => {
    const powerless = { client_id: 'powerless', client_secret: 's' };
    for (const params of [
      { ...grant, ...credentials, scope: '' },
      { ...grant, ...credentials, scope: 'read' },
      { ...grant, ...powerless },
    ]) {
      const answer = (await (await requestToken(api, params)).json()) as { access_token: string };
      expect(answer).not.toHaveProperty('scope');
      const headers = { authorization: `Bearer ${answer.access_token}` };
      expect((await api.request('GET /api/users', { headers })).status).toBe(403);
    }
  });
});

describe('the audit log', () => {
  const newest = async () =>
    ((await api.json('GET /api/logs')) as { key: string; payload: Record<string, unknown> }[])[0];

  it('records an issued token without the secret', async () => {
    await requestToken(api, { ...grant, ...credentials }, { headers: { 'user-agent': 'node' } });
    expect(await newest()).toEqual({
      tenantId: 'default',
      id: expect.stringMatching(/^[\da-z]{21}$/) as string,
      key: 'ExchangeTokenBy.ClientCredentials',
      createdAt: api.clock.now,
      payload: {
        key: 'ExchangeTokenBy.ClientCredentials',
        result: 'Success',
        userAgent: 'node',
        userAgentParsed: { ua: 'node', browser: {}, os: {}, device: {}, engine: {}, cpu: {} },
        applicationId: api.demoApp.id,
        applicationSecret: { name: 'Default secret' },
        params: { ...grant, client_id: api.demoApp.id, client_secret: '******' },
        tokenTypes: ['AccessToken'],
        scope: 'all',
      },
    });
  });

  it('records a refusal with the error as a string', async () => {
    await requestToken(api, {
      ...grant,
      client_id: 'web',
      client_secret: 'wrong',
      script: 'x',
      id_token: 'y',
      odd: 'a\0b',
    });
    const log = await newest();
    expect(log).toMatchObject({
      key: 'ExchangeTokenBy.ClientCredentials',
      payload: {
        result: 'Error',
        applicationId: 'web',
        params: { client_secret: '******', id_token: '******', odd: 'a\u{FFFD}b' },
      },
    });
    expect(log?.payload['params']).not.toHaveProperty('script');
    expect(JSON.parse(String(log?.payload['error']))).toMatchObject({ error: 'invalid_client' });
  });

  it('records an unknown grant', async () => {
    await requestToken(api, { grant_type: 'nope', client_id: 'spa' });
    expect(await newest()).toMatchObject({ key: 'ExchangeTokenBy.Unknown', payload: { result: 'Error' } });
  });
});

describe('a token for an organization', () => {
  it('has the permissions of the application’s roles there, and is for members only', async () => {
    const create = async (path: string, body: object) =>
      ((await api.json(`POST ${path}`, { body })) as { id: string }).id;
    const organization_id = await create('/api/organizations', { name: 'Acme' });
    const scopeId = await create('/api/organization-scopes', { name: 'invite' });
    const [{ id: all } = { id: '' }] = await api.db.selectFrom('scopes').select('id').execute();
    const role = { name: 'robot', type: 'MachineToMachine', organizationScopeIds: [scopeId], resourceScopeIds: [all] };
    const organizationRoleIds = [await create('/api/organization-roles', role)];
    const client = { grant_type: 'client_credentials', client_id: 'powerless', client_secret: 's', organization_id };
    expect((await requestToken(api, client)).status).toBe(403);

    const applicationIds = ['powerless'];
    await api.request(`POST /api/organizations/${organization_id}/applications`, { body: { applicationIds } });
    await api.request(`POST /api/organizations/${organization_id}/applications/roles`, {
      body: { applicationIds, organizationRoleIds },
    });
    const claims = async (more: Record<string, string>) => {
      const answer = (await (await requestToken(api, { ...client, ...more })).json()) as { access_token: string };
      return decodeJwt(answer.access_token);
    };
    expect(await claims({ scope: 'invite other' })).toMatchObject({
      aud: `urn:logto:organization:${organization_id}`,
      scope: 'invite',
    });
    expect(await claims({ scope: 'all', resource: managementApiIndicator })).toMatchObject({
      aud: managementApiIndicator,
      scope: 'all',
      organization_id,
    });
  });
});
