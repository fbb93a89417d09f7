import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { managementApiIndicator } from '#contract/oauth.ts';
import { managementApi } from '#management-api/db/machine-application.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  const created_at = new Date(api.clock.now);
  await api.db
    .insertInto('resources')
    .values({ id: 'orders', name: 'Orders', indicator: 'https://orders.test' })
    .execute();
  await api.db
    .insertInto('scopes')
    .values(['read', 'write'].map((name) => ({ id: name, resource_id: 'orders', name, description: null, created_at })))
    .execute();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('roles').where('id', '!=', managementApi.roleId).execute();
});

const createRole = async (body: object = {}) =>
  (await api.json('POST /api/roles', { body: { name: 'a', description: 'x', ...body } })) as { id: string };

describe('the scopes of a role', () => {
  it('are added, listed with their resource, and removed', async () => {
    const { id } = await createRole({ scopeIds: ['read'] });
    const line = `/api/roles/${id}/scopes`;
    const added = await api.request(`POST ${line}`, { body: { scopeIds: ['write'] } });
    expect(added.status).toBe(201);
    expect(await added.json()).toMatchObject([{ id: 'read' }, { id: 'write', resourceId: 'orders' }]);
    expect(await api.refusal(`POST ${line}`, { scopeIds: ['write'] })).toEqual({
      status: 422,
      code: 'role.scope_exists',
    });
    expect(await api.json(`GET ${line}?search.name=re%25`)).toMatchObject([
      { id: 'read', resource: { id: 'orders', indicator: 'https://orders.test', accessTokenTtl: 3600 } },
    ]);
    expect((await api.request(`DELETE ${line}/read`)).status).toBe(204);
    expect(await api.refusal(`DELETE ${line}/read`)).toEqual({ status: 404, code: 'entity.not_found' });
  });

  it('are listed completely without a total unless a page is requested (logto-behavior.md#12.12)', async () => {
    const { id } = await createRole({ scopeIds: ['read', 'write'] });
    const bare = await api.request(`GET /api/roles/${id}/scopes?page=`);
    expect(bare.headers.get('total-number')).toBeNull();
    expect(await bare.json()).toHaveLength(2);
    const paged = await api.request(`GET /api/roles/${id}/scopes?page_size=1`);
    expect(paged.headers.get('total-number')).toBe('2');
    expect(await paged.json()).toHaveLength(1);
  });

  it('of the Management API can only be added to machine-to-machine roles', async () => {
    const { id } = await createRole();
    expect(await api.refusal(`POST /api/roles/${id}/scopes`, { scopeIds: [managementApi.scopeId] })).toEqual({
      status: 400,
      code: 'role.management_api_scopes_not_assignable_to_user_role',
    });
    const machine = await createRole({ name: 'm', type: 'MachineToMachine', scopeIds: [managementApi.scopeId] });
    expect(await api.json(`GET /api/roles/${machine.id}/scopes`)).toMatchObject([{ name: 'all' }]);
  });

  it('are refused at creation together with the new role, unlike in Logto (logto-behavior.md#12.52)', async () => {
    const refused = (scopeIds: string[]) =>
      api.refusal('POST /api/roles', { name: 'half', description: 'x', scopeIds });
    expect(await refused(['nope'])).toEqual({ status: 404, code: 'entity.not_exists_with_id' });
    expect(await refused([])).toEqual({ status: 422, code: 'entity.invalid_input' });
    expect(await refused(['read', 'read'])).toEqual({ status: 422, code: 'role.scope_exists' });
    expect(await api.json('GET /api/roles?search=half')).toEqual([]);
  });
});

describe('resources', () => {
  it('list every API including the Management API, with scopes on request', async () => {
    expect(await api.json('GET /api/resources')).not.toHaveProperty('0.scopes');
    expect(await api.json('GET /api/resources?includeScopes=true')).toMatchObject([
      { indicator: managementApiIndicator, scopes: [{ name: 'all' }] },
      { id: 'orders', isDefault: false, scopes: [{ name: 'read' }, { name: 'write' }] },
    ]);
    expect(await api.json('GET /api/resources/orders')).toMatchObject({ name: 'Orders' });
    const scopes = await api.request('GET /api/resources/orders/scopes');
    expect(scopes.headers.get('total-number')).toBe('2');
    expect(await api.refusal('GET /api/resources/nope')).toMatchObject({ code: 'entity.not_exists_with_id' });
  });
});
