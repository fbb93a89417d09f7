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
  path = `/api/users/${(await api.createUser({ username: 'ada' })).id}`;
});

describe('logto-configs', () => {
  it('change only the given members', async () => {
    const line = `PATCH ${path}/logto-configs`;
    const body = { mfa: { enabled: true, skipMfaOnSignIn: true, additionalBindingSuggestionSkipped: true } };
    expect(await api.json(line, { body })).toEqual({
      mfa: { enabled: true, skipped: false, skipMfaOnSignIn: true },
      passkeySignIn: { skipped: false },
    });
    await api.json(line, { body: { mfa: { skipMfaOnSignIn: false }, passkeySignIn: { skipped: true } } });
    expect(await api.json(line, { body: {} })).toEqual({
      mfa: { enabled: true, skipped: false, skipMfaOnSignIn: false },
      passkeySignIn: { skipped: true },
    });
    expect(await api.refusal(line, { mfa: { skipped: 'yes' } })).toMatchObject({ code: 'guard.invalid_input' });
    expect(await api.refusal('PATCH /api/users/nobody/logto-configs', {})).toMatchObject({ status: 404 });
  });
});

describe('the expiration of a password', () => {
  it('can be set only if passwords expire, and always be undone (logto-behavior.md#12.32)', async () => {
    const line = `PATCH ${path}/password/expiration`;
    const refused = { status: 400, code: 'sign_in_experiences.password_expiration_not_enabled' };
    const allow = (body: object) => api.request('PATCH /api/sign-in-exp', { body: { passwordExpiration: body } });
    expect(await api.refusal(line, { isExpired: true })).toEqual(refused);
    expect((await allow({ enabled: true, validPeriodDays: 90 })).status).toBe(422);
    const config = { apiKey: 'k', fromEmail: 'us@example.com', templates: [] };
    await api.json('POST /api/connectors', { body: { connectorId: 'mock-email-service', config } });
    await api.json('PATCH /api/sign-in-exp', { body: { forgotPasswordMethods: ['EmailVerificationCode'] } });
    expect(await api.refusal(line, { isExpired: true })).toEqual(refused);
    expect((await allow({ enabled: true, validPeriodDays: 90 })).status).toBe(200);
    expect(await api.json(line, { body: { isExpired: true } })).toMatchObject({ username: 'ada' });
    const row = await api.db.selectFrom('users').select('is_password_expired').executeTakeFirstOrThrow();
    expect(row.is_password_expired).toBe(true);
    await allow({ enabled: false });
    expect((await api.request(line, { body: { isExpired: false } })).status).toBe(200);
  });
});
