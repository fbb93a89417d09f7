import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

type Token = { id: string; token: string };

const create = async (body: object) => (await api.json('POST /api/one-time-tokens', { body })) as Token;
const verify = (token: string, email = 'ada@example.com') =>
  api.refusal('POST /api/one-time-tokens/verify', { email, token });

describe('one-time tokens', () => {
  it('can be used once, for their address, until they expire', async () => {
    const context = { interactionEvent: 'ForgotPassword', other: 1 };
    const { id, token } = await create({ email: 'Ada@example.com', context });
    expect(await api.json(`GET /api/one-time-tokens/${id}`)).toMatchObject({
      tenantId: 'default',
      status: 'active',
      context: { interactionEvent: 'ForgotPassword' },
      expiresAt: api.clock.now + 600_000,
    });
    expect(await verify(token, 'bea@example.com')).toEqual({ status: 400, code: 'one_time_token.email_mismatch' });
    const body = { email: 'ada@example.com', token };
    expect(await api.json('POST /api/one-time-tokens/verify', { body })).toMatchObject({ id, status: 'consumed' });
    expect(await verify(token)).toEqual({ status: 400, code: 'one_time_token.token_consumed' });
    expect(await verify('nope')).toEqual({ status: 404, code: 'one_time_token.token_not_found' });
  });

  it('are listed by address and current status', async () => {
    const { id, token } = await create({ email: 'bea@example.com', expiresIn: 1 });
    api.clock.now += 1000;
    expect(await verify(token, 'bea@example.com')).toEqual({ status: 400, code: 'one_time_token.token_expired' });
    await create({ email: 'bea@example.com' });
    const path = '/api/one-time-tokens?email=BEA%40example.com';
    expect(await api.json(`GET ${path}`)).toHaveLength(2);
    expect(await api.json(`GET ${path}&status=expired`)).toMatchObject([{ id, status: 'expired' }]);
    const page = await api.request(`GET ${path}&page_size=1`);
    expect(page.headers.get('total-number')).toBe('2');
    expect(await api.refusal('POST /api/one-time-tokens', { email: 'x', expiresIn: 0 })).toMatchObject({ status: 400 });
    expect(await api.refusal('POST /api/one-time-tokens', { email: 'x@example.com', expiresIn: 3e11 })).toEqual({
      status: 422,
      code: 'entity.invalid_input',
    });
  });
});

describe('verification codes', () => {
  const outbox = async () =>
    (await (await api.app.request(`${testOrigin}/usher/outbox`)).json()) as {
      to: string;
      code: string;
      kind: string;
    }[];

  it('appear in the outbox and can be used once', async () => {
    for (const address of [{ email: 'ada@example.com' }, { phone: '447911123456' }]) {
      expect((await api.request('POST /api/verification-codes', { body: address })).status).toBe(204);
      const [message] = await outbox();
      expect(message).toMatchObject({
        to: Object.values(address)[0],
        code: expect.stringMatching(/^\d{6}$/) as string,
      });
      const line = 'POST /api/verification-codes/verify';
      expect(await api.refusal(line, { ...address, verificationCode: 'x' })).toEqual({
        status: 400,
        code: 'verification_code.code_mismatch',
      });
      const body = { ...address, verificationCode: message?.code };
      expect((await api.request(line, { body })).status).toBe(204);
      expect(await api.refusal(line, body)).toEqual({ status: 400, code: 'verification_code.not_found' });
    }
  });

  it('expire and are limited per address', async () => {
    const address = { email: 'bea@example.com' };
    const send = async () => (await api.request('POST /api/verification-codes', { body: address })).status;
    expect(await send()).toBe(204);
    api.clock.now += 600_000;
    const check = { ...address, verificationCode: (await outbox())[0]?.code };
    expect(await api.refusal('POST /api/verification-codes/verify', check)).toMatchObject({
      code: 'verification_code.expired',
    });
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1) statuses.push(await send());
    expect(statuses.slice(-2)).toEqual([204, 429]);
    expect(await api.refusal('POST /api/verification-codes', { email: 'x' })).toMatchObject({ status: 400 });
  });

  it('obey the policy of the tenant', async () => {
    const patch = (verificationCodePolicy: object) =>
      api.json('PATCH /api/sign-in-exp', { body: { verificationCodePolicy } });
    const verify = async (verificationCode = 'x') =>
      (await api.refusal('POST /api/verification-codes/verify', { email: 'cleo@example.com', verificationCode })).code;
    await patch({ expirationDuration: 60, maxRetryAttempts: 1 });
    await api.request('POST /api/verification-codes', { body: { email: 'cleo@example.com' } });
    expect(await verify()).toBe('verification_code.code_mismatch');
    expect(await verify((await outbox())[0]?.code)).toBe('verification_code.exceed_max_try');
    api.clock.now += 60_000;
    expect(await verify()).toBe('verification_code.expired');
    await patch({});
    expect(await verify()).toBe('verification_code.code_mismatch');
  });
});
