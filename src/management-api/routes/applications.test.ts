import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  await api.db
    .insertInto('applications')
    .values(
      ['Shop', 'Docs', 'Kiosk'].map((name, index) => ({
        id: name.toLowerCase(),
        name,
        description: index === 0 ? null : `The ${name}`,
        type: index === 0 ? 'SPA' : 'Native',
        oidc_client_metadata: JSON.stringify({ redirectUris: [], postLogoutRedirectUris: [] }),
        custom_client_metadata: '{}',
        custom_data: '{}',
        is_third_party: index === 2,
        created_at: new Date(api.clock.now + index + 1),
      })),
    )
    .execute();
});
afterAll(() => api.close());

const ids = async (query: string) =>
  ((await api.json(`GET /api/applications?${query}`)) as { id: string }[]).map(({ id }) => id);

describe('applications', () => {
  it('are listed completely without a total unless a page is requested', async () => {
    const response = await api.request('GET /api/applications?page=&page_size=');
    expect((await response.json()) as { id: string }[]).toMatchObject([
      { id: 'kiosk' },
      { id: 'docs' },
      { id: 'shop' },
      { id: api.demoApp.id },
    ]);
    expect(response.headers.get('total-number')).toBeNull();
    expect(response.headers.get('link')).toBeNull();

    const page = await api.request('GET /api/applications?page_size=2');
    expect((await page.json()) as object[]).toHaveLength(2);
    expect(page.headers.get('total-number')).toBe('4');
    expect((await api.request('GET /api/applications?page=0')).status).toBe(400);
  });

  it('are filtered by type, third party and search', async () => {
    expect(await ids('types=SPA')).toEqual(['shop']);
    expect(await ids('types=SPA&types=Native')).toEqual(['kiosk', 'docs', 'shop']);
    expect(await ids('isThirdParty=true')).toEqual(['kiosk']);
    expect(await ids('types=Native&isThirdParty=false')).toEqual(['docs']);
    expect(await ids('search=the%25')).toEqual(['kiosk', 'docs', api.demoApp.id]);
    expect(await ids('search.description=the%25&search.name=d%25&joint=and')).toEqual(['docs']);
  });

  it.each([
    ['types=Nope', 'guard.invalid_input'],
    ['types=SPA&types=Nope', 'guard.invalid_input'],
    ['isThirdParty=maybe', 'guard.invalid_input'],
    ['search=', 'request.invalid_input'],
    ['search.username=x', 'request.invalid_input'],
  ])('refuse %s', async (query, code) => {
    const response = await api.request(`GET /api/applications?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code });
  });

  it('are returned by id with isAdmin and without secrets', async () => {
    const own = (await api.json(`GET /api/applications/${api.demoApp.id}`)) as object;
    expect(own).toMatchObject({ tenantId: 'default', type: 'MachineToMachine', isAdmin: false });
    expect(JSON.stringify(own)).not.toContain(api.demoApp.secret);
    expect(await api.json('GET /api/applications/shop')).toMatchObject({ name: 'Shop', isAdmin: false });
    const missing = await api.request('GET /api/applications/nope');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ code: 'entity.not_exists_with_id' });
  });

  it.each(['demo-app', 'device-demo-app', 'account-center'])('include %s by id but not in the list', async (id) => {
    expect(await api.json(`GET /api/applications/${id}`)).toMatchObject({ id, createdAt: 0, isAdmin: false });
    expect(await ids('')).not.toContain(id);
  });
});

describe('the sign-in experience', () => {
  it('has every member of the contract', async () => {
    const settings = (await api.json('GET /api/sign-in-exp')) as object;
    expect(Object.keys(settings)).toEqual(
      expect.arrayContaining([
        'id',
        'tenantId',
        'signUp',
        'signIn',
        'signInMode',
        'socialSignInConnectorTargets',
        'mfa',
        'languageInfo',
        'passwordPolicy',
        'passwordExpiration',
        'usernamePolicy',
        'sentinelPolicy',
      ]),
    );
  });
});
