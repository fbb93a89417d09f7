import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
let path: string;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
  path = `/api/users/${(await api.createUser({ username: 'ada' })).id}/personal-access-tokens`;
});

const add = (body: object) => api.json(`POST ${path}`, { body });

describe('personal access tokens', () => {
  it('include their value in the list and may have any name (logto-behavior.md#12.38)', async () => {
    const name = 'a/b #?%';
    expect(await add({ name })).toMatchObject({
      name,
      value: expect.stringMatching(/^pat_[0-9a-zA-Z]{32}$/) as string,
    });
    expect(await api.json(`GET ${path}`)).toMatchObject([{ name, value: expect.stringMatching(/^pat_/) as string }]);
    const byAddress = `${path}/${encodeURIComponent(name)}`;
    expect(await api.json(`PATCH ${byAddress}`, { body: { name: 'plain' } })).toMatchObject({ name: 'plain' });
    expect(await api.json(`PATCH ${path}`, { body: { currentName: 'plain', name } })).toMatchObject({ name });
    expect((await api.request(`POST ${path}/delete`, { body: { name } })).status).toBe(204);
    expect(await api.json(`GET ${path}`)).toEqual([]);
  });

  it('have unique names per user', async () => {
    await add({ name: 'a' });
    await add({ name: 'b' });
    const taken = { status: 422, code: 'user.personal_access_token_name_exists' };
    expect(await api.refusal(`PATCH ${path}`, { currentName: 'a', name: 'b' })).toEqual(taken);
    expect(await api.refusal(`PATCH ${path}/a`, { name: 'b' })).toEqual(taken);
    expect(await api.json(`PATCH ${path}`, { body: { name: 'a' } })).toMatchObject({ name: 'a' });
    expect(await api.refusal(`PATCH ${path}`, { name: 'c' })).toEqual({ status: 404, code: 'entity.not_exists' });
    expect(await api.refusal(`POST ${path}/delete`, { name: 'c' })).toEqual({ status: 404, code: 'entity.not_found' });
    expect(await api.refusal(`POST ${path}`, { name: 'x'.repeat(257) })).toMatchObject({ code: 'guard.invalid_input' });
  });

  it('stay in the list after they expire, oldest first', async () => {
    await add({ name: 'z', expiresAt: api.clock.now + 1000 });
    await add({ name: 'a', expiresAt: null });
    api.clock.now += 2000;
    expect(await api.json(`GET ${path}`)).toMatchObject([
      { name: 'z', expiresAt: api.clock.now - 1000 },
      { name: 'a', expiresAt: null },
    ]);
  });

  it('refuse invalid expiry times', async () => {
    for (const expiresAt of [Date.UTC(10_000, 0, 1), 1e300]) {
      const refused = await api.refusal(`POST ${path}`, { name: 'a', expiresAt });
      expect(refused).toEqual({ status: 422, code: 'entity.invalid_input' });
    }
  });
});
