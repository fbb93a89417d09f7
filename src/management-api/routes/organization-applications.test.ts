import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';
import { addClients } from '#management-api/testing/test-clients.ts';

let api: TestApi;
let acme: string;
beforeAll(async () => {
  api = await openTestApi();
  await addClients(api);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('organizations').execute();
  await api.db.deleteFrom('organization_roles').execute();
  acme = await create('/api/organizations', { name: 'Acme' });
});

const create = async (path: string, body: object) => ((await api.json(`POST ${path}`, { body })) as { id: string }).id;
const machineRole = (name: string) => create('/api/organization-roles', { name, type: 'MachineToMachine' });
const path = () => `/api/organizations/${acme}/applications`;
const join = (...applicationIds: string[]) => api.request(`POST ${path()}`, { body: { applicationIds } });

const missing = { status: 422, code: 'entity.relation_foreign_key_not_found' };
const wrongType = { status: 422, code: 'entity.db_constraint_violated' };

describe('applications of an organization', () => {
  it('are listed with their roles by name, searched and removed', async () => {
    const [writer, reader] = [await machineRole('writer'), await machineRole('reader')];
    const joined = await join('powerless', 'powerless', 'listed');
    expect([joined.status, await joined.text()]).toEqual([201, 'Created']);
    await api.request(`POST ${path()}/roles`, {
      body: { applicationIds: ['powerless'], organizationRoleIds: [writer, reader] },
    });
    const listed = await api.request(`GET ${path()}`);
    expect(listed.headers.get('total-number')).toBe('2');
    expect(await listed.json()).toMatchObject([
      { id: 'powerless', type: 'MachineToMachine', organizationRoles: [{ name: 'reader' }, { name: 'writer' }] },
      { id: 'listed', organizationRoles: [] },
    ]);
    expect(await api.json(`GET ${path()}?q=LIST`)).toMatchObject([{ id: 'listed' }]);
    expect(await api.json('GET /api/organizations/nope/applications')).toEqual([]);
    expect((await api.request(`PUT ${path()}`, { body: { applicationIds: ['listed'] } })).status).toBe(204);
    expect((await api.request(`DELETE ${path()}/listed`)).status).toBe(204);
    expect(await api.refusal(`DELETE ${path()}/listed`)).toEqual({ status: 404, code: 'entity.not_found' });
  });

  it('list their organizations, and can be left out of the list of applications', async () => {
    const [writer, reader] = [await machineRole('writer'), await machineRole('reader')];
    await join('powerless');
    await api.request(`POST ${path()}/powerless/roles`, { body: { organizationRoleIds: [writer, reader] } });
    const second = await create('/api/organizations', { name: 'Second' });
    await api.request(`POST /api/organizations/${second}/applications`, { body: { applicationIds: ['powerless'] } });
    expect(await api.json('GET /api/applications/powerless/organizations')).toMatchObject([
      { id: acme, name: 'Acme', organizationRoles: [{ name: 'reader' }, { name: 'writer' }] },
      { id: second, organizationRoles: [] },
    ]);
    const page = await api.request('GET /api/applications/powerless/organizations?page=2&page_size=1');
    expect([page.headers.get('total-number'), await page.json()]).toMatchObject(['2', [{ id: second }]]);
    expect(await api.json('GET /api/applications/listed/organizations')).toEqual([]);
    const unknown = { status: 404, code: 'entity.not_exists_with_id' };
    expect(await api.refusal('GET /api/applications/nope/organizations')).toEqual(unknown);

    const without = async (id: string) =>
      (
        (await api.json(`GET /api/applications?types=MachineToMachine&excludeOrganizationId=${id}`)) as { id: string }[]
      ).map((application) => application.id);
    expect(await without(acme)).toEqual(expect.not.arrayContaining(['powerless']));
    expect(await without(acme)).toContain('listed');
    expect(await without('nope')).toContain('powerless');
  });

  it('are machine-to-machine applications', async () => {
    expect(await api.refusal(`POST ${path()}`, { applicationIds: ['powerless', 'spa'] })).toEqual(wrongType);
    expect(await api.refusal(`PUT ${path()}`, { applicationIds: ['nope'] })).toEqual(missing);
    expect(await api.json(`GET ${path()}`)).toEqual([]);
  });
});

describe('the roles of an application', () => {
  const rolesPath = () => `${path()}/powerless/roles`;

  it('require a member, at least one role, and roles for machines', async () => {
    const outsider = { status: 422, code: 'organization.require_membership' };
    expect(await api.refusal(`POST ${rolesPath()}`, {})).toEqual(outsider);
    expect(await api.refusal(`GET ${rolesPath()}?page=0`)).toEqual(outsider);
    await join('powerless');
    expect(await api.refusal(`PUT ${rolesPath()}`, { organizationRoleIds: [] })).toMatchObject({ status: 400 });
    const userRole = await create('/api/organization-roles', { name: 'user' });
    expect(await api.refusal(`POST ${rolesPath()}`, { organizationRoleIds: [userRole] })).toEqual(wrongType);
    expect(await api.refusal(`POST ${rolesPath()}`, { organizationRoleIds: ['nope'] })).toEqual(missing);
  });

  it('are replaced and removed, and end with the membership', async () => {
    const [writer, reader] = [await machineRole('writer'), await machineRole('reader')];
    await join('powerless');
    await api.request(`POST ${rolesPath()}`, { body: { organizationRoleIds: [writer] } });
    const repeated = { organizationRoleIds: [reader, reader] };
    expect(await api.refusal(`PUT ${rolesPath()}`, repeated)).toEqual({
      status: 422,
      code: 'entity.unique_integrity_violation',
    });
    expect((await api.request(`PUT ${rolesPath()}`, { body: { organizationRoleIds: [reader] } })).status).toBe(204);
    expect(await api.json(`GET ${rolesPath()}`)).toMatchObject([{ id: reader }]);
    expect((await api.request(`DELETE ${rolesPath()}/${writer}`)).status).toBe(404);
    await api.request(`DELETE ${path()}/powerless`);
    await join('powerless');
    expect(await api.json(`GET ${rolesPath()}`)).toEqual([]);
  });
});
