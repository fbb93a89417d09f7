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

describe('passwords', () => {
  const verify = async (id: string, password: string) =>
    (await api.request(`POST /api/users/${id}/password/verify`, { body: { password } })).status;
  const stored = async (id: string) =>
    (await api.json(`GET /api/users/${id}?includePasswordHash=1`)) as { passwordAlgorithm: string; updatedAt: number };

  it('with an imported digest are hashed with Argon2i after a successful verification', async () => {
    const { id } = await api.createUser({
      passwordDigest: '5f4dcc3b5aa765d61d8327deb882cf99',
      passwordAlgorithm: 'MD5',
    });
    api.clock.now += 1000;
    expect(await verify(id, 'wrong')).toBe(422);
    expect(await stored(id)).toMatchObject({ passwordAlgorithm: 'MD5' });
    expect(await verify(id, 'password')).toBe(204);
    expect(await stored(id)).toMatchObject({ passwordAlgorithm: 'Argon2i', updatedAt: api.clock.now });
    expect(await verify(id, 'password')).toBe(204);
    expect(await verify(id, 'wrong')).toBe(422);
  });

  it('accept a malformed digest, which no password matches', async () => {
    const { id } = await api.createUser({ passwordDigest: 'a'.repeat(256), passwordAlgorithm: 'MD5' });
    expect(await verify(id, 'a')).toBe(422);
  });

  it('that are set clear the expired flag', async () => {
    const { id } = await api.createUser({});
    await api.db.updateTable('users').set({ is_password_expired: true }).execute();
    await api.request(`PATCH /api/users/${id}/password`, { body: { password: 'x' } });
    const row = await api.db.selectFrom('users').select('is_password_expired').executeTakeFirstOrThrow();
    expect(row.is_password_expired).toBe(false);
    expect(await verify(id, 'x')).toBe(204);
  });

  it('of unknown users give 404 after validation', async () => {
    expect(await verify('nobody', 'x')).toBe(404);
    expect(await verify('nobody', '')).toBe(400);
  });
});
