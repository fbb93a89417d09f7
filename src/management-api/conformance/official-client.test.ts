import type { AddressInfo } from 'node:net';

import { serve, type ServerType } from '@hono/node-server';
import { createManagementApi as createOfficialClient } from '@logto/api/management';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createManagementApi } from '#management-api/app.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
let server: ServerType;
let baseUrl: string;
beforeAll(async () => {
  api = await openTestApi();
  const app = createManagementApi({
    db: api.db,
    clock: () => Date.now(),
    issuer: 'http://issuer.test/oidc',
    report: console.error,
  });
  baseUrl = await new Promise<string>((resolve) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});

const client = () =>
  createOfficialClient('default', { clientId: api.demoApp.id, clientSecret: api.demoApp.secret, baseUrl }).apiClient;

describe('the official client, over HTTP', () => {
  it('creates, lists, searches, patches and deletes users', async () => {
    const { GET, POST, PATCH, DELETE } = client();

    const created = await POST('/api/users', { body: { username: 'ada', primaryEmail: 'ada@example.com' } });
    expect(created.response.status).toBe(200);
    const userId = created.data?.id ?? '';
    expect(created.data).toMatchObject({ username: 'ada', hasPassword: false });

    const patched = await PATCH('/api/users/{userId}', { params: { path: { userId } }, body: { name: 'Ada' } });
    expect(patched.data).toMatchObject({ id: userId, name: 'Ada' });

    const listed = await GET('/api/users', { params: { query: { page: 1, page_size: 5 } } });
    expect(listed.data).toEqual([patched.data]);
    expect(listed.response.headers.get('total-number')).toBe('1');

    const deleted = await DELETE('/api/users/{userId}', { params: { path: { userId } } });
    expect(deleted.response.status).toBe(204);
    const missing = await GET('/api/users/{userId}', { params: { path: { userId } } });
    expect(missing.response.status).toBe(404);
  });

  it('reads logs, with the address of the caller, applications and connectors', async () => {
    const { GET } = client();
    const logs = await GET('/api/logs');
    expect(logs.data?.[0]).toMatchObject({ key: 'ExchangeTokenBy.ClientCredentials', payload: { ip: '127.0.0.1' } });
    expect((await GET('/api/applications')).data).toMatchObject([{ id: api.demoApp.id, type: 'MachineToMachine' }]);
    expect((await GET('/api/connectors')).data).toEqual([]);
    expect((await GET('/api/sign-in-exp')).data).toMatchObject({ signInMode: 'SignInAndRegister' });
  });
});

describe('over HTTP', () => {
  const authorized = async () => {
    const { clientCredentials } = createOfficialClient('default', {
      clientId: api.demoApp.id,
      clientSecret: api.demoApp.secret,
      baseUrl,
    });
    return { authorization: `Bearer ${(await clientCredentials.getAccessToken()).value}` };
  };

  it('sends one Link line per relation', async () => {
    await Promise.all([1, 2, 3].map(() => client().POST('/api/users', { body: {} })));
    const lines = await rawHeaders(`${baseUrl}/api/users?page=2&page_size=1`, await authorized());
    const links = lines.filter(([name]) => name === 'link').map(([, value]) => value);
    expect(links).toEqual([
      `<${baseUrl}/users?page=1&page_size=1>; rel="first"`,
      `<${baseUrl}/users?page=1&page_size=1>; rel="prev"`,
      `<${baseUrl}/users?page=3&page_size=1>; rel="last"`,
      `<${baseUrl}/users?page=3&page_size=1>; rel="next"`,
    ]);
  });

  it('refuses a large body and continues to serve requests', async () => {
    const headers = { ...(await authorized()), 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024) });
    expect((await fetch(`${baseUrl}/api/users`, { method: 'POST', headers, body })).status).toBe(413);
    expect((await fetch(`${baseUrl}/api/users`, { method: 'HEAD', headers })).status).toBe(200);
  });
});

/** Raw header lines; `fetch` joins repeated headers. */
async function rawHeaders(url: string, headers: Record<string, string>): Promise<[name: string, value: string][]> {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      response.resume();
      const raw = response.rawHeaders;
      const pairs = raw.flatMap((name, index): [string, string][] =>
        index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? '']] : [],
      );
      resolve(pairs);
    }).on('error', reject);
  });
}
