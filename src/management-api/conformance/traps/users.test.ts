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

const patch = (id: string, body: object) => api.json(`PATCH /api/users/${id}`, { body });

describe('writing users', () => {
  it('logto-behavior.md#12.23: null and "" clear in a patch, and are refused in a creation', async () => {
    const { id } = await api.createUser({ username: 'ada', primaryEmail: 'ada@example.com' });
    expect(await patch(id, { username: null, primaryEmail: '' })).toMatchObject({ username: null, primaryEmail: null });
    for (const username of [null, '']) {
      expect(await api.refusal('POST /api/users', { username })).toMatchObject({ code: 'guard.invalid_input' });
    }
  });

  it('logto-behavior.md#12.24: the user’s own route replaces JSON, the dedicated ones merge it', async () => {
    const { id } = await api.createUser({ profile: { nickname: 'a', gender: 'f' }, customData: { a: 1 } });
    expect(await patch(id, { profile: { nickname: 'b' } })).toMatchObject({ profile: { nickname: 'b' } });
    expect(await api.json(`GET /api/users/${id}`)).not.toHaveProperty('profile.gender');
    const body = { customData: { b: 2 } };
    expect(await api.json(`PATCH /api/users/${id}/custom-data`, { body })).toEqual({ a: 1, b: 2 });
  });

  it('logto-behavior.md#12.25: the merging routes want a wrapper and answer bare', async () => {
    const { id } = await api.createUser({});
    expect(await api.refusal(`PATCH /api/users/${id}/profile`, { nickname: 'a' })).toMatchObject({ status: 400 });
    const body = { profile: { nickname: 'a' } };
    expect(await api.json(`PATCH /api/users/${id}/profile`, { body })).toEqual({ nickname: 'a' });
  });

  it('logto-behavior.md#12.26: a profile takes no null and keeps ""', async () => {
    const { id } = await api.createUser({ profile: { nickname: 'a' } });
    const line = `PATCH /api/users/${id}/profile`;
    expect(await api.refusal(line, { profile: { nickname: null } })).toMatchObject({ status: 400 });
    expect(await api.json(line, { body: { profile: { nickname: '' } } })).toEqual({ nickname: '' });
  });

  it('logto-behavior.md#12.27: a patch of nothing is a 422', async () => {
    const { id } = await api.createUser({});
    for (const body of [{}, { unknown: 1 }]) {
      expect(await api.refusal(`PATCH /api/users/${id}`, body)).toEqual({ status: 422, code: 'entity.invalid_input' });
    }
  });

  it('logto-behavior.md#12.28: phones are digits and come back normalized', async () => {
    const { id } = await api.createUser({ primaryPhone: '610412345678' });
    expect(await api.json(`GET /api/users/${id}`)).toMatchObject({ primaryPhone: '61412345678' });
    const line = `PATCH /api/users/${id}`;
    expect(await api.refusal(line, { primaryPhone: '+61412345678' })).toMatchObject({ status: 400 });
    expect(await api.refusal(line, { primaryPhone: '1' })).toMatchObject({ status: 422, code: 'user.invalid_phone' });
  });

  it('logto-behavior.md#12.29: e-mail addresses are the same in any case but kept as typed; usernames go by the policy', async () => {
    const first = await api.createUser({ username: 'ada', primaryEmail: 'Ada@Example.com' });
    expect(first).toMatchObject({ primaryEmail: 'Ada@Example.com' });
    expect(await api.refusal('POST /api/users', { primaryEmail: 'ada@example.COM' })).toMatchObject({ status: 422 });
    await api.createUser({ username: 'Ada' });
    await api.json('PATCH /api/sign-in-exp', { body: { usernamePolicy: { caseSensitive: false } } });
    expect(await api.refusal('POST /api/users', { username: 'ADA' })).toMatchObject({
      code: 'user.username_already_in_use',
    });
    await api.json('PATCH /api/sign-in-exp', { body: { usernamePolicy: { caseSensitive: true } } });
  });

  it('logto-behavior.md#12.30: one collision is told at a time, in another order for each route', async () => {
    const taken = { username: 'ada', primaryEmail: 'ada@example.com', primaryPhone: '15551230000' };
    await api.createUser(taken);
    const { id } = await api.createUser({});
    expect(await api.refusal('POST /api/users', taken)).toMatchObject({ code: 'user.username_already_in_use' });
    expect(await api.refusal(`PATCH /api/users/${id}`, taken)).toMatchObject({ code: 'user.email_already_in_use' });
  });

  it('logto-behavior.md#12.31: what is too long passes validation and fails in the database', async () => {
    const long = { name: 'x'.repeat(129) };
    expect(await api.refusal('POST /api/users', long)).toMatchObject({ status: 422, code: 'entity.value_too_long' });
  });

  it('logto-behavior.md#12.34: the last identifier may be removed', async () => {
    const { id } = await api.createUser({ username: 'ada' });
    expect(await patch(id, { username: '' })).toMatchObject({ username: null });
  });

  it('logto-behavior.md#12.35: an avatar may be any URL', async () => {
    const avatar = 'javascript:alert(1)';
    expect(await api.createUser({ avatar })).toMatchObject({ avatar });
  });

  it('logto-behavior.md#12.36: JSON comes back with its keys in another order', async () => {
    const { id } = await api.createUser({ customData: { longer: 1, b: 2, a: 3 } });
    const { customData } = (await api.json(`GET /api/users/${id}`)) as { customData: object };
    expect(Object.keys(customData)).toEqual(['a', 'b', 'longer']);
  });

  it('logto-behavior.md#12.37: the last writer wins, whatever If-Match says', async () => {
    const { id } = await api.createUser({ name: 'first' });
    const headers = { 'if-match': '"stale"' };
    const response = await api.request(`PATCH /api/users/${id}`, { body: { name: 'second' }, headers });
    expect(await response.json()).toMatchObject({ name: 'second' });
  });
});
