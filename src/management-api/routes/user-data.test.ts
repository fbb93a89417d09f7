import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
});

type Body = Record<string, unknown>;

describe('merging', () => {
  it('overwrites one level deep, changes updatedAt even without members, and returns the bare object', async () => {
    const { id } = await api.createUser({
      customData: { keep: 1, deep: { a: 1 } },
      profile: { address: { country: 'DE' } },
    });
    api.clock.now += 1000;
    const merge = (route: string, body: Body) => api.json(`PATCH /api/users/${id}/${route}`, { body });
    expect(await merge('custom-data', { customData: { deep: { b: 2 } } })).toEqual({ keep: 1, deep: { b: 2 } });
    expect(await merge('custom-data', { customData: {} })).toEqual({ keep: 1, deep: { b: 2 } });
    expect(await merge('profile', { profile: { address: { region: 'BE' }, nickname: '' } })).toEqual({
      address: { region: 'BE' },
      nickname: '',
    });
    expect(await api.json(`GET /api/users/${id}`)).toMatchObject({ updatedAt: api.clock.now });
    expect(await api.refusal(`PATCH /api/users/${id}/profile`, { profile: { nickname: null } })).toMatchObject({
      status: 400,
    });
    expect(await api.refusal(`PATCH /api/users/${id}/profile`, { nickname: 'x' })).toMatchObject({ status: 400 });
  });

  it('keeps members with special names in JavaScript, such as __proto__', async () => {
    const customData: unknown = JSON.parse('{"__proto__":{"admin":true},"constructor":1,"deep":{"__proto__":[]}}');
    const stored = async (id: string) => JSON.stringify(await api.json(`GET /api/users/${id}/custom-data`));
    const { id: created } = await api.createUser({ customData });
    const { id: patched } = await api.createUser({});
    const { id: merged } = await api.createUser({});
    await api.json(`PATCH /api/users/${patched}`, { body: { customData } });
    await api.json(`PATCH /api/users/${merged}/custom-data`, { body: { customData } });
    for (const id of [created, patched, merged]) {
      expect(JSON.parse(await stored(id))).toEqual(customData);
      expect(await stored(id)).toContain('"__proto__":{"admin":true}');
    }
  });

  it('keeps the members of concurrent writes', async () => {
    const { id } = await api.createUser({});
    const keys = Array.from({ length: 10 }, (_, index) => `key${index}`);
    await Promise.all(
      keys.map((key) => api.request(`PATCH /api/users/${id}/custom-data`, { body: { customData: { [key]: true } } })),
    );
    expect(Object.keys((await api.json(`GET /api/users/${id}/custom-data`)) as Body).toSorted()).toEqual(keys);
  });
});
