import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { NewConnector } from '#contract/connector-writes.ts';
import type { JsonObject } from '#management-api/db/columns.ts';
import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
afterEach(async () => {
  await api.db.deleteFrom('connectors').execute();
});

type Created = { id: string };

const create = async (body: NewConnector) => (await api.json('POST /api/connectors', { body })) as Created;

const client = { clientId: 'a', clientSecret: 'b' };
const endpoints = {
  authorizationEndpoint: 'https://idp.test/authorize',
  tokenEndpoint: 'https://idp.test/token',
  userInfoEndpoint: 'https://idp.test/me',
};
const templates = ['SignIn', 'Register', 'ForgotPassword', 'Generic'].map((usageType) => ({
  usageType,
  type: 'text/plain',
  subject: 'Code',
  content: 'Code {{code}}',
}));
const mail = { apiKey: 'k', fromEmail: 'us@example.com', templates };
const sms = { accountSID: 'a', authToken: 'b', fromMessagingServiceSID: 'c', templates };

describe('connectors', () => {
  it('are listed by id, optionally of one target', async () => {
    for (const [id, target] of [
      ['zoe', 'club'],
      ['Ada', 'shop'],
      ['bea', 'club-2'],
    ]) {
      await create({ id, connectorId: 'oauth2', metadata: { target } });
    }
    const ids = async (query: string) =>
      ((await api.json(`GET /api/connectors${query}`)) as Created[]).map(({ id }) => id);
    expect(await ids('')).toEqual(['Ada', 'bea', 'zoe']);
    expect(await ids('?target=')).toHaveLength(3);
    expect(await ids('?target=club')).toEqual(['zoe']);
  });

  it('show the metadata of their factory with their own over it', async () => {
    const { id } = await create({ connectorId: 'github-universal', config: client });
    expect(await api.json(`GET /api/connectors/${id}`)).toMatchObject({
      id,
      name: { en: 'GitHub' },
      description: { en: 'Sign in with a GitHub account' },
      logo: expect.stringMatching(/^data:image\/svg\+xml;base64,/) as string,
      metadata: {},
      isDemo: false,
      extraInfo: {},
    });
    const metadata = { target: 'club', name: { en: 'Club' }, logo: 'https://club.test/l.png', logoDark: '' };
    const own = await create({ connectorId: 'oauth2', metadata });
    expect(await api.json(`GET /api/connectors/${own.id}`)).toMatchObject({
      target: 'club',
      name: { en: 'Club' },
      logo: 'https://club.test/l.png',
      logoDark: expect.stringContaining('data:') as string,
      description: { en: expect.any(String) as string },
    });
  });

  it('of a factory that this server does not have are hidden', async () => {
    await api.db
      .insertInto('connectors')
      .values({ id: 'old', connector_id: 'gone', type: 'Social', target: 'gone', metadata: '{}', config: '{}' })
      .execute();
    expect(await api.json('GET /api/connectors')).toEqual([]);
    expect(await api.refusal('GET /api/connectors/old')).toEqual({ status: 404, code: 'entity.not_found' });
    expect((await api.request('DELETE /api/connectors/old')).status).toBe(204);
  });

  it('keep their configuration without empty members, at any depth and in lists', async () => {
    const config = { ...client, deep: { list: [null, '', [], { a: '' }, 0, false], none: {} } };
    const { id } = await create({ connectorId: 'mock-social-connector', config });
    const stored = await api.json(`GET /api/connectors/${id}`);
    expect(stored).toMatchObject({ config: { ...client, deep: { list: [0, false] } } });
    expect(stored).not.toHaveProperty('config.deep.none');
  });

  it('cannot be created twice with the same target and platform, even at the same time', async () => {
    const body: NewConnector = { connectorId: 'oauth2', metadata: { target: 'club' } };
    // Opens connections first, so that the requests really run at the same time.
    await Promise.all([1, 2, 3].map(() => api.request('GET /api/roles')));
    const answers = await Promise.all([1, 2, 3].map(() => api.request('POST /api/connectors', { body })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422, 422]);
    expect(await api.refusal('POST /api/connectors', body)).toMatchObject({
      code: 'connector.multiple_target_with_same_platform',
    });
  });

  it('of one message type replace each other, and nothing when the new one is refused', async () => {
    const { id } = await create({ connectorId: 'mock-email-service', config: mail });
    await create({ connectorId: 'mock-short-message-service', config: sms });
    const taken: NewConnector = { id, connectorId: 'mock-email-service', config: { apiKey: 7 } };
    expect(await api.refusal('POST /api/connectors', taken)).toMatchObject({ code: 'connector.invalid_config' });
    expect(await api.json('GET /api/connectors')).toHaveLength(2);
    const social: NewConnector = { id: 'club', connectorId: 'oauth2', metadata: { target: 'club' } };
    await create(social);
    // The ID is taken by a connector of another type: the old one must stay.
    const clash = await api.refusal('POST /api/connectors', {
      id: 'club',
      connectorId: 'mock-email-service',
      config: mail,
    });
    expect(clash).toEqual({ status: 422, code: 'entity.unique_integrity_violation' });
    expect((await api.request(`GET /api/connectors/${id}`)).status).toBe(200);
    const next = await create({ connectorId: 'simple-mail-transfer-protocol' });
    expect(await api.json('GET /api/connectors?target=mock-mail')).toEqual([]);
    expect(await api.json('GET /api/connectors?target=smtp')).toMatchObject([{ id: next.id, config: {} }]);
  });

  it('take the tokens of users with them, also when storing tokens is switched off', async () => {
    const user = await api.createUser({ username: 'ada' });
    const { id } = await create({ connectorId: 'github-universal', config: client });
    const addSecret = (secretId: string, connector_id: string) =>
      api.db
        .insertInto('token_secrets')
        .values({
          id: secretId,
          user_id: user.id,
          connector_id,
          target: 'github',
          sso_connector_id: null,
          issuer: null,
          identity_id: '1',
          metadata: '{}',
          created_at: new Date(api.clock.now),
          updated_at: new Date(api.clock.now),
        })
        .execute();
    const secrets = async () => (await api.db.selectFrom('token_secrets').select('id').execute()).map((row) => row.id);
    await addSecret('other', 'other');
    await addSecret('one', id);
    await api.json(`PATCH /api/connectors/${id}`, { body: { syncProfile: true } });
    expect(await secrets()).toEqual(['other', 'one']);
    await api.json(`PATCH /api/connectors/${id}`, { body: { enableTokenStorage: false } });
    expect(await secrets()).toEqual(['other']);
    await addSecret('two', id);
    await api.request(`DELETE /api/connectors/${id}`);
    expect(await secrets()).toEqual(['other']);
  });

  it('that reset expired passwords cannot be deleted', async () => {
    const { id } = await create({ connectorId: 'mock-email-service', config: mail });
    const other = await create({ connectorId: 'mock-short-message-service', config: sms });
    const settings = { passwordExpiration: { enabled: true }, forgotPasswordMethods: ['EmailVerificationCode'] };
    const before = await api.db.selectFrom('sign_in_experiences').selectAll().executeTakeFirstOrThrow();
    await api.db
      .updateTable('sign_in_experiences')
      .set({ settings: JSON.stringify({ ...before.settings, ...settings }) })
      .execute();
    expect(await api.refusal(`DELETE /api/connectors/${id}`)).toEqual({
      status: 422,
      code: 'sign_in_experiences.password_expiration_requires_forgot_password',
    });
    expect((await api.request(`DELETE /api/connectors/${other.id}`)).status).toBe(204);
    await create({ connectorId: 'mock-email-service', config: mail });
    await api.db
      .updateTable('sign_in_experiences')
      .set({ settings: JSON.stringify(before.settings) })
      .execute();
  });
});

describe('test messages', () => {
  const outbox = async () => (await api.app.request(`${testOrigin}/usher/outbox`)).json();

  it('appear in the outbox, and their code verifies nothing', async () => {
    const body = { email: 'ada@example.com', config: mail };
    expect((await api.request('POST /api/connectors/mock-email-service/test', { body })).status).toBe(204);
    expect(await outbox()).toMatchObject([{ kind: 'email', to: 'ada@example.com', code: '000000' }]);
    const check = { email: 'ada@example.com', verificationCode: '000000' };
    expect(await api.refusal('POST /api/verification-codes/verify', check)).toMatchObject({
      code: 'verification_code.not_found',
    });
  });

  it('are limited as other messages are', async () => {
    const body = { phone: '15551234567', config: sms };
    const send = async () =>
      (await api.request('POST /api/connectors/mock-short-message-service/test', { body })).status;
    for (let sent = 0; sent < 10; sent += 1) expect(await send()).toBe(204);
    expect(await send()).toBe(429);
  });
});

describe('the address of the sign-in page', () => {
  const request = { state: 's', redirectUri: 'https://app.test/cb?a=b' };
  const back = 'redirect_uri=https%3A%2F%2Fapp.test%2Fcb%3Fa%3Db';
  const oauth2 = (config: JsonObject): NewConnector => ({
    connectorId: 'oauth2',
    metadata: { target: 'x' },
    config: { ...client, ...config },
  });
  const addressOf = (id: string) => api.json(`POST /api/connectors/${id}/authorization-uri`, { body: request });
  const refusalOf = async (body: NewConnector) =>
    api.refusal(`POST /api/connectors/${(await create(body)).id}/authorization-uri`, request);

  it.each<[string, NewConnector, string]>([
    [
      'GitHub',
      { connectorId: 'github-universal', config: { ...client, scope: 'user' } },
      `https://github.com/login/oauth/authorize?client_id=a&${back}&state=s&scope=user`,
    ],
    [
      'Google',
      { connectorId: 'google-universal', config: { ...client, prompts: ['consent'], offlineAccess: true } },
      `https://accounts.google.com/o/oauth2/v2/auth?client_id=a&${back}&response_type=code&state=s&scope=openid+profile+email&prompt=consent&access_type=offline`,
    ],
    [
      'WeChat',
      { connectorId: 'wechat-web', config: { appId: 'a', appSecret: 'b' } },
      `https://open.weixin.qq.com/connect/qrconnect?appid=a&${back}&response_type=code&scope=snsapi_login&state=s`,
    ],
    [
      'any provider',
      oauth2({ ...endpoints, scope: 'openid' }),
      `https://idp.test/authorize?response_type=code&client_id=a&scope=openid&${back}&state=s`,
    ],
    [
      'any provider, with further parameters',
      oauth2({ ...endpoints, customConfig: { loginHint: 'ada', response_type: 'token' } }),
      `https://idp.test/authorize?response_type=token&client_id=a&${back}&state=s&login_hint=ada`,
    ],
  ])('has the parameters that %s needs', async (_name, body, redirectTo) => {
    expect(await addressOf((await create(body)).id)).toEqual({ redirectTo });
  });

  it('has a nonce for Apple, which posts its response', async () => {
    const { id } = await create({ connectorId: 'apple-universal', config: { clientId: 'a', scope: 'name email' } });
    expect(await addressOf(id)).toEqual({
      redirectTo: expect.stringMatching(
        /^https:\/\/appleid\.apple\.com\/auth\/authorize\?client_id=a&redirect_uri=[^&]+&scope=name\+email&state=s&nonce=\w{21}&response_type=code\+id_token&response_mode=form_post$/,
      ) as string,
    });
  });

  it('is refused without a usable configuration and for messages', async () => {
    const invalid = { status: 400, code: 'connector.invalid_config' };
    expect(await refusalOf({ connectorId: 'github-universal' })).toEqual(invalid);
    expect(await refusalOf(oauth2({ ...endpoints, authorizationEndpoint: 'nowhere' }))).toEqual(invalid);
    expect(await refusalOf({ connectorId: 'mock-email-service' })).toEqual({
      status: 400,
      code: 'connector.unexpected_type',
    });
  });
});
