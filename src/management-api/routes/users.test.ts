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

const names = async (query: string) =>
  ((await api.json(`GET /api/users?${query}`)) as { name: string }[]).map(({ name }) => name);

describe('the list', () => {
  it('is newest first across pages and after changes, also for users of the same instant', async () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      await api.createUser({ name });
    }
    const [, second] = (await api.json('GET /api/users')) as { id: string }[];
    await api.request(`PATCH /api/users/${second?.id}`, { body: { avatar: 'https://img.test/c.png' } });
    expect(await names('')).toEqual(['d', 'c', 'b', 'a']);
    expect([...(await names('page=1&page_size=3')), ...(await names('page=2&page_size=3'))]).toEqual([
      'd',
      'c',
      'b',
      'a',
    ]);
    api.clock.now -= 1000;
    await api.createUser({ name: 'older' });
    api.clock.now += 1000;
    expect(await names('')).toEqual(['d', 'c', 'b', 'a', 'older']);
  });

  it('includes digests only on request, and never the sequence', async () => {
    const user = await api.createUser({ password: 'x' });
    const [plain] = (await api.json('GET /api/users?includePasswordHash=no&includeSsoIdentities=1')) as Body[];
    expect(plain).toEqual(user);
    expect(plain).not.toHaveProperty('seq');
    expect(plain).not.toHaveProperty('passwordDigest');
    const [full] = (await api.json('GET /api/users?includePasswordHash=YES')) as Body[];
    expect(full).toEqual({
      ...plain,
      passwordDigest: expect.stringMatching(/^\$argon2i\$/) as string,
      passwordAlgorithm: 'Argon2i',
    });
    const bare = await api.createUser({});
    expect(await api.json(`GET /api/users/${bare.id}?includePasswordHash=true&includeSsoIdentities=y`)).toEqual({
      ...bare,
      passwordDigest: null,
      passwordAlgorithm: null,
      ssoIdentities: [],
    });
  });

  it('excludes by role or by organization, not by both', async () => {
    await api.createUser({ name: 'a' });
    expect(await api.refusal('GET /api/users?excludeRoleId=x&excludeOrganizationId=y')).toEqual({
      status: 400,
      code: 'request.invalid_input',
    });
    expect(await names('excludeRoleId=x&excludeOrganizationId=')).toEqual(['a']);
    expect(await names('excludeOrganizationId=y&hideAdminUser=true')).toEqual(['a']);
  });
});

describe('patching', () => {
  it('changes given members, clears with null or "", replaces JSON, and sets updatedAt', async () => {
    const { id } = await api.createUser({
      username: 'ada',
      name: 'Ada',
      primaryPhone: '15551230000',
      profile: { nickname: 'a', gender: 'f' },
    });
    api.clock.now += 5000;
    const body = { username: null, primaryPhone: '', profile: { nickname: 'b' }, customData: { x: null } };
    expect(await api.json(`PATCH /api/users/${id}`, { body })).toMatchObject({
      username: null,
      primaryPhone: null,
      name: 'Ada',
      profile: { nickname: 'b' },
      customData: { x: null },
      updatedAt: api.clock.now,
      createdAt: api.clock.now - 5000,
    });
    expect(await api.json(`GET /api/users/${id}`)).not.toHaveProperty('profile.gender');
  });

  it('checks existence, then conflicts of e-mail, phone, username, then the phone format', async () => {
    const taken = { username: 'ada', primaryEmail: 'ada@example.com', primaryPhone: '447911123456' };
    await api.createUser(taken);
    const { id } = await api.createUser({});
    const line = `PATCH /api/users/${id}`;
    expect(await api.refusal('PATCH /api/users/nobody', {})).toEqual({ status: 404, code: 'entity.not_found' });
    expect(await api.refusal(line, { ...taken, primaryEmail: 'ADA@example.com' })).toMatchObject({
      code: 'user.email_already_in_use',
    });
    expect(await api.refusal(line, { username: 'ada', primaryPhone: '4407911123456' })).toMatchObject({
      code: 'user.phone_already_in_use',
    });
    expect(await api.refusal(line, { username: 'ada', primaryPhone: '1' })).toMatchObject({
      code: 'user.username_already_in_use',
    });
    expect(await api.refusal(line, { primaryPhone: '1' })).toMatchObject({ code: 'user.invalid_phone' });
    expect(await api.refusal(line, {})).toEqual({ status: 422, code: 'entity.invalid_input' });
  });

  it('accepts the user’s own identifiers, also in another form', async () => {
    const { id } = await api.createUser({
      username: 'ada',
      primaryEmail: 'ada@example.com',
      primaryPhone: '447911123456',
    });
    const body = { username: 'ada', primaryEmail: 'Ada@Example.com', primaryPhone: '4407911123456' };
    expect(await api.json(`PATCH /api/users/${id}`, { body })).toMatchObject({ ...body, primaryPhone: '447911123456' });
  });

  it.each<[string, Body]>([
    ['customData', { customData: null }],
    ['profile', { profile: null }],
    ['profile.nickname', { profile: { nickname: null } }],
  ])('refuses null for %s', async (_, body) => {
    const { id } = await api.createUser({});
    expect(await api.refusal(`PATCH /api/users/${id}`, body)).toMatchObject({
      status: 400,
      code: 'guard.invalid_input',
    });
  });
});

describe('deleting', () => {
  it('keeps the log entries of the user', async () => {
    const { id } = await api.createUser({});
    await api.db
      .insertInto('logs')
      .values({ id: 'entry', key: 'Interaction.End', payload: JSON.stringify({ userId: id }), created_at: new Date() })
      .execute();
    expect((await api.request(`DELETE /api/users/${id}`)).status).toBe(204);
    expect(await api.refusal(`DELETE /api/users/${id}`)).toEqual({ status: 404, code: 'entity.not_found' });
    expect(await api.json(`GET /api/logs?userId=${id}`)).toMatchObject([{ id: 'entry' }]);
  });
});
