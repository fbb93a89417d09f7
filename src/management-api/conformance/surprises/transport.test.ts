import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { managementApiIndicator } from '#contract/oauth.ts';
import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';
import { addClients, basic, grant, requestToken } from '#management-api/testing/test-clients.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  await addClients(api);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
});

const textOf = async (line: string) => {
  const response = await api.request(line);
  return [response.status, await response.text()];
};

describe('tokens and transport', () => {
  it('issues tokens without scope, which are refused with 403 (logto-behavior.md#12.1)', async () => {
    const response = await requestToken(api, grant, { headers: basic('powerless', 's') });
    const answer = (await response.json()) as { access_token: string };
    expect([response.status, answer]).toEqual([
      200,
      expect.not.objectContaining({ scope: expect.anything() as unknown }),
    ]);
    const refused = await api.request('GET /api/users', {
      headers: { authorization: `Bearer ${answer.access_token}` },
    });
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'auth.forbidden' }]);
  });

  it('uses the same audience whatever the server’s address (logto-behavior.md#12.2)', async () => {
    const [, payload = ''] = api.token.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ aud: managementApiIndicator });
    expect(managementApiIndicator).toBe('https://default.logto.app/api');
  });

  it('returns invalid_client with 400 for an unknown client and 401 for a wrong secret (logto-behavior.md#12.3)', async () => {
    const [unknown, wrong] = [
      await requestToken(api, grant, { headers: basic('nobody', 's') }),
      await requestToken(api, grant, { headers: basic('powerless', 'wrong') }),
    ];
    expect([unknown.status, await unknown.json()]).toMatchObject([400, { error: 'invalid_client' }]);
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  it('refuses browsers at the token endpoint and at the API (logto-behavior.md#12.4)', async () => {
    const origin = 'https://console.test';
    const refused = await requestToken(api, grant, { headers: { ...basic('powerless', 's'), origin } });
    expect([refused.status, await refused.json()]).toMatchObject([400, { error: 'invalid_request' }]);
    const preflight = await api.app.request(`${testOrigin}/api/users`, { method: 'OPTIONS', headers: { origin } });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });

  it('matches "Bearer" with case and sends no WWW-Authenticate (logto-behavior.md#12.5)', async () => {
    const response = await api.request('GET /api/users', { headers: { authorization: `bearer ${api.token}` } });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, null]);
  });

  it('returns some errors without code and some as plain text (logto-behavior.md#12.6)', async () => {
    const malformed = await api.request('POST /api/users', { body: '{' });
    expect([malformed.status, await malformed.json()]).toEqual([400, { message: expect.any(String) as string }]);
    expect(await textOf('GET /api/nothing')).toEqual([404, 'Not Found']);
    expect(await textOf('PUT /api/users')).toEqual([405, 'Method Not Allowed']);
  });

  it('reads an unknown content type as {}, which creates an empty user (logto-behavior.md#12.8)', async () => {
    const post = (type: string) =>
      api.request('POST /api/users', { body: '{"name":"Ada"}', headers: { 'content-type': type } });
    expect(await (await post('application/octet-stream')).json()).toMatchObject({ name: null });
    expect((await post('text/plain')).status).toBe(400);
  });
});

describe('pagination', () => {
  it('sends Total-Number of all matches and links without /api (logto-behavior.md#12.10)', async () => {
    for (const name of ['a', 'b', 'c']) {
      await api.createUser({ name });
    }
    const { headers } = await api.request('GET /api/users?page_size=2');
    expect(headers.get('total-number')).toBe('3');
    expect(headers.get('link')).toContain(`<${testOrigin}/users?page_size=2&page=1>; rel="first"`);
  });

  it('refuses page_size 101 and page 0, and returns an empty page past the end (logto-behavior.md#12.13)', async () => {
    for (const query of ['page_size=101', 'page=0']) {
      expect(await api.refusal(`GET /api/users?${query}`)).toEqual({ status: 400, code: 'guard.invalid_pagination' });
    }
    expect(await api.json('GET /api/users?page=999')).toEqual([]);
  });

  it('orders users of the same instant, unlike Logto (logto-behavior.md#12.14)', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) {
      await api.createUser({ name });
    }
    const pages = await Promise.all([1, 2, 3].map((page) => api.json(`GET /api/users?page_size=2&page=${page}`)));
    expect((pages.flat() as { name: string }[]).map(({ name }) => name)).toEqual(names.toReversed());
  });
});
