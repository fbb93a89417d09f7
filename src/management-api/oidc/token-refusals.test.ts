import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';
import {
  addClients,
  basic,
  grant,
  type Params,
  requestToken,
  type Sending,
} from '#management-api/testing/test-clients.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  await addClients(api);
});
afterAll(() => api.close());

describe('errors of the token endpoint', () => {
  const cases: [string, number, string, Params, Sending?][] = [
    ['unknown client', 400, 'invalid_client', { ...grant, client_id: 'nope', client_secret: 'x' }],
    ['unknown client, before the grant type', 400, 'invalid_client', { grant_type: 'nope', client_id: 'nope' }],
    ['unknown client with a NUL', 400, 'invalid_request', { ...grant, client_id: 'a\0b', client_secret: 'x' }],
    ['wrong secret', 401, 'invalid_client', { ...grant, client_id: 'web', client_secret: 'x' }],
    ['no secret', 401, 'invalid_client', { ...grant, client_id: 'web' }],
    ['empty secret', 401, 'invalid_client', { ...grant, client_id: 'web', client_secret: '' }],
    ['a public client with a secret', 401, 'invalid_client', { ...grant, client_id: 'spa', client_secret: 'x' }],
    ['no credentials', 400, 'invalid_request', grant],
    ['no parameters', 400, 'invalid_request', {}],
    ['Basic without a colon', 400, 'invalid_request', grant, { headers: { authorization: `Basic ${btoa('x')}` } }],
    ['Basic without base64', 400, 'invalid_request', grant, { headers: { authorization: 'Basic' } }],
    ['Basic badly encoded', 400, 'invalid_request', grant, { headers: basic('%zz', 'x') }],
    ['a Bearer header', 400, 'invalid_request', grant, { headers: { authorization: 'Bearer x' } }],
    ['two ids', 400, 'invalid_request', { ...grant, client_id: 'spa' }, { headers: basic('web', 's') }],
    ['two secrets', 400, 'invalid_request', { ...grant, client_secret: 's' }, { headers: basic('web', 's') }],
    ['expired secret', 400, 'invalid_request', { ...grant, client_id: 'powerless', client_secret: 'old' }],
    ['no grant type', 400, 'invalid_request', { client_id: 'web', client_secret: 's' }],
    ['unknown grant type', 400, 'unsupported_grant_type', { ...grant, grant_type: 'nope', client_id: 'spa' }],
    ['a grant for other applications', 400, 'invalid_request', { ...grant, client_id: 'web', client_secret: 's' }],
    ['a grant for public applications', 400, 'invalid_request', { ...grant, client_id: 'spa' }],
    ['another grant', 400, 'invalid_request', { ...grant, grant_type: 'refresh_token', client_id: 'spa' }],
    [
      'unknown resource',
      400,
      'invalid_target',
      { ...grant, resource: 'https://x.test', client_id: 'powerless', client_secret: 's' },
    ],
    ['no resource', 400, 'invalid_target', { ...grant, resource: '', client_id: 'powerless', client_secret: 's' }],
    [
      'two resources',
      400,
      'invalid_target',
      [...Object.entries(grant), ['resource', 'https://x.test'], ['client_id', 'powerless'], ['client_secret', 's']],
    ],
    [
      'a parameter given twice',
      400,
      'invalid_request',
      [...Object.entries(grant), ['scope', 'all'], ['client_id', 'web']],
    ],
    [
      'an organization without the application',
      403,
      'access_denied',
      { ...grant, organization_id: 'o', client_id: 'powerless', client_secret: 's' },
    ],
    [
      'another content type',
      400,
      'invalid_request',
      grant,
      { headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    ],
    ['malformed JSON', 400, 'invalid_request', grant, { headers: { 'content-type': 'application/json' } }],
    [
      'a foreign origin',
      400,
      'invalid_request',
      { ...grant, client_id: 'powerless', client_secret: 's' },
      { headers: { origin: 'https://evil.test' } },
    ],
  ];

  it.each(cases)('%s: %i %s', async (_, status, error, params, sending) => {
    const response = await requestToken(api, params, sending);
    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = (await response.json()) as { message: string };
    expect(body).toEqual({
      code: `oidc.${error}`,
      message: expect.any(String) as string,
      error,
      error_description: body.message,
    });
  });

  it('omit the members of Logto with parse_error=false', async () => {
    const response = await requestToken(api, grant, { query: '?parse_error=false' });
    expect(await response.json()).toEqual({
      error: 'invalid_request',
      error_description: expect.any(String) as string,
    });
  });

  it('have WWW-Authenticate only if Basic was used', async () => {
    const challenged = await requestToken(api, grant, { headers: basic('web', 'wrong') });
    expect(challenged.status).toBe(401);
    expect(challenged.headers.get('www-authenticate')).toMatch(/^Basic realm=".+", error="invalid_client"/);
    const unchallenged = await requestToken(api, { ...grant, client_id: 'web', client_secret: 'wrong' });
    expect(unchallenged.headers.get('www-authenticate')).toBeNull();
  });

  it('do not occur for the origins of the application and of the server', async () => {
    for (const origin of ['https://listed.test', 'https://page.test', testOrigin]) {
      const response = await requestToken(
        api,
        { ...grant, client_id: 'listed', client_secret: 's' },
        { headers: { origin } },
      );
      expect(response.status).toBe(200);
    }
  });

  it('are JSON for unknown routes and methods', async () => {
    for (const line of ['GET /oidc/nope', 'GET /oidc/token', 'PUT /oidc/jwks', 'GET /oidc']) {
      const response = await api.request(line);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'oidc.invalid_request', error: 'invalid_request' });
    }
  });
});
