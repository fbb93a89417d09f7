import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
let userId: string;
beforeAll(async () => {
  api = await openTestApi();
  const connector = { metadata: '{}', config: '{}' };
  await api.db
    .insertInto('connectors')
    .values([
      { ...connector, id: 'google', connector_id: 'google-universal', type: 'Social', target: 'google' },
      { ...connector, id: 'mail', connector_id: 'mock-email-service', type: 'Email', target: 'mail' },
    ])
    .execute();
  const created_at = new Date(api.clock.now);
  await api.db
    .insertInto('sso_connectors')
    .values({
      id: 'acme-sso',
      provider_name: 'OIDC',
      connector_name: 'Acme',
      config: '{}',
      domains: '[]',
      branding: '{}',
      created_at,
    })
    .execute();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
  userId = (await api.createUser({ username: 'ada' })).id;
});

const now = () => new Date(api.clock.now);
const addSsoIdentity = () =>
  api.db
    .insertInto('user_sso_identities')
    .values({
      id: 'sso1',
      user_id: userId,
      sso_connector_id: 'acme-sso',
      issuer: 'https://login.acme.test',
      identity_id: '00u1',
      detail: JSON.stringify({ email: 'ada@acme.test' }),
      created_at: now(),
      updated_at: now(),
    })
    .execute();
const addSecrets = () =>
  api.db
    .insertInto('token_secrets')
    .values(
      [
        { id: 's1', connector_id: 'google', target: 'google', sso_connector_id: null, issuer: null },
        { id: 's2', connector_id: null, target: null, sso_connector_id: 'acme-sso', issuer: 'https://login.acme.test' },
      ].map((secret) => ({
        ...secret,
        user_id: userId,
        identity_id: 'x',
        metadata: JSON.stringify({ scope: 'openid', hasRefreshToken: true }),
        created_at: now(),
        updated_at: now(),
      })),
    )
    .execute();
const put = (target: string, body: object) => api.request(`PUT /api/users/${userId}/identities/${target}`, { body });

describe('social identities', () => {
  it('return 201 or 200 for PUT and 200 with the user for DELETE (logto-behavior.md#12.7)', async () => {
    expect((await put('google', { userId: 'g1' })).status).toBe(201);
    expect((await put('google', { userId: 'g2' })).status).toBe(200);
    const removed = await api.request(`DELETE /api/users/${userId}/identities/google`);
    expect(removed.status).toBe(200);
    expect(await removed.json()).toMatchObject({ id: userId, identities: {} });
  });

  it('have targets of any name, even without a connector (logto-behavior.md#12.44)', async () => {
    const target = 'a/b c#?%';
    expect((await put(encodeURIComponent(target), { userId: 'x' })).status).toBe(201);
    const line = `/api/users/${userId}/identities/${encodeURIComponent(target)}`;
    expect(await api.json(`GET ${line}`)).toEqual({ identity: { userId: 'x' } });
    expect((await api.request(`DELETE ${line}`)).status).toBe(200);
    expect(await api.refusal(`GET /api/users/${userId}/identities/constructor`)).toMatchObject({ status: 404 });
  });

  it('belong to one user at a time', async () => {
    await put('google', { userId: 'g1' });
    const other = await api.createUser({});
    expect(await api.refusal(`PUT /api/users/${other.id}/identities/google`, { userId: 'g1' })).toEqual({
      status: 422,
      code: 'user.identity_already_in_use',
    });
    expect((await api.request(`PUT /api/users/${other.id}/identities/github`, { body: { userId: 'g1' } })).status).toBe(
      201,
    );
    expect((await put('google', { userId: 'g1' })).status).toBe(200);
  });

  it('are linked by the provider’s exchange, with one account per code', async () => {
    const line = `POST /api/users/${userId}/identities`;
    const body = { connectorId: 'google', connectorData: { code: 'abc', redirectUri: 'https://x.test' } };
    const linked = await api.json(line, { body });
    expect(linked).toMatchObject({ google: { userId: expect.any(String), details: { rawData: {} } } });
    expect(await api.json(line, { body })).toEqual(linked);
    const other = await api.createUser({});
    expect(await api.refusal(`POST /api/users/${other.id}/identities`, body)).toMatchObject({
      code: 'user.identity_already_in_use',
    });
  });

  it.each([
    ['nope', { code: 'x' }, 404, 'entity.not_found'],
    ['mail', { code: 'x' }, 422, 'session.invalid_connector_id'],
    ['google', {}, 400, 'connector.general'],
    ['google', { error: 'access_denied' }, 401, 'connector.authorization_failed'],
    ['google', { code: 'invalid' }, 401, 'connector.social_auth_code_invalid'],
    ['google', { code: 'too-often' }, 429, 'connector.rate_limit_exceeded'],
  ])('are not linked with %s by %o', async (connectorId, connectorData, status, code) => {
    const line = `POST /api/users/${userId}/identities`;
    expect(await api.refusal(line, { connectorId, connectorData })).toEqual({ status, code });
  });
});

describe('enterprise identities', () => {
  it('are an array, and in the user only on request (logto-behavior.md#12.45)', async () => {
    await addSsoIdentity();
    expect(await api.json(`GET /api/users/${userId}`)).not.toHaveProperty('ssoIdentities');
    expect(await api.json(`GET /api/users/${userId}?includeSsoIdentities=true`)).toMatchObject({
      identities: {},
      ssoIdentities: [{ tenantId: 'default', issuer: 'https://login.acme.test', ssoConnectorId: 'acme-sso' }],
    });
  });

  it('are returned by connector', async () => {
    await addSsoIdentity();
    expect(await api.json(`GET /api/users/${userId}/sso-identities/acme-sso`)).toMatchObject({
      ssoIdentity: { identityId: '00u1', detail: { email: 'ada@acme.test' } },
    });
    expect(await api.refusal(`GET /api/users/${userId}/sso-identities/nope`)).toEqual({
      status: 404,
      code: 'user.enterprise_sso_identity_not_exists',
    });
    expect(await api.refusal('GET /api/users/nope/sso-identities/acme-sso')).toMatchObject({
      code: 'entity.not_found',
    });
  });

  it('include token metadata for any value of includeTokenSecret, even "false" (logto-behavior.md#12.42)', async () => {
    await addSsoIdentity();
    await put('google', { userId: 'g1' });
    await addSecrets();
    const line = `GET /api/users/${userId}/all-identities`;
    expect(await api.json(line)).not.toHaveProperty('socialIdentities.0.tokenSecret');
    expect(await api.json(`${line}?includeTokenSecret=false`)).toMatchObject({
      socialIdentities: [{ target: 'google', tokenSecret: { type: 'federated_token_set', connectorId: 'google' } }],
      ssoIdentities: [{ ssoConnectorId: 'acme-sso', tokenSecret: { metadata: { hasRefreshToken: true } } }],
    });
    const one = `GET /api/users/${userId}/identities/google?includeTokenSecret`;
    expect(await api.json(`${one}=false`)).not.toHaveProperty('tokenSecret');
    expect(await api.json(`${one}=yes`)).toHaveProperty('tokenSecret.identityId', 'x');
    expect(await api.json(`GET /api/users/${userId}/sso-identities/acme-sso?includeTokenSecret=1`)).toHaveProperty(
      'tokenSecret.ssoConnectorId',
      'acme-sso',
    );
  });
});
