import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
let userId: string;
let acme: string;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
  await api.db.deleteFrom('organizations').execute();
  await api.db.deleteFrom('organization_roles').execute();
  userId = (await api.createUser({ username: 'ada', name: 'Ada' })).id;
  acme = await create('/api/organizations', { name: 'Acme' });
});

const create = async (path: string, body: object) => ((await api.json(`POST ${path}`, { body })) as { id: string }).id;
const createRole = (name: string) => create('/api/organization-roles', { name });
const join = (body = { userIds: [userId] }) => api.request(`POST /api/organizations/${acme}/users`, { body });
const ids = async (query: string) =>
  ((await api.json(`GET /api/organizations?${query}`)) as { id: string }[]).map(({ id }) => id);

describe('organizations', () => {
  it('are found by part of their name or id with wildcards, oldest first', async () => {
    api.clock.now += 1000;
    const other = await create('/api/organizations', { name: 'Fine Foods' });
    expect(await ids('')).toEqual([acme, other]);
    expect(await ids('q=ACM')).toEqual([acme]);
    expect(await ids('q=e+_oo')).toEqual([other]);
    expect(await ids('q=in%25+f')).toEqual([other]);
    expect(await ids('q=%5C')).toEqual([]);
    expect(await ids(`q=${acme.slice(2, 9)}`)).toEqual([acme]);
  });

  it('include some members with showFeatured', async () => {
    await join();
    expect(await api.json('GET /api/organizations')).not.toHaveProperty('0.usersCount');
    expect(await api.json('GET /api/organizations?showFeatured=1')).toMatchObject([
      { id: acme, usersCount: 1, featuredUsers: [{ id: userId, name: 'Ada', avatar: null }] },
    ]);
  });

  it('are patched and deleted', async () => {
    const path = `/api/organizations/${acme}`;
    expect(await api.json(`PATCH ${path}`, { body: { description: 'x', customData: { a: 1 } } })).toMatchObject({
      name: 'Acme',
      description: 'x',
      customData: { a: 1 },
    });
    const empty = { status: 422, code: 'entity.invalid_input' };
    expect(await api.refusal(`PATCH ${path}`, { id: 'x', tenantId: 'other' })).toEqual(empty);
    expect(await api.refusal('PATCH /api/organizations/nope', {})).toEqual(empty);
    expect((await api.request(`DELETE ${path}`)).status).toBe(204);
    expect(await api.refusal(`GET ${path}`)).toEqual({ status: 404, code: 'entity.not_exists_with_id' });
  });

  it('can change their time of creation, but not to one that is no date', async () => {
    const path = `PATCH /api/organizations/${acme}`;
    expect(await api.json(path, { body: { createdAt: 1 } })).toMatchObject({ createdAt: 1 });
    for (const createdAt of [Date.UTC(10_000, 0), Date.UTC(-1, 0), 9e15, 1e300]) {
      expect(await api.refusal(path, { createdAt })).toEqual({ status: 422, code: 'entity.invalid_input' });
    }
  });
});

describe('members', () => {
  it('can be added repeatedly and must exist', async () => {
    expect((await join()).status).toBe(201);
    expect(await (await join()).json()).toEqual({ userIds: [userId] });
    const missing = { status: 422, code: 'entity.relation_foreign_key_not_found' };
    for (const unknown of ['nope', 'nope'.repeat(9)]) {
      const userIds = [userId, unknown];
      expect(await api.refusal(`POST /api/organizations/${acme}/users`, { userIds })).toEqual(missing);
    }
    expect(await api.refusal('POST /api/organizations/nope/users', { userIds: [userId] })).toEqual(missing);
    expect(await api.json('GET /api/organizations/nope/users')).toEqual([]);
  });

  it('are replaced, removed and excluded from the list of users', async () => {
    await join();
    const other = await api.createUser({ name: 'Bea' });
    const path = `/api/organizations/${acme}/users`;
    expect((await api.request(`PUT ${path}`, { body: { userIds: [other.id] } })).status).toBe(204);
    expect(await api.json(`GET ${path}`)).toMatchObject([{ id: other.id }]);
    expect(await api.json(`GET /api/users?excludeOrganizationId=${acme}`)).toMatchObject([{ id: userId }]);
    expect((await api.request(`DELETE ${path}/${other.id}`)).status).toBe(204);
    expect(await api.refusal(`DELETE ${path}/${other.id}`)).toEqual({ status: 404, code: 'entity.not_found' });
  });

  it('are ordered by id, searched and filtered by role, without hasPassword', async () => {
    const other = await api.createUser({ name: 'Bea' });
    const role = await createRole('admin');
    await join({ userIds: [userId, other.id] });
    await api.request(`POST /api/organizations/${acme}/users/${userId}/roles`, {
      body: { organizationRoleIds: [role] },
    });
    const path = `/api/organizations/${acme}/users`;
    const members = (await api.json(`GET ${path}`)) as { id: string }[];
    expect(members.map(({ id }) => id)).toEqual([userId, other.id].toSorted());
    expect(members).not.toHaveProperty('0.hasPassword');
    expect(await api.json(`GET ${path}?q=be`)).toMatchObject([{ id: other.id, organizationRoles: [] }]);
    expect(await api.json(`GET ${path}?organizationRoleId=${role}`)).toMatchObject([
      { id: userId, organizationRoles: [{ id: role, name: 'admin' }] },
    ]);
  });
});

describe('the roles of a member', () => {
  const path = () => `/api/organizations/${acme}/users/${userId}/roles`;

  it('are added by id and by name, replaced and removed', async () => {
    const [admin, guest] = [await createRole('admin'), await createRole('guest')];
    await join();
    const body = { organizationRoleIds: [admin], organizationRoleNames: ['guest'] };
    const added = await api.request(`POST ${path()}`, { body });
    expect([added.status, await added.json()]).toEqual([201, { organizationRoleIds: [admin, guest] }]);
    const bare = await api.request(`GET ${path()}`);
    expect(bare.headers.get('total-number')).toBeNull();
    expect(await bare.json()).toMatchObject([{ id: admin, type: 'User' }, { id: guest }]);
    const paged = await api.request(`GET ${path()}?page_size=1`);
    expect([paged.headers.get('total-number'), await paged.json()]).toMatchObject(['2', [{ id: admin }]]);
    expect(await api.json(`GET /api/users/${userId}/organizations`)).toMatchObject([
      { id: acme, organizationRoles: [{ id: admin }, { id: guest }] },
    ]);
    expect((await api.request(`PUT ${path()}`, { body: { organizationRoleIds: [guest] } })).status).toBe(204);
    expect((await api.request(`DELETE ${path()}/${guest}`)).status).toBe(204);
    expect(await api.refusal(`DELETE ${path()}/${guest}`)).toEqual({ status: 404, code: 'entity.not_found' });
  });

  it('require a member and existing roles', async () => {
    const outsider = { status: 422, code: 'organization.require_membership' };
    expect(await api.refusal(`POST ${path()}`, {})).toEqual(outsider);
    expect(await api.refusal(`GET ${path()}?page=0`)).toEqual(outsider);
    await join();
    expect(await api.refusal(`POST ${path()}`, { organizationRoleNames: ['nope'] })).toEqual({
      status: 422,
      code: 'organization.role_names_not_found',
    });
    expect(await api.refusal(`PUT ${path()}`, { organizationRoleIds: ['nope'] })).toEqual({
      status: 422,
      code: 'entity.relation_foreign_key_not_found',
    });
  });

  it('may change their type afterwards', async () => {
    const role = await createRole('admin');
    await join();
    await api.request(`PUT ${path()}`, { body: { organizationRoleIds: [role] } });
    const type = 'MachineToMachine';
    expect((await api.request(`PATCH /api/organization-roles/${role}`, { body: { type } })).status).toBe(200);
    expect(await api.json(`GET ${path()}`)).toMatchObject([{ id: role, type }]);
    expect(await api.refusal(`POST ${path()}`, { organizationRoleIds: [role] })).toMatchObject({ status: 422 });
  });

  it('are assigned to several members at once, all or none', async () => {
    const role = await createRole('admin');
    const other = (await api.createUser({ name: 'Bea' })).id;
    await join();
    const assign = (body: object) => api.request(`POST /api/organizations/${acme}/users/roles`, { body });
    expect((await assign({ userIds: [userId, other], organizationRoleIds: [role] })).status).toBe(422);
    expect((await assign({ userIds: [userId], organizationRoleIds: [role, 'nope'] })).status).toBe(422);
    expect(await api.json(`GET ${path()}`)).toEqual([]);
    expect((await assign({ userIds: [userId, userId], organizationRoleIds: [role, role] })).status).toBe(201);
    expect(await api.json(`GET ${path()}`)).toMatchObject([{ id: role }]);
  });
});
