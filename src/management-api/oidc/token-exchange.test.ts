import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { tokenExchange } from '#contract/tokens.ts';
import { openTestApi, type TestApi, testIssuer } from '#management-api/testing/test-api.ts';
import { addClients, requestToken } from '#management-api/testing/test-clients.ts';

let api: TestApi;
let userId: string;
let pat: string;
beforeAll(async () => {
  api = await openTestApi();
  await addClients(api);
  await api.db
    .updateTable('applications')
    .set({ custom_client_metadata: JSON.stringify({ allowTokenExchange: true }) })
    .where('id', '=', 'spa')
    .execute();
  await api.db
    .insertInto('resources')
    .values({ id: 'orders', name: 'Orders', indicator: 'https://orders.test', access_token_ttl: '600' })
    .execute();
  await api.db
    .insertInto('scopes')
    .values(
      ['read', 'write'].map((name) => ({
        id: name,
        resource_id: 'orders',
        name,
        description: null,
        created_at: new Date(api.clock.now),
      })),
    )
    .execute();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
  userId = (await api.createUser({ username: 'ada' })).id;
  const body = { name: 'ci', expiresAt: api.clock.now + 60_000 };
  pat = ((await api.json(`POST /api/users/${userId}/personal-access-tokens`, { body })) as { value: string }).value;
});

const exchange = (more: Record<string, string> = {}) =>
  requestToken(api, {
    grant_type: tokenExchange.grantType,
    client_id: 'spa',
    subject_token: pat,
    subject_token_type: tokenExchange.personalAccessToken,
    ...more,
  });

const claimsOf = async (response: Response, audience: string) => {
  const { access_token } = (await response.json()) as { access_token: string };
  const jwks = (await (await api.app.request(`${testIssuer}/jwks`)).json()) as JSONWebKeySet;
  const options = { issuer: testIssuer, audience, currentDate: new Date(api.clock.now) };
  return (await jwtVerify(access_token, createLocalJWKSet(jwks), options)).payload;
};

const errorOf = async (response: Response) => ({
  status: response.status,
  error: ((await response.json()) as { error: string }).error,
});

describe('exchanging a personal access token', () => {
  it('issues a token of the user with the scopes of the user’s roles', async () => {
    const body = { name: 'reader', description: 'x', scopeIds: ['read'] };
    const role = (await api.json('POST /api/roles', { body })) as { id: string };
    await api.request(`POST /api/users/${userId}/roles`, { body: { roleIds: [role.id] } });
    const response = await exchange({ resource: 'https://orders.test', scope: 'read write' });
    expect(await response.clone().json()).toMatchObject({ expires_in: 600, scope: 'read', token_type: 'Bearer' });
    expect(await claimsOf(response, 'https://orders.test')).toMatchObject({
      sub: userId,
      client_id: 'spa',
      scope: 'read',
    });
  });

  it('works repeatedly until the token expires or is deleted', async () => {
    expect((await exchange()).status).toBe(200);
    expect((await exchange({ scope: 'openid nothing' })).status).toBe(200);
    api.clock.now += 60_000;
    expect(await errorOf(await exchange())).toEqual({ status: 400, error: 'invalid_grant' });
    api.clock.now -= 60_000;
    await api.request(`DELETE /api/users/${userId}/personal-access-tokens/ci`);
    expect(await errorOf(await exchange())).toEqual({ status: 400, error: 'invalid_grant' });
  });

  it('is logged with the user’s id and without the token', async () => {
    await exchange();
    const [entry] = (await api.json(`GET /api/logs?userId=${userId}`)) as object[];
    expect(entry).toMatchObject({
      key: 'ExchangeTokenBy.TokenExchange',
      payload: { result: 'Success', applicationId: 'spa', params: { subject_token: '******' } },
    });
    expect(JSON.stringify(entry)).not.toContain(pat);
  });

  it('requires an application that allows it and a user who is not suspended', async () => {
    expect(await errorOf(await exchange({ client_id: 'web', client_secret: 's' }))).toEqual({
      status: 400,
      error: 'invalid_request',
    });
    await api.request(`PATCH /api/users/${userId}/is-suspended`, { body: { isSuspended: true } });
    expect(await errorOf(await exchange())).toEqual({ status: 400, error: 'invalid_grant' });
  });

  it('keeps tokens valid that were issued before a suspension (logto-behavior.md#12.33)', async () => {
    const response = await exchange({ resource: 'https://orders.test' });
    await api.request(`PATCH /api/users/${userId}/is-suspended`, { body: { isSuspended: true } });
    expect(await claimsOf(response, 'https://orders.test')).toMatchObject({ sub: userId });
  });

  it('issues tokens of an organization to its members only', async () => {
    const organization_id = 'acme';
    const row = { id: organization_id, name: 'Acme', description: null, custom_css: null, custom_data: '{}' };
    await api.db
      .insertInto('organizations')
      .values({ ...row, color: '{}', branding: '{}', created_at: new Date(api.clock.now) })
      .execute();
    expect(await errorOf(await exchange({ organization_id }))).toMatchObject({ error: 'access_denied' });
    await api.db.insertInto('organization_users').values({ organization_id, user_id: userId }).execute();
    const response = await exchange({ organization_id });
    expect(await claimsOf(response, 'urn:logto:organization:acme')).toMatchObject({ sub: userId });

    await api.request('PATCH /api/organizations/acme', { body: { isMfaRequired: true } });
    expect(await errorOf(await exchange({ organization_id }))).toEqual({ status: 403, error: 'access_denied' });
    await api.request(`POST /api/users/${userId}/mfa-verifications`, { body: { type: 'Totp' } });
    expect((await exchange({ organization_id })).status).toBe(200);
  });

  it('gives tokens the permissions of the user’s roles in the organization', async () => {
    const create = async (path: string, body: object) =>
      ((await api.json(`POST ${path}`, { body })) as { id: string }).id;
    const organization_id = await create('/api/organizations', { name: 'Globex' });
    const scopeId = await create('/api/organization-scopes', { name: 'invite' });
    const body = { name: 'staff', organizationScopeIds: [scopeId], resourceScopeIds: ['write'] };
    const organizationRoleIds = [await create('/api/organization-roles', body)];
    await api.request(`POST /api/organizations/${organization_id}/users`, { body: { userIds: [userId] } });
    await api.request(`PUT /api/organizations/${organization_id}/users/${userId}/roles`, {
      body: { organizationRoleIds },
    });

    const scope = 'invite write read';
    const ofOrganization = await exchange({ organization_id, scope });
    expect(await claimsOf(ofOrganization, `urn:logto:organization:${organization_id}`)).toMatchObject({
      scope: 'invite',
    });
    const resource = 'https://orders.test';
    const ofApi = await claimsOf(await exchange({ organization_id, resource, scope }), resource);
    expect(ofApi).toMatchObject({ scope: 'write', organization_id });
    expect(await claimsOf(await exchange({ resource, scope }), resource)).toMatchObject({ scope: 'write' });
  });

  it.each([
    [{ subject_token: '' }, 'invalid_request'],
    [{ subject_token: 'pat_nope' }, 'invalid_grant'],
    [{ subject_token_type: 'nope' }, 'invalid_request'],
    [{ resource: 'https://nope.test' }, 'invalid_target'],
  ])('refuses %o', async (more, error) => {
    expect(await errorOf(await exchange(more))).toEqual({ status: 400, error });
  });
});

describe('subject tokens', () => {
  it('can be exchanged once within ten minutes', async () => {
    const create = async () => {
      const response = await api.request('POST /api/subject-tokens', { body: { userId, context: { why: 'help' } } });
      expect(response.status).toBe(201);
      return (await response.json()) as { subjectToken: string; expiresIn: number };
    };
    const { subjectToken, expiresIn } = await create();
    expect([subjectToken, expiresIn]).toEqual([expect.stringMatching(/^sub_[0-9a-z]{21}$/), 600]);
    const use = (subject_token: string) =>
      exchange({ subject_token, subject_token_type: tokenExchange.subjectToken, resource: 'https://orders.test' });
    expect(await claimsOf(await use(subjectToken), 'https://orders.test')).toMatchObject({ sub: userId });
    expect(await errorOf(await use(subjectToken))).toEqual({ status: 400, error: 'invalid_grant' });
    const late = await create();
    api.clock.now += 600_000;
    expect(await errorOf(await use(late.subjectToken))).toEqual({ status: 400, error: 'invalid_grant' });
    api.clock.now -= 600_000;
    expect(await api.refusal('POST /api/subject-tokens', { userId: 'nope' })).toMatchObject({ status: 404 });
  });
});
