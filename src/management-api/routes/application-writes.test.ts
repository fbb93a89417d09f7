import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

type Created = { id: string };

const create = async (body: object) =>
  ((await api.json('POST /api/applications', { body: { name: 'App', ...body } })) as Created).id;

const createRole = async (name: string, type: 'User' | 'MachineToMachine' = 'MachineToMachine') =>
  ((await api.json('POST /api/roles', { body: { name, description: name, type } })) as Created).id;

const status = async (line: string, body?: unknown) =>
  (await api.request(line, body === undefined ? {} : { body })).status;

describe('changing an application', () => {
  it('must repeat isDeviceFlow, because absent means false', async () => {
    const id = await create({ type: 'Native', customClientMetadata: { isDeviceFlow: true } });
    const patch = (customClientMetadata: object) =>
      api.refusal(`PATCH /api/applications/${id}`, { customClientMetadata });
    expect(await patch({ idTokenTtl: 5 })).toMatchObject({ code: 'application.device_flow_not_changeable' });
    const body = { customClientMetadata: { idTokenTtl: 5, isDeviceFlow: true } };
    expect(await status(`PATCH /api/applications/${id}`, body)).toBe(200);
    expect(await status(`PATCH /api/applications/${id}`, { name: 'Renamed' })).toBe(200);
  });

  it('changes nothing when it is refused', async () => {
    const id = await create({ type: 'MachineToMachine' });
    await api.request(`PATCH /api/applications/${id}`, {
      body: { name: 'Other', isAdmin: true, protectedAppMetadata: { origin: 'https://x.test' } },
    });
    expect(await api.json(`GET /api/applications/${id}`)).toMatchObject({ name: 'App', isAdmin: false });
  });

  it('is impossible for applications without a row', async () => {
    expect(await api.json('GET /api/applications/demo-app')).toMatchObject({ secret: 'N/A' });
    expect(await status('PATCH /api/applications/demo-app', { name: 'Mine' })).toBe(404);
    expect(await status('DELETE /api/applications/demo-app')).toBe(404);
    expect(await status('GET /api/applications/demo-app/secrets')).toBe(404);
  });
});

describe('creating an application', () => {
  it('is impossible for types that need a service of the cloud', async () => {
    const body = { name: 'App', type: 'Protected', protectedAppMetadata: { subDomain: 'x', origin: 'https://x.test' } };
    const code = 'application.protected_app_not_configured';
    expect(await api.refusal('POST /api/applications', body)).toEqual({ status: 501, code });
    expect(await api.refusal('POST /api/applications', { ...body, isThirdParty: true })).toEqual({
      status: 400,
      code: 'application.invalid_third_party_application_type',
    });
  });

  it('keeps members with names of JavaScript', async () => {
    const customData = '{"__proto__":{"x":1},"constructor":2}';
    const body = `{"name":"App","type":"SPA","customData":${customData}}`;
    const { id } = (await api.json('POST /api/applications', { body })) as Created;
    const merged = await api.request(`PATCH /api/applications/${id}/custom-data`, { body: '{"__proto__":3}' });
    expect(await merged.text()).toBe('{"__proto__":3,"constructor":2}');
  });
});

describe('deleting an application', () => {
  it('leaves users and log entries with its ID', async () => {
    const id = await create({ type: 'SPA' });
    const user = await api.createUser({ username: 'ada' });
    await api.db.updateTable('users').set({ application_id: id }).where('id', '=', user.id).execute();
    expect(await status(`DELETE /api/applications/${id}`)).toBe(204);
    expect(await api.json(`GET /api/users/${user.id}`)).toMatchObject({ applicationId: id });
    expect(await api.db.selectFrom('application_secrets').where('application_id', '=', id).execute()).toEqual([]);
  });
});

describe('roles of an application', () => {
  it('are replaced all or none, and repeated IDs count once', async () => {
    const id = await create({ type: 'MachineToMachine' });
    const [first, second, forUsers] = [
      await createRole('first'),
      await createRole('second'),
      await createRole('for users', 'User'),
    ];
    const put = (roleIds: string[]) => api.request(`PUT /api/applications/${id}/roles`, { body: { roleIds } });
    const names = async () =>
      ((await api.json(`GET /api/applications/${id}/roles`)) as { name: string }[]).map(({ name }) => name);
    expect(await (await put([first, first])).text()).toBe('OK');
    expect((await put([second, forUsers])).status).toBe(422);
    expect(await names()).toEqual(['first']);
    expect((await put([second, second])).status).toBe(200);
    expect(await names()).toEqual(['second']);
    expect((await put([])).status).toBe(200);
    expect(await names()).toEqual([]);
  });

  it('can be more than a statement has parameters', async () => {
    const id = await create({ type: 'MachineToMachine' });
    const roleIds = Array.from({ length: 90_000 }, (_, index) => index.toString(36));
    const unknown = { status: 404, code: 'entity.not_exists_with_id' };
    expect(await api.refusal(`POST /api/applications/${id}/roles`, { roleIds })).toEqual(unknown);
    expect(await api.refusal(`PUT /api/applications/${id}/roles`, { roleIds })).toEqual(unknown);
  });
});

describe('secrets', () => {
  it('are created once when two requests use the same name at the same time', async () => {
    const id = await create({ type: 'Traditional' });
    const statuses = await Promise.all(
      ['ci', 'ci', 'ci'].map((name) => status(`POST /api/applications/${id}/secrets`, { name })),
    );
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 422, 422]);
  });

  it('expire at a time that can be stored', async () => {
    const id = await create({ type: 'Traditional' });
    for (const expiresAt of [Date.UTC(10_000, 0, 1), 8.64e15, 1e300]) {
      const refused = await api.refusal(`POST /api/applications/${id}/secrets`, { name: 'never', expiresAt });
      expect(refused).toEqual({ status: 422, code: 'entity.invalid_input' });
    }
    expect(await status(`POST /api/applications/${id}/secrets`, { name: 'x', expiresAt: Date.UTC(9999, 0, 1) })).toBe(
      201,
    );
  });
});

describe('text that the database cannot store', () => {
  it.each([
    ['POST /api/applications', { name: 'a\0b', type: 'SPA' }, 400],
    ['POST /api/applications', { name: 'x', type: 'SPA', customData: { a: 'a\0b' } }, 400],
    ['POST /api/applications', { name: 'x', type: 'SPA', customData: { a: '\u{D800}' } }, 400],
    ['GET /api/applications/a%00b', undefined, 400],
    ['POST /api/applications/x/roles', { roleIds: ['a\0b'] }, 404],
    ['DELETE /api/applications/a%00b/secrets/x', undefined, 400],
  ])('is refused: %s %j', async (line, body, expected) => {
    expect(await status(line, body)).toBe(expected);
  });
});
