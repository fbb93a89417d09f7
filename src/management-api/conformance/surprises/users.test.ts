import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { defaultSignInExperience } from '#management-api/default-sign-in-experience.ts';
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
  it('clears with null and "" in PATCH and refuses them in POST (logto-behavior.md#12.23)', async () => {
    const { id } = await api.createUser({ username: 'ada', primaryEmail: 'ada@example.com' });
    expect(await patch(id, { username: null, primaryEmail: '' })).toMatchObject({ username: null, primaryEmail: null });
    for (const username of [null, '']) {
      expect(await api.refusal('POST /api/users', { username })).toMatchObject({ code: 'guard.invalid_input' });
    }
  });

  it('replaces JSON in PATCH /users/:id and merges it in the dedicated routes (logto-behavior.md#12.24)', async () => {
    const { id } = await api.createUser({ profile: { nickname: 'a', gender: 'f' }, customData: { a: 1 } });
    expect(await patch(id, { profile: { nickname: 'b' } })).toMatchObject({ profile: { nickname: 'b' } });
    expect(await api.json(`GET /api/users/${id}`)).not.toHaveProperty('profile.gender');
    const body = { customData: { b: 2 } };
    expect(await api.json(`PATCH /api/users/${id}/custom-data`, { body })).toEqual({ a: 1, b: 2 });
  });

  it('expects a wrapper and returns the bare object in the merging routes (logto-behavior.md#12.25)', async () => {
    const { id } = await api.createUser({});
    expect(await api.refusal(`PATCH /api/users/${id}/profile`, { nickname: 'a' })).toMatchObject({ status: 400 });
    const body = { profile: { nickname: 'a' } };
    expect(await api.json(`PATCH /api/users/${id}/profile`, { body })).toEqual({ nickname: 'a' });
  });

  it('refuses null and keeps "" in a profile (logto-behavior.md#12.26)', async () => {
    const { id } = await api.createUser({ profile: { nickname: 'a' } });
    const line = `PATCH /api/users/${id}/profile`;
    expect(await api.refusal(line, { profile: { nickname: null } })).toMatchObject({ status: 400 });
    expect(await api.json(line, { body: { profile: { nickname: '' } } })).toEqual({ nickname: '' });
  });

  it('returns 422 for an empty PATCH (logto-behavior.md#12.27)', async () => {
    const { id } = await api.createUser({});
    for (const body of [{}, { unknown: 1 }]) {
      expect(await api.refusal(`PATCH /api/users/${id}`, body)).toEqual({ status: 422, code: 'entity.invalid_input' });
    }
  });

  it('accepts phones as digits and normalizes them (logto-behavior.md#12.28)', async () => {
    const { id } = await api.createUser({ primaryPhone: '610412345678' });
    expect(await api.json(`GET /api/users/${id}`)).toMatchObject({ primaryPhone: '61412345678' });
    const line = `PATCH /api/users/${id}`;
    expect(await api.refusal(line, { primaryPhone: '+61412345678' })).toMatchObject({ status: 400 });
    expect(await api.refusal(line, { primaryPhone: '1' })).toMatchObject({ status: 422, code: 'user.invalid_phone' });
  });

  it('ignores the case of e-mail addresses but keeps it; usernames follow the policy (logto-behavior.md#12.29)', async () => {
    const first = await api.createUser({ username: 'ada', primaryEmail: 'Ada@Example.com' });
    expect(first).toMatchObject({ primaryEmail: 'Ada@Example.com' });
    expect(await api.refusal('POST /api/users', { primaryEmail: 'ada@example.COM' })).toMatchObject({ status: 422 });
    const { id } = await api.createUser({ username: 'Ada' });
    const { usernamePolicy } = defaultSignInExperience;
    const lenient = { usernamePolicy: { ...usernamePolicy, caseSensitive: false } };
    expect(await api.refusal('PATCH /api/sign-in-exp', lenient)).toMatchObject({ status: 409 });
    await api.request(`DELETE /api/users/${id}`);
    await api.json('PATCH /api/sign-in-exp', { body: lenient });
    expect(await api.refusal('POST /api/users', { username: 'ADA' })).toMatchObject({
      code: 'user.username_already_in_use',
    });
    await api.json('PATCH /api/sign-in-exp', { body: { usernamePolicy } });
  });

  it('reports one conflict at a time, in a different order per route (logto-behavior.md#12.30)', async () => {
    const taken = { username: 'ada', primaryEmail: 'ada@example.com', primaryPhone: '15551230000' };
    await api.createUser(taken);
    const { id } = await api.createUser({});
    expect(await api.refusal('POST /api/users', taken)).toMatchObject({ code: 'user.username_already_in_use' });
    expect(await api.refusal(`PATCH /api/users/${id}`, taken)).toMatchObject({ code: 'user.email_already_in_use' });
  });

  it('rejects long values in the database, after validation (logto-behavior.md#12.31)', async () => {
    const long = { name: 'x'.repeat(129) };
    expect(await api.refusal('POST /api/users', long)).toMatchObject({ status: 422, code: 'entity.value_too_long' });
  });

  it('allows removing the last identifier (logto-behavior.md#12.34)', async () => {
    const { id } = await api.createUser({ username: 'ada' });
    expect(await patch(id, { username: '' })).toMatchObject({ username: null });
  });

  it('accepts any URL as avatar (logto-behavior.md#12.35)', async () => {
    const avatar = 'javascript:alert(1)';
    expect(await api.createUser({ avatar })).toMatchObject({ avatar });
  });

  it('returns JSON with keys in another order (logto-behavior.md#12.36)', async () => {
    const { id } = await api.createUser({ customData: { longer: 1, b: 2, a: 3 } });
    const { customData } = (await api.json(`GET /api/users/${id}`)) as { customData: object };
    expect(Object.keys(customData)).toEqual(['a', 'b', 'longer']);
  });

  it('ignores If-Match: the last write wins (logto-behavior.md#12.37)', async () => {
    const { id } = await api.createUser({ name: 'first' });
    const headers = { 'if-match': '"stale"' };
    const response = await api.request(`PATCH /api/users/${id}`, { body: { name: 'second' }, headers });
    expect(await response.json()).toMatchObject({ name: 'second' });
  });
});
