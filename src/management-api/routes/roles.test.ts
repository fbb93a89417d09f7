import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { managementApi } from '#management-api/db/machine-application.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
let userId: string;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
  await api.db.deleteFrom('roles').where('id', '!=', managementApi.roleId).execute();
  userId = (await api.createUser({ name: 'Ada' })).id;
});

type Entity = { id: string; name: string };

const createRole = async (body: object) =>
  (await api.json('POST /api/roles', { body: { description: 'x', ...body } })) as Entity;
const createMachineRole = () => createRole({ name: 'machine', type: 'MachineToMachine' });
const rolesOf = async (id: string) =>
  ((await api.json(`GET /api/users/${id}/roles?page_size=100`)) as Entity[]).map(({ name }) => name);

describe('the roles of a user', () => {
  it('are listed in pages of 20 by default (logto-behavior.md#12.11)', async () => {
    const roles = await Promise.all(Array.from({ length: 21 }, (_, index) => createRole({ name: `r${index}` })));
    await api.request(`POST /api/users/${userId}/roles`, { body: { roleIds: roles.map(({ id }) => id) } });
    const response = await api.request(`GET /api/users/${userId}/roles`);
    expect(await response.json()).toHaveLength(20);
    expect(response.headers.get('total-number')).toBe('21');
    expect(await rolesOf(userId)).toHaveLength(21);
  });

  it('are replaced all or none, unlike in Logto (logto-behavior.md#12.39)', async () => {
    const [kept, machine] = [await createRole({ name: 'kept' }), await createMachineRole()];
    const line = `PUT /api/users/${userId}/roles`;
    await api.request(line, { body: { roleIds: [kept.id, kept.id] } });
    expect(await api.refusal(line, { roleIds: ['nope'] })).toEqual({ status: 404, code: 'entity.not_exists_with_id' });
    expect(await rolesOf(userId)).toEqual(['kept']);
    expect(await api.refusal(line, { roleIds: [machine.id] })).toEqual({
      status: 422,
      code: 'entity.db_constraint_violated',
    });
    expect(await rolesOf(userId)).toEqual(['kept']);
  });

  it('must be user roles and may be repeated in a request', async () => {
    const [role, machine] = [await createRole({ name: 'a' }), await createMachineRole()];
    const line = `POST /api/users/${userId}/roles`;
    expect(await api.refusal(line, { roleIds: [machine.id] })).toEqual({ status: 422, code: 'user.invalid_role_type' });
    expect(await api.json(line, { body: { roleIds: [role.id, role.id] } })).toEqual({
      roleIds: [role.id, role.id],
      addedRoleIds: [role.id],
    });
  });

  it('are searched without internal roles', async () => {
    const names = ['editor', 'auditor', '#internal:x'];
    const roles = await Promise.all(names.map((name) => createRole({ name })));
    await api.request(`POST /api/users/${userId}/roles`, { body: { roleIds: roles.map(({ id }) => id) } });
    expect((await rolesOf(userId)).toSorted()).toEqual(['auditor', 'editor']);
    expect(await api.json(`GET /api/users/${userId}/roles?search.name=ed%25`)).toMatchObject([{ name: 'editor' }]);
    expect(await api.json('GET /api/roles?search=%23internal%25')).toEqual([]);
  });

  it('start with the default roles of users', async () => {
    await createRole({ name: 'everybody', isDefault: true });
    await createRole({ name: 'machine', type: 'MachineToMachine', isDefault: true });
    expect(await rolesOf((await api.createUser({})).id)).toEqual(['everybody']);
    expect(await rolesOf(userId)).toEqual([]);
  });

  it('are deleted with the user', async () => {
    const { id } = await createRole({ name: 'a' });
    await api.request(`POST /api/roles/${id}/users`, { body: { userIds: [userId] } });
    await api.request(`DELETE /api/users/${userId}`);
    expect(await api.json(`GET /api/roles/${id}/users`)).toEqual([]);
  });
});

describe('the users of a role', () => {
  it('are added all or none, unlike the roles of a user (logto-behavior.md#12.40)', async () => {
    const { id } = await createRole({ name: 'a' });
    const other = await api.createUser({ name: 'Bea' });
    const line = `POST /api/roles/${id}/users`;
    const created = await api.request(line, { body: { userIds: [userId] } });
    expect([created.status, await created.text()]).toEqual([201, 'Created']);
    expect(await api.refusal(line, { userIds: [other.id, userId] })).toEqual({ status: 422, code: 'role.user_exists' });
    expect(await rolesOf(other.id)).toEqual([]);
    expect((await api.request(`POST /api/users/${userId}/roles`, { body: { roleIds: [id] } })).status).toBe(201);
  });

  it('must exist and cannot have machine-to-machine roles', async () => {
    const [role, machine] = [await createRole({ name: 'a' }), await createMachineRole()];
    const post = (id: string, userIds: string[]) => api.refusal(`POST /api/roles/${id}/users`, { userIds });
    expect(await post('nope', [userId])).toEqual({ status: 404, code: 'entity.not_exists_with_id' });
    expect(await post(role.id, ['nope'])).toEqual({ status: 404, code: 'entity.not_found' });
    expect(await post(role.id, [userId, userId])).toEqual({ status: 422, code: 'role.user_exists' });
    expect(await post(role.id, [])).toMatchObject({ status: 400, code: 'guard.invalid_input' });
    expect(await post(machine.id, [userId])).toEqual({ status: 422, code: 'entity.db_constraint_violated' });
    expect(await api.refusal(`DELETE /api/roles/${role.id}/users/${userId}`)).toEqual({
      status: 404,
      code: 'entity.not_found',
    });
    expect(await api.refusal('GET /api/roles/nope/users')).toMatchObject({ code: 'entity.not_exists_with_id' });
  });

  it('are added once by requests at the same time', async () => {
    const { id } = await createRole({ name: 'a' });
    // Opens connections first, so that the requests really run at the same time.
    await Promise.all([1, 2, 3].map(() => api.request('GET /api/roles')));
    const add = () => api.request(`POST /api/roles/${id}/users`, { body: { userIds: [userId] } });
    const answers = await Promise.all([1, 2, 3].map(add));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422, 422]);
  });

  it('may be more IDs than a query has parameters', async () => {
    const { id } = await createRole({ name: 'a' });
    const userIds = Array.from({ length: 90_000 }, (_, index) => `u${index}`);
    expect(await api.refusal(`POST /api/roles/${id}/users`, { userIds })).toEqual({
      status: 404,
      code: 'entity.not_found',
    });
  });

  it('are filtered by search and excluded by excludeRoleId', async () => {
    const { id } = await createRole({ name: 'a' });
    await api.createUser({ name: 'Bea' });
    await api.request(`POST /api/roles/${id}/users`, { body: { userIds: [userId] } });
    expect(await api.json(`GET /api/roles/${id}/users?search.name=A%25`)).toMatchObject([
      { name: 'Ada', hasPassword: false },
    ]);
    expect(await api.json(`GET /api/roles/${id}/users?search.name=B%25`)).toEqual([]);
    expect(await api.json(`GET /api/users?excludeRoleId=${id}`)).toMatchObject([{ name: 'Bea' }]);
  });
});

describe('roles', () => {
  it('are filtered by type, excludeUserId and excludeApplicationId', async () => {
    const role = await createRole({ name: 'a' });
    await createMachineRole();
    const names = async (query: string) =>
      ((await api.json(`GET /api/roles?${query}`)) as Entity[]).map(({ name }) => name);
    expect(await names('type=User')).toEqual(['a']);
    expect(await names(`type=User&excludeUserId=${userId}`)).toEqual(['a']);
    await api.request(`POST /api/users/${userId}/roles`, { body: { roleIds: [role.id] } });
    expect(await names(`type=User&excludeUserId=${userId}`)).toEqual([]);
    expect(await names(`excludeApplicationId=${api.demoApp.id}&type=MachineToMachine`)).toEqual(['machine']);
    expect(await api.refusal('GET /api/roles?type=Nope')).toMatchObject({ code: 'guard.invalid_input' });
    expect(await api.json('GET /api/roles?search.name=Logto%25')).toMatchObject([
      { applicationsCount: 1, featuredApplications: [{ id: api.demoApp.id, type: 'MachineToMachine' }] },
    ]);
    expect(await api.json(`GET /api/roles/${managementApi.roleId}/applications`)).toMatchObject([
      { id: api.demoApp.id },
    ]);
    expect(await api.json(`GET /api/applications/${api.demoApp.id}/roles`)).toMatchObject([
      { id: managementApi.roleId },
    ]);
    expect(await api.json(`GET /api/applications?excludeRoleId=${managementApi.roleId}`)).toEqual([]);
  });

  it('are patched and have unique names', async () => {
    const { id } = await createRole({ name: 'a' });
    await createRole({ name: 'b' });
    expect(await api.refusal(`PATCH /api/roles/${id}`, {})).toEqual({ status: 422, code: 'entity.invalid_input' });
    expect(await api.refusal(`PATCH /api/roles/${id}`, { name: 'b' })).toEqual({
      status: 422,
      code: 'role.name_in_use',
    });
    expect(await api.json(`PATCH /api/roles/${id}`, { body: { name: 'c', isDefault: true, type: 'x' } })).toMatchObject(
      {
        name: 'c',
        isDefault: true,
        type: 'User',
      },
    );
    expect(await api.refusal('DELETE /api/roles/nope')).toEqual({ status: 404, code: 'entity.not_exists_with_id' });
  });
});
