import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
let read: string;
let role: string;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('organizations').execute();
  await api.db.deleteFrom('organization_roles').execute();
  await api.db.deleteFrom('organization_scopes').execute();
  read = await create('/api/organization-scopes', { name: 'read:members' });
  role = await create('/api/organization-roles', { name: 'admin', organizationScopeIds: [read, read] });
});

const create = async (path: string, body: object) => ((await api.json(`POST ${path}`, { body })) as { id: string }).id;
const missing = { status: 422, code: 'entity.relation_foreign_key_not_found' };
const repeated = { status: 422, code: 'entity.unique_integrity_violation' };

describe('organization roles', () => {
  it('are created with permissions or not at all', async () => {
    expect(await api.json('GET /api/organization-roles?q=ADM')).toMatchObject([
      { id: role, scopes: [{ id: read, name: 'read:members' }], resourceScopes: [] },
    ]);
    for (const permissions of [{ organizationScopeIds: [read, 'nope'] }, { resourceScopeIds: ['nope'.repeat(9)] }]) {
      expect(await api.refusal('POST /api/organization-roles', { name: 'bad', ...permissions })).toEqual(missing);
    }
    expect(await api.json('GET /api/organization-roles?q=bad')).toEqual([]);
    expect(await api.refusal('POST /api/organization-roles', { name: 'admin' })).toEqual(repeated);
  });

  it('are found by their description, with 404s of their own', async () => {
    await api.request(`PATCH /api/organization-roles/${role}`, { body: { description: 'Invites members' } });
    expect(await api.json('GET /api/organization-roles?q=invites')).toMatchObject([{ id: role }]);
    expect(await api.refusal('GET /api/organization-roles/nope')).toMatchObject({ code: 'entity.not_found' });
    expect(await api.refusal('PATCH /api/organization-roles/nope', { name: 'x' })).toMatchObject({
      code: 'entity.not_exists',
    });
    expect(await api.refusal('PATCH /api/organization-roles/nope', {})).toMatchObject({ code: 'entity.invalid_input' });
  });

  it('contain permissions of APIs, also of the Management API', async () => {
    const [{ id: scopeId } = { id: '' }] = await api.db.selectFrom('scopes').select('id').execute();
    const path = `/api/organization-roles/${role}/resource-scopes`;
    expect((await api.request(`PUT ${path}`, { body: { scopeIds: [scopeId] } })).status).toBe(204);
    expect(await api.json(`GET ${path}`)).toMatchObject([{ id: scopeId, name: 'all' }]);
    expect(await api.json('GET /api/organization-roles')).toMatchObject([
      { resourceScopes: [{ id: scopeId, name: 'all', resource: { name: 'Logto Management API' } }] },
    ]);
  });
});

describe('relations', () => {
  const path = () => `/api/organization-roles/${role}/scopes`;

  it('are added repeatedly, but replaced only by different ones', async () => {
    const write = await create('/api/organization-scopes', { name: 'write:members' });
    const added = await api.request(`POST ${path()}`, { body: { organizationScopeIds: [read, write, write] } });
    expect([added.status, await added.text()]).toEqual([201, 'Created']);
    expect(await api.refusal(`PUT ${path()}`, { organizationScopeIds: [write, write] })).toEqual(repeated);
    expect(await api.refusal(`PUT ${path()}`, { organizationScopeIds: [write, 'nope'] })).toEqual(missing);
    expect(await api.json(`GET ${path()}`)).toMatchObject([{ id: read }, { id: write }]);
    expect((await api.request(`PUT ${path()}`, { body: { organizationScopeIds: [write] } })).status).toBe(204);
    const paged = await api.request(`GET ${path()}?page_size=1`);
    expect([paged.headers.get('total-number'), await paged.json()]).toMatchObject(['1', [{ id: write }]]);
  });

  it('of an unknown entity are refused, except the empty replacement', async () => {
    const unknown = '/api/organization-roles/nope/scopes';
    expect(await api.refusal(`GET ${unknown}`)).toEqual({ status: 404, code: 'entity.not_found' });
    expect(await api.refusal(`POST ${unknown}`, { organizationScopeIds: [read] })).toEqual(missing);
    expect((await api.request(`PUT ${unknown}`, { body: { organizationScopeIds: [] } })).status).toBe(204);
    expect(await api.refusal(`DELETE ${unknown}/${read}`)).toEqual({ status: 404, code: 'entity.not_found' });
  });

  it('take more IDs than PostgreSQL takes parameters', async () => {
    const organizationScopeIds = Array.from({ length: 70_000 }, (_, index) => `${index}`);
    expect(await api.refusal(`POST ${path()}`, { organizationScopeIds })).toEqual(missing);
    expect(await api.json(`GET ${path()}`)).toMatchObject([{ id: read }]);
  });
});

describe('just-in-time settings', () => {
  it('of an unknown organization have no domains and take none', async () => {
    const path = '/api/organizations/nope/jit/email-domains';
    expect(await api.json(`GET ${path}`)).toEqual([]);
    expect((await api.request(`PUT ${path}`, { body: { emailDomains: [] } })).status).toBe(204);
    expect(await api.refusal(`PUT ${path}`, { emailDomains: ['acme.test'] })).toEqual(missing);
    expect(await api.refusal('GET /api/organizations/nope/jit/sso-connectors')).toMatchObject({ status: 404 });
  });

  it('keep email domains of up to 128 characters, each once', async () => {
    const path = `/api/organizations/${await create('/api/organizations', { name: 'Acme' })}/jit/email-domains`;
    expect(await api.refusal(`POST ${path}`, { emailDomain: 'a'.repeat(129) })).toMatchObject({
      status: 422,
      code: 'entity.value_too_long',
    });
    expect(await api.refusal(`PUT ${path}`, { emailDomains: ['acme.test', 'acme.test'] })).toEqual(repeated);
  });

  it('keep enterprise connectors as stored', async () => {
    const row = { id: 'okta', provider_name: 'Okta', connector_name: 'Staff', config: '{}', domains: '[]' };
    await api.db
      .insertInto('sso_connectors')
      .values({ ...row, branding: '{}', created_at: new Date(api.clock.now) })
      .execute();
    const path = `/api/organizations/${await create('/api/organizations', { name: 'Acme' })}/jit/sso-connectors`;
    expect((await api.request(`POST ${path}`, { body: { ssoConnectorIds: ['okta'] } })).status).toBe(201);
    const listed = await api.json(`GET ${path}`);
    expect(listed).toMatchObject([{ id: 'okta', providerName: 'Okta' }]);
    expect(listed).not.toHaveProperty('0.providerType');
    expect((await api.request(`DELETE ${path}/okta`)).status).toBe(204);
    expect(await api.json(`GET ${path}`)).toEqual([]);
  });
});
