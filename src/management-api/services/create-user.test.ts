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

const text = expect.any(String) as string;

describe('creating', () => {
  it('stores an empty name or avatar as null, but keeps empty strings inside JSON', async () => {
    const user = await api.createUser({
      name: '',
      avatar: '',
      profile: { nickname: '', nope: 1 },
      customData: { a: '' },
    });
    expect(user).toMatchObject({ name: null, avatar: null, profile: { nickname: '' }, customData: { a: '' } });
    expect(user.createdAt).toBe(user.updatedAt);
    expect(user.id).toMatch(/^[\da-z]{12}$/);
  });

  it('ignores members that cannot be set', async () => {
    const user = await api.createUser({
      id: 'mine',
      isSuspended: true,
      identities: { x: 1 },
      applicationId: 'a',
      createdAt: 1,
    });
    expect(user).toMatchObject({ isSuspended: false, identities: {}, applicationId: null, createdAt: api.clock.now });
    expect(user.id).not.toBe('mine');
  });

  it('normalizes the phone number and finds conflicts in both forms', async () => {
    expect(await api.createUser({ primaryPhone: '4407911123456' })).toMatchObject({ primaryPhone: '447911123456' });
    for (const primaryPhone of ['447911123456', '4407911123456']) {
      expect(await api.refusal('POST /api/users', { primaryPhone })).toEqual({
        status: 422,
        code: 'user.phone_already_in_use',
      });
    }
    expect(await api.refusal('POST /api/users', { primaryPhone: '1' })).toEqual({
      status: 422,
      code: 'user.invalid_phone',
      data: { name: 'ParseError' },
    });
  });

  it('reports the first conflict of username, e-mail, phone before other errors', async () => {
    const taken = { username: 'ada', primaryEmail: 'Ada@Example.com', primaryPhone: '15550001111' };
    await api.createUser(taken);
    const digest = { passwordDigest: 'nonsense', passwordAlgorithm: 'Legacy' };
    expect(await api.refusal('POST /api/users', { ...taken, ...digest })).toMatchObject({
      code: 'user.username_already_in_use',
    });
    expect(
      await api.refusal('POST /api/users', { ...taken, username: 'Ada', primaryEmail: 'ada@example.COM' }),
    ).toMatchObject({
      code: 'user.email_already_in_use',
    });
    expect(await api.refusal('POST /api/users', { ...digest, primaryPhone: '1' })).toMatchObject({
      code: 'password.invalid_legacy_password_format',
    });
    expect(await api.createUser({ username: 'Ada' })).toMatchObject({ username: 'Ada' });
  });

  it('ignores the case of usernames if the tenant’s policy does', async () => {
    const { settings } = await api.db.selectFrom('sign_in_experiences').select('settings').executeTakeFirstOrThrow();
    const lenient = { ...settings, usernamePolicy: { caseSensitive: false } };
    await api.db
      .updateTable('sign_in_experiences')
      .set({ settings: JSON.stringify(lenient) })
      .execute();
    await api.createUser({ username: 'ada' });
    expect(await api.refusal('POST /api/users', { username: 'ADA' })).toMatchObject({
      code: 'user.username_already_in_use',
    });
    await api.db
      .updateTable('sign_in_experiences')
      .set({ settings: JSON.stringify(settings) })
      .execute();
  });

  it('accepts one of two concurrent requests and returns the conflict to the other', async () => {
    const claims: Body[] = [
      { username: 'race' },
      { primaryEmail: 'race@example.com' },
      { primaryPhone: '15550002222' },
    ];
    const codes = await Promise.all(
      claims.map(async (body) => {
        const answers = await Promise.all([1, 2].map(() => api.request('POST /api/users', { body })));
        const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as Body[];
        // The successful response has no code.
        return bodies.flatMap(({ code = [] }) => code).join();
      }),
    );
    expect(codes).toEqual(['user.username_already_in_use', 'user.email_already_in_use', 'user.phone_already_in_use']);
  });

  it.each<[string, Body, number, string]>([
    ['password and digest', { password: 'a', passwordDigest: 'b' }, 400, 'user.password_and_digest'],
    ['digest without algorithm', { passwordDigest: 'b' }, 400, 'user.password_algorithm_required'],
    ['Legacy without digest', { passwordAlgorithm: 'Legacy' }, 400, 'password.unsupported_encryption_method'],
    ['a NUL in a text', { name: 'a\0' }, 400, 'request.invalid_input'],
    ['a NUL in custom data', { customData: { a: '\0' } }, 400, 'request.invalid_input'],
    ['a lone surrogate in custom data', { customData: { a: '\ud800' } }, 400, 'request.invalid_input'],
    ['a lone surrogate in a text', { name: 'a\udfff' }, 400, 'request.invalid_input'],
    ['a lone surrogate in a name of a member', { customData: { '\ud800': 1 } }, 400, 'request.invalid_input'],
  ])('refuses %s', async (_, body, status, code) => {
    expect(await api.refusal('POST /api/users', body)).toEqual({ status, code });
  });

  it('ignores an algorithm without digest', async () => {
    expect(await api.createUser({ passwordAlgorithm: 'MD5' })).toMatchObject({ hasPassword: false });
  });

  it.each<[string, string]>([
    ['username', 'a'.repeat(129)],
    ['name', 'a'.repeat(129)],
    ['primaryEmail', `${'a'.repeat(129)}@b.c`],
    ['avatar', `https://img.test/${'a'.repeat(2048)}`],
  ])('refuses a %s that is too long', async (field, value) => {
    expect(await api.refusal('POST /api/users', { [field]: value })).toEqual({
      status: 422,
      code: 'entity.value_too_long',
      data: { message: text },
    });
  });
});
