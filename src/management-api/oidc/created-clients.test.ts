import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { managementApiIndicator, tokenAnswer } from '#contract/oauth.ts';
import { tokenExchange } from '#contract/tokens.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';
import { requestToken } from '#management-api/testing/test-clients.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

type Created = { id: string };
type Secret = { name: string; value: string };

const create = async (line: string, body: object) => ((await api.json(`POST ${line}`, { body })) as Created).id;

const indicator = 'https://orders.test';
let resource: string;
let machine: string;
let secret: string;
beforeEach(async () => {
  await api.db.deleteFrom('resources').where('indicator', '=', indicator).execute();
  await api.db.deleteFrom('roles').where('name', 'in', ['reader', 'user reader']).execute();
  resource = await create('/api/resources', { name: 'Orders', indicator, accessTokenTtl: 120 });
  const [read] = await Promise.all(
    ['read', 'write'].map((name) => create(`/api/resources/${resource}/scopes`, { name })),
  );
  machine = await create('/api/applications', { name: 'Machine', type: 'MachineToMachine' });
  const reader = { name: 'reader', description: 'x', type: 'MachineToMachine', scopeIds: [read] };
  const role = await create('/api/roles', reader);
  await api.request(`POST /api/applications/${machine}/roles`, { body: { roleIds: [role] } });
  const [first] = (await api.json(`GET /api/applications/${machine}/secrets`)) as Secret[];
  secret = first?.value ?? '';
});

const request = (more: Record<string, string> = {}) =>
  requestToken(api, {
    grant_type: 'client_credentials',
    client_id: machine,
    client_secret: secret,
    resource: indicator,
    scope: 'read write',
    ...more,
  });

const tokenOf = async (response: Response) => {
  const answer = tokenAnswer.parse(await response.json());
  return { ...answer, claims: decodeJwt(answer.access_token) };
};

const errorOf = async (response: Response) => ((await response.json()) as { error?: string }).error;

describe('a token for an application and a resource that were created', () => {
  it('has the scopes of its roles and the lifetime of the resource', async () => {
    const { expires_in, scope, claims } = await tokenOf(await request());
    expect({ expires_in, scope, aud: claims.aud, sub: claims.sub }).toEqual({
      expires_in: 120,
      scope: 'read',
      aud: indicator,
      sub: machine,
    });
  });

  it('follows changes of the resource, of its scopes and of the roles', async () => {
    await api.request(`PATCH /api/resources/${resource}`, { body: { accessTokenTtl: 60 } });
    const [read] = (await api.json(`GET /api/resources/${resource}/scopes?search=read`)) as Created[];
    await api.request(`PATCH /api/resources/${resource}/scopes/${read?.id}`, { body: { name: 'view' } });
    expect(await tokenOf(await request({ scope: 'read view' }))).toMatchObject({ expires_in: 60, scope: 'view' });
    await api.request(`PUT /api/applications/${machine}/roles`, { body: { roleIds: [] } });
    expect(await tokenOf(await request({ scope: 'view' }))).not.toHaveProperty('scope');
    await api.request(`DELETE /api/resources/${resource}`);
    expect(await errorOf(await request())).toBe('invalid_target');
  });

  it.each([0, -5])('has expired when it is issued if the lifetime is %i', async (accessTokenTtl) => {
    await api.request(`PATCH /api/resources/${resource}`, { body: { accessTokenTtl } });
    const { claims } = await tokenOf(await request());
    expect(claims.exp).toBe((claims.iat ?? 0) + accessTokenTtl);
  });

  it('is for the default resource if the request names none', async () => {
    expect(await errorOf(await request({ resource: '' }))).toBe('invalid_target');
    await api.request(`PATCH /api/resources/${resource}/is-default`, { body: { isDefault: true } });
    expect((await tokenOf(await request({ resource: '' }))).claims.aud).toBe(indicator);
  });

  it('is for the Management API with isAdmin', async () => {
    const forAdministration = { resource: managementApiIndicator, scope: 'all' };
    expect(await tokenOf(await request(forAdministration))).not.toHaveProperty('scope');
    await api.request(`PATCH /api/applications/${machine}`, { body: { isAdmin: true } });
    expect(await tokenOf(await request(forAdministration))).toMatchObject({ scope: 'all' });
    await api.request(`PATCH /api/applications/${machine}`, { body: { isAdmin: false } });
    expect(await tokenOf(await request(forAdministration))).not.toHaveProperty('scope');
  });

  it('is refused to other types of applications and to deleted ones', async () => {
    const web = await create('/api/applications', { name: 'Web', type: 'Traditional' });
    const [own] = (await api.json(`GET /api/applications/${web}/secrets`)) as Secret[];
    expect(await errorOf(await request({ client_id: web, client_secret: own?.value ?? '' }))).toBe('invalid_request');
    await api.request(`DELETE /api/applications/${machine}`);
    expect(await errorOf(await request())).toBe('invalid_client');
  });
});

describe('secrets that were created', () => {
  const add = async (body: object) =>
    ((await api.json(`POST /api/applications/${machine}/secrets`, { body })) as Secret).value;

  it('work until they expire or are deleted, under any name', async () => {
    const client_secret = await add({ name: 'ci', expiresAt: api.clock.now + 1000 });
    expect(client_secret).toMatch(/^[\dA-Za-z]{32}$/);
    expect((await request({ client_secret })).status).toBe(200);
    await api.request(`PATCH /api/applications/${machine}/secrets/ci`, { body: { name: 'build / server' } });
    expect((await request({ client_secret })).status).toBe(200);
    const [entry] = (await api.json(`GET /api/logs?applicationId=${machine}`)) as object[];
    expect(entry).toMatchObject({ payload: { applicationSecret: { name: 'build / server' } } });
    api.clock.now += 1000;
    expect(await errorOf(await request({ client_secret }))).toBe('invalid_request');
    api.clock.now -= 1000;
    await api.request(`DELETE /api/applications/${machine}/secrets/build%20%2F%20server`);
    expect((await request({ client_secret })).status).toBe(401);
  });

  it('expire at once with 0 and never with null', async () => {
    const expired = await add({ name: 'zero', expiresAt: 0 });
    expect(await errorOf(await request({ client_secret: expired }))).toBe('invalid_request');
    const lasting = await add({ name: 'null', expiresAt: null });
    expect((await request({ client_secret: lasting })).status).toBe(200);
  });
});

describe('a personal access token', () => {
  it('can be exchanged by an application as long as it allows that', async () => {
    const client_id = await create('/api/applications', {
      name: 'Exchange',
      type: 'SPA',
      customClientMetadata: { allowTokenExchange: true, corsAllowedOrigins: ['https://page.test'] },
    });
    const { id: userId } = await api.createUser({});
    const [read] = (await api.json(`GET /api/resources/${resource}/scopes?search=read`)) as Created[];
    const role = await create('/api/roles', { name: 'user reader', description: 'x', scopeIds: [read?.id] });
    await api.request(`POST /api/users/${userId}/roles`, { body: { roleIds: [role] } });
    const token = (await api.json(`POST /api/users/${userId}/personal-access-tokens`, {
      body: { name: 'ci' },
    })) as Secret;
    const exchange = (origin: string) =>
      requestToken(
        api,
        {
          grant_type: tokenExchange.grantType,
          client_id,
          subject_token: token.value,
          subject_token_type: tokenExchange.personalAccessToken,
          resource: indicator,
          scope: 'read write',
        },
        { headers: { origin } },
      );
    const answer = await tokenOf(await exchange('https://page.test'));
    expect(answer).toMatchObject({ expires_in: 120, scope: 'read', claims: { sub: userId, client_id } });
    expect(await errorOf(await exchange('https://other.test'))).toBe('invalid_request');
    await api.request(`PATCH /api/applications/${client_id}`, { body: { customClientMetadata: {} } });
    expect(await errorOf(await exchange('https://page.test'))).toBe('invalid_request');
  });
});
