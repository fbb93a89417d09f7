import type { AddressInfo } from 'node:net';

import { serve, type ServerType } from '@hono/node-server';
import { createManagementApi as createOfficialClient } from '@logto/api/management';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { createManagementApi } from '#management-api/app.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
let server: ServerType;
let client: ReturnType<typeof createOfficialClient>['apiClient'];
beforeAll(async () => {
  api = await openTestApi();
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
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});

/** Unknown paths get plain text (logto-behavior.md#0), routes return JSON or no body. */
const cameFromARoute = ({ response }: { response: Response }) =>
  !(response.headers.get('content-type') ?? '').startsWith('text/plain') || response.status === 201;

it('reaches reads and deletions of single entities, which do not exist', async () => {
  const { GET, PATCH, PUT, POST, DELETE } = client;
  const path = {
    id: 'none',
    userId: 'none',
    roleId: 'none',
    scopeId: 'none',
    sessionId: 'none',
    grantId: 'none',
    ssoConnectorId: 'none',
    organizationRoleId: 'none',
    name: 'none',
  };
  const params = { path };
  const answers = [
    await GET('/api/users/{userId}', { params }),
    await DELETE('/api/users/{userId}', { params }),
    await GET('/api/users/{userId}/sessions/{sessionId}', { params }),
    await DELETE('/api/users/{userId}/sessions/{sessionId}', { params }),
    await DELETE('/api/users/{userId}/grants/{grantId}', { params }),
    await GET('/api/users/{userId}/sso-identities/{ssoConnectorId}', { params }),
    await DELETE('/api/users/{userId}/roles/{roleId}', { params }),
    await PATCH('/api/users/{userId}/personal-access-tokens/{name}', { params, body: { name: 'x' } }),
    await DELETE('/api/users/{userId}/personal-access-tokens/{name}', { params }),
    await GET('/api/roles/{id}', { params }),
    await POST('/api/roles/{id}/users', { params, body: { userIds: ['none'] } }),
    await DELETE('/api/roles/{id}/users/{userId}', { params }),
    await POST('/api/roles/{id}/scopes', { params, body: { scopeIds: ['none'] } }),
    await DELETE('/api/roles/{id}/scopes/{scopeId}', { params }),
    await GET('/api/roles/{id}/applications', { params }),
    await GET('/api/organizations/{id}', { params }),
    await PATCH('/api/organizations/{id}', { params, body: { name: 'x' } }),
    await PUT('/api/organizations/{id}/users', { params, body: { userIds: [] } }),
    await DELETE('/api/organizations/{id}/users/{userId}', { params }),
    await GET('/api/organizations/{id}/users/{userId}/roles', { params }),
    await PUT('/api/organizations/{id}/users/{userId}/roles', { params, body: { organizationRoleIds: [] } }),
    await DELETE('/api/organizations/{id}/users/{userId}/roles/{organizationRoleId}', { params }),
    await GET('/api/applications/{id}', { params }),
    await GET('/api/connectors/{id}', { params }),
    await GET('/api/resources/{id}', { params }),
    await GET('/api/logs/{id}', { params }),
    await GET('/api/one-time-tokens/{id}', { params }),
  ];
  expect(answers.filter((answer) => !cameFromARoute(answer)).map(({ response }) => response.url)).toEqual([]);
  expect(answers.map(({ response }) => response.status).filter((status) => status >= 500)).toEqual([]);
});

it('reaches lists and queries without path parameters', async () => {
  const { GET, POST } = client;
  const answers = [
    await GET('/api/applications'),
    await GET('/api/connectors'),
    await GET('/api/logs'),
    await GET('/api/sign-in-exp'),
    await GET('/api/sign-in-exp/username-policy/case-sensitivity-conflicts', { params: { query: { limit: 10 } } }),
    await POST('/api/sign-in-exp/default/check-password', { body: { password: 'Quartz-Zebra-71', userId: 'none' } }),
    await POST('/api/verification-codes/verify', { body: { email: 'ada@example.com', verificationCode: '000000' } }),
  ];
  expect(answers.filter((answer) => !cameFromARoute(answer)).map(({ response }) => response.url)).toEqual([]);
  expect(answers.map(({ response }) => response.status).filter((status) => status >= 500)).toEqual([]);
});
