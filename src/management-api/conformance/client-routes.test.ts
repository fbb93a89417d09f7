import type { AddressInfo } from 'node:net';

import { serve, type ServerType } from '@hono/node-server';
import { createManagementApi as createOfficialClient } from '@logto/api/management';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createManagementApi } from '#management-api/app.ts';
import { createConnector } from '#management-api/services/connectors.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
let server: ServerType;
let client: ReturnType<typeof createOfficialClient>['apiClient'];
let userId: string;
beforeAll(async () => {
  api = await openTestApi();
  await createConnector(api.db, { id: 'google', connectorId: 'google-universal' });
  const app = createManagementApi({
    db: api.db,
    clock: () => Date.now(),
    issuer: 'http://issuer.test/oidc',
    report: console.error,
  });
  const baseUrl = await new Promise<string>((resolve) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
  const { id: clientId, secret: clientSecret } = api.demoApp;
  client = createOfficialClient('default', { clientId, clientSecret, baseUrl }).apiClient;
  const created = await client.POST('/api/users', { body: { username: 'ada', password: 'Kettle-Drum-42' } });
  userId = created.data?.id ?? '';
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});

const ofUser = () => ({ path: { userId } });

describe('the official client', () => {
  it('reads and writes the parts of a user', async () => {
    const { GET, PATCH, POST } = client;
    const params = ofUser();
    const statuses = [
      await PATCH('/api/users/{userId}/custom-data', { params, body: { customData: { a: 1 } } }),
      await GET('/api/users/{userId}/custom-data', { params }),
      await PATCH('/api/users/{userId}/profile', { params, body: { profile: { nickname: 'a' } } }),
      await PATCH('/api/users/{userId}/password', { params, body: { password: 'x' } }),
      await GET('/api/users/{userId}/has-password', { params }),
      await PATCH('/api/users/{userId}/is-suspended', { params, body: { isSuspended: false } }),
      await GET('/api/users/{userId}/logto-configs', { params }),
      await PATCH('/api/users/{userId}/logto-configs', { params, body: { mfa: { skipped: true } } }),
      await PATCH('/api/users/{userId}/password/expiration', { params, body: { isExpired: false } }),
      await GET('/api/users/{userId}/organizations', { params }),
      await GET('/api/users/{userId}/sessions', { params }),
      await GET('/api/users/{userId}/grants', { params }),
      await GET('/api/users/{userId}/all-identities', { params }),
    ].map(({ response }) => response.status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const verified = await POST('/api/users/{userId}/password/verify', { params, body: { password: 'x' } });
    expect(verified.response.status).toBe(204);
  });

  it('adds and removes identities and factors', async () => {
    const { GET, POST, PUT, DELETE } = client;
    const params = ofUser();
    const target = { path: { userId, target: 'github' } };
    const put = await PUT('/api/users/{userId}/identities/{target}', { params: target, body: { userId: 'x' } });
    expect(put.response.status).toBe(201);
    expect((await GET('/api/users/{userId}/identities/{target}', { params: target })).data?.identity.userId).toBe('x');
    const body = { connectorId: 'google', connectorData: { code: 'abc' } };
    expect((await POST('/api/users/{userId}/identities', { params, body })).data).toHaveProperty('google.userId');
    const removed = await DELETE('/api/users/{userId}/identities/{target}', { params: target });
    expect(removed.response.status).toBe(200);

    const added = await POST('/api/users/{userId}/mfa-verifications', { params, body: { type: 'Totp' } });
    expect(added.data).toHaveProperty('secret');
    const factors = await GET('/api/users/{userId}/mfa-verifications', { params });
    const verificationId = factors.data?.[0]?.id ?? '';
    const path = { userId, verificationId };
    const gone = await DELETE('/api/users/{userId}/mfa-verifications/{verificationId}', { params: { path } });
    expect(gone.response.status).toBe(204);
  });

  it('creates, renames and deletes personal access tokens', async () => {
    const { GET, POST, PATCH } = client;
    const params = ofUser();
    const made = await POST('/api/users/{userId}/personal-access-tokens', { params, body: { name: 'ci' } });
    expect([made.response.status, made.data?.expiresAt]).toEqual([201, null]);
    const renaming = { currentName: 'ci', name: 'deploy' };
    const renamed = await PATCH('/api/users/{userId}/personal-access-tokens', { params, body: renaming });
    expect((await GET('/api/users/{userId}/personal-access-tokens', { params })).data).toEqual([renamed.data]);
    const body = { name: 'deploy' };
    const deleted = await POST('/api/users/{userId}/personal-access-tokens/delete', { params, body });
    expect(deleted.response.status).toBe(204);
  });

  it('creates and assigns roles', async () => {
    const { GET, POST, PUT, PATCH, DELETE } = client;
    const role = (await POST('/api/roles', { body: { name: 'editor', description: 'x' } })).data;
    const id = role?.id ?? '';
    const given = await POST('/api/users/{userId}/roles', { params: ofUser(), body: { roleIds: [id] } });
    expect([given.response.status, given.data]).toEqual([201, { roleIds: [id], addedRoleIds: [id] }]);
    expect((await GET('/api/users/{userId}/roles', { params: ofUser() })).data).toEqual([role]);
    expect((await GET('/api/roles/{id}/users', { params: { path: { id } } })).data).toHaveLength(1);
    expect((await GET('/api/roles/{id}/scopes', { params: { path: { id } } })).data).toEqual([]);
    const patched = await PATCH('/api/roles/{id}', { params: { path: { id } }, body: { description: 'y' } });
    expect((await GET('/api/roles', { params: { query: { type: 'User' } } })).data).toMatchObject([patched.data]);
    await PUT('/api/users/{userId}/roles', { params: ofUser(), body: { roleIds: [] } });
    expect((await DELETE('/api/roles/{id}', { params: { path: { id } } })).response.status).toBe(204);
  });

  it('changes organizations and their members', async () => {
    const { GET, POST, DELETE } = client;
    const organization = (await POST('/api/organizations', { body: { name: 'Acme' } })).data;
    const id = organization?.id ?? '';
    const params = { path: { id } };
    const role = (
      await POST('/api/organization-roles', { body: { name: 'admin', organizationScopeIds: [], resourceScopeIds: [] } })
    ).data;
    await POST('/api/organizations/{id}/users', { params, body: { userIds: [userId] } });
    const roles = await POST('/api/organizations/{id}/users/{userId}/roles', {
      params: { path: { id, userId } },
      body: { organizationRoleNames: ['admin'] },
    });
    expect(roles.response.status).toBe(201);
    expect((await GET('/api/organizations/{id}/users', { params })).data).toMatchObject([
      { id: userId, organizationRoles: [{ id: role?.id, name: 'admin' }] },
    ]);
    expect((await GET('/api/organizations')).data).toMatchObject([organization]);
    expect((await GET('/api/organization-roles')).data).toMatchObject([{ name: 'admin' }]);
    expect((await DELETE('/api/organizations/{id}', { params })).response.status).toBe(204);
  });

  it('reads related resources', async () => {
    const { GET, POST, PATCH } = client;
    const token = await POST('/api/one-time-tokens', { body: { email: 'ada@example.com' } });
    const check = { email: 'ada@example.com', token: token.data?.token ?? '' };
    expect((await POST('/api/one-time-tokens/verify', { body: check })).data?.status).toBe('consumed');
    expect((await POST('/api/verification-codes', { body: { email: 'ada@example.com' } })).response.status).toBe(204);
    expect((await POST('/api/subject-tokens', { body: { userId } })).data?.expiresIn).toBe(600);
    const statuses = [
      await GET('/api/dashboard/users/total'),
      await GET('/api/dashboard/users/new'),
      await GET('/api/dashboard/users/active'),
      await GET('/api/resources'),
      await GET('/api/sso-connectors'),
      await GET('/api/one-time-tokens'),
      await GET('/api/user-assets/service-status'),
      await PATCH('/api/sign-in-exp', { body: { signInMode: 'SignIn' } }),
    ].map(({ response }) => response.status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const body = { targetType: 'User' as const, targets: ['ada@example.com'] };
    expect((await POST('/api/sentinel-activities/delete', { body })).response.status).toBe(204);
    expect((await GET('/api/status')).response.status).toBe(204);
  });
});
