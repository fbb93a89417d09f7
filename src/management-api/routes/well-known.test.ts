import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { seedDemo } from '#management-api/seed/seed.ts';
import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  await seedDemo({ db: api.db, now: api.clock.now, users: 1 });
});
afterAll(() => api.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  api.app.request(`${testOrigin}/api/.well-known/${path}`, { headers });
const experience = async (query = '') => (await get(`sign-in-exp${query}`)).json();

describe('what a sign-in page reads', () => {
  it('is the settings with the offered connectors, without secrets', async () => {
    const answer = await experience();
    expect(answer).toMatchObject({
      tenantId: 'default',
      signInMode: 'SignInAndRegister',
      socialConnectors: [{ target: 'google' }, { target: 'github' }, { target: 'apple' }, { target: 'wechat' }],
      ssoConnectors: [
        { id: 'sso1northwind', connectorName: 'Northwind' },
        { id: 'sso2globex', connectorName: 'Globex single sign-on' },
      ],
      forgotPassword: { email: false, phone: false },
      isDevelopmentTenant: false,
      googleOneTap: { clientId: 'demo-client.apps.example.com' },
    });
    expect(answer).not.toHaveProperty('emailBlocklistPolicy');
    expect(JSON.stringify(answer)).not.toMatch(/not-a-secret|appSecret|formItems|readme/);
    expect(await (await get('experience')).json()).toEqual(answer);
  });

  it('says how a forgotten password can be reset', async () => {
    const { id } = (await api.json('POST /api/connectors', { body: { connectorId: 'mock-email-service' } })) as {
      id: string;
    };
    expect(await experience()).toMatchObject({ forgotPassword: { email: true, phone: false } });
    await api.request(`DELETE /api/connectors/${id}`);
  });

  it('names enterprise connectors by their display name, or their provider', async () => {
    const path = '/api/sso-connectors/sso2globex';
    await api.json(`PATCH ${path}`, { body: { branding: {} } });
    const names = z.object({ ssoConnectors: z.array(z.object({ connectorName: z.string() })) });
    expect(names.parse(await experience()).ssoConnectors).toContainEqual({ connectorName: 'SAML' });
    await api.json(`PATCH ${path}`, { body: { branding: { displayName: 'Globex' } } });
    expect(names.parse(await experience()).ssoConnectors).toContainEqual({ connectorName: 'Globex' });
  });

  it('has no enterprise connectors when single sign-on is off', async () => {
    await api.json('PATCH /api/sign-in-exp', { body: { singleSignOnEnabled: false } });
    expect(await experience()).toMatchObject({ ssoConnectors: [] });
    await api.json('PATCH /api/sign-in-exp', { body: { singleSignOnEnabled: true } });
  });

  it('has the looks of an organization', async () => {
    const color = { primaryColor: '#abcdef' };
    await api.db
      .updateTable('organizations')
      .set({ color: JSON.stringify(color), custom_css: 'a{}' })
      .execute();
    const { id } = await api.db.selectFrom('organizations').select('id').limit(1).executeTakeFirstOrThrow();
    expect(await experience(`?organizationId=${id}`)).toMatchObject({
      color: { ...color, isDarkModeEnabled: false },
      customCss: 'a{}',
    });
    expect(await experience('?organizationId=nope')).toEqual(await experience());
  });

  it.each([
    ['', {}, 'en'],
    ['?lng=ja', {}, 'ja'],
    ['?lng=xx%20zh-TW', {}, 'zh-CN'],
    ['?lng=xx', { 'accept-language': 'de, en;q=0.1, ja;q=0.5' }, 'ja'],
    ['?lng=xx', { 'accept-language': 'ja;q=0' }, 'en'],
  ])('has phrases: %s %j', async (query, headers, language) => {
    const response = await get(`phrases${query}`, headers);
    expect(response.headers.get('content-language')).toBe(language);
    expect(await response.json()).toMatchObject({ translation: { action: { sign_in: expect.any(String) as string } } });
  });

  it('has settings of the account center', async () => {
    expect(await (await get('account-center')).json()).toMatchObject({ tenantId: 'default', enabled: true });
  });
});
