import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
afterEach(async () => {
  await api.db.deleteFrom('sso_connectors').execute();
});

const oidc = { clientId: 'a', clientSecret: 'b', issuer: 'https://login.acme.test' };
const create = async (body: object) =>
  (await api.json('POST /api/sso-connectors', { body })) as { id: string } & Record<string, unknown>;

describe('enterprise connectors', () => {
  it('keep the members of the configuration that the provider knows', async () => {
    const config = { ...oidc, more: 1 };
    const { id } = await create({ providerName: 'Okta', connectorName: 'Acme', config });
    expect(await api.json(`GET /api/sso-connectors/${id}`)).toMatchObject({
      config: { ...oidc, trustUnverifiedEmail: false },
      name: 'Okta',
      providerType: 'oidc',
      providerLogo: expect.stringMatching(/^data:image\/svg\+xml/) as string,
    });
  });

  it.each([
    ['OIDC', { ...oidc, issuer: 'http://login.acme.test' }],
    ['OIDC', { ...oidc, issuer: 'login' }],
    ['SAML', { metadataUrl: 'http://127.0.0.1/metadata' }],
    ['SAML', { entityId: 'a' }],
    ['GoogleWorkspace', { clientId: 'a' }],
  ])('of %s refuse %j', async (providerName, config) => {
    const refused = await api.refusal('POST /api/sso-connectors', { providerName, connectorName: 'x', config });
    expect(refused).toMatchObject({ status: 400, code: 'connector.invalid_config' });
  });

  it.each([
    ['SAML', { metadataUrl: 'https://idp.acme.test/metadata' }],
    ['AzureAD', { metadata: '<xml/>', attributeMapping: { email: 'mail' } }],
    ['SAML', { entityId: 'a', signInEndpoint: 'b', x509Certificate: 'c' }],
    ['GoogleWorkspace', { clientId: 'a', clientSecret: 'b' }],
  ])('of %s accept %j', async (providerName, config) => {
    const created = await create({ providerName, connectorName: 'x', config });
    expect(created['config']).toMatchObject(config);
    expect(created).not.toHaveProperty('name');
  });

  it('check domains before names, and names before the provider', async () => {
    const { id } = await create({ providerName: 'OIDC', connectorName: 'Acme', domains: ['acme.test'] });
    const body = { providerName: 'OIDC', connectorName: 'Acme', config: { ...oidc, issuer: 'http://x.test' } };
    expect(await api.refusal('POST /api/sso-connectors', { ...body, domains: ['Gmail.com', 'a.b', 'A.b'] })).toEqual({
      status: 422,
      code: 'single_sign_on.forbidden_domains',
      data: { data: ['gmail.com'] },
    });
    expect(await api.refusal('POST /api/sso-connectors', { ...body, domains: ['acme.test'] })).toMatchObject({
      status: 409,
    });
    const other = await create({ providerName: 'OIDC', connectorName: 'Other', domains: ['acme.test'] });
    expect(await api.refusal(`PATCH /api/sso-connectors/${other.id}`, { connectorName: 'Acme' })).toMatchObject({
      code: 'single_sign_on.duplicate_connector_name',
    });
    expect((await api.request(`PATCH /api/sso-connectors/${id}`, { body: { domains: ['a.b', 'A.B'] } })).status).toBe(
      422,
    );
  });

  it('cannot share a name, even when created at the same time', async () => {
    const body = { providerName: 'OIDC', connectorName: 'Acme' };
    // Opens connections first, so that the requests really run at the same time.
    await Promise.all([1, 2, 3].map(() => api.request('GET /api/roles')));
    const answers = await Promise.all([1, 2, 3].map(() => api.request('POST /api/sso-connectors', { body })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  it('take the enterprise accounts of users with them', async () => {
    const user = await api.createUser({ username: 'ada' });
    const { id } = await create({ providerName: 'OIDC', connectorName: 'Acme' });
    const now = new Date(api.clock.now);
    await api.db
      .insertInto('user_sso_identities')
      .values({
        id: 'i',
        user_id: user.id,
        sso_connector_id: id,
        issuer: 'https://login.acme.test',
        identity_id: '1',
        detail: '{}',
        created_at: now,
        updated_at: now,
      })
      .execute();
    expect((await api.request(`DELETE /api/sso-connectors/${id}`)).status).toBe(204);
    expect(await api.json(`GET /api/users/${user.id}/all-identities`)).toMatchObject({ ssoIdentities: [] });
  });
});
