import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { fetchToken, openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';

let api: TestApi;
/** Replaced when its signing key is deleted. */
let token: string;
beforeAll(async () => {
  api = await openTestApi();
  token = api.token;
});
afterAll(() => api.close());

async function send(line: string, body?: object): Promise<{ status: number; answer: unknown }> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await api.request(line, body === undefined ? { headers } : { headers, body });
  const text = await response.text();
  return { status: response.status, answer: text === '' ? undefined : JSON.parse(text) };
}

type Key = { id: string; status?: string };
const keys = async (type: string) => (await send(`GET /api/configs/oidc/${type}`)).answer as Key[];
const rotate = async (type: string, body: object = {}) =>
  (await send(`POST /api/configs/oidc/${type}/rotate`, body)).answer as Key[];
const jwks = async () =>
  (await (await api.app.request(`${testOrigin}/oidc/jwks`)).json()) as { keys: Record<string, unknown>[] };
const statusWith = async (each: string) =>
  (await api.app.request(`${testOrigin}/api/roles`, { headers: { authorization: `Bearer ${each}` } })).status;

const refusal = async (line: string, body?: object) => {
  const { status, answer } = await send(line, body);
  return { status, code: (answer as { code: string }).code };
};

describe('keys of OpenID Connect', () => {
  it('are rotated: the previous signing key verifies until it is deleted or replaced', async () => {
    const [first] = await keys('private-keys');
    expect(await keys('private-keys')).toEqual([
      {
        id: decodeProtectedHeader(token).kid,
        createdAt: Math.floor(api.clock.now / 1000),
        signingKeyAlgorithm: 'EC',
        status: 'Current',
      },
    ]);
    expect(await refusal(`DELETE /api/configs/oidc/private-keys/${first?.id}`)).toEqual({
      status: 422,
      code: 'oidc.key_required',
    });

    const [second, previous] = await rotate('private-keys', { signingKeyAlgorithm: 'RSA' });
    expect(previous).toMatchObject({ id: first?.id, status: 'Previous' });
    expect(second).toMatchObject({ signingKeyAlgorithm: 'RSA', status: 'Current' });
    expect((await jwks()).keys.map(({ kid }) => kid)).toEqual([second?.id, first?.id]);
    const old = token;
    token = await fetchToken(api.app, api.demoApp);
    expect(decodeProtectedHeader(token)).toMatchObject({ kid: second?.id, alg: 'RS256' });
    expect([await statusWith(old), await statusWith(token)]).toEqual([200, 200]);

    expect(await refusal('DELETE /api/configs/oidc/private-keys/nope')).toMatchObject({ code: 'oidc.key_not_found' });
    expect(await refusal(`DELETE /api/configs/oidc/private-keys/${second?.id}`)).toEqual({
      status: 422,
      code: 'oidc.only_previous_key_can_be_deleted',
    });
    expect((await send(`DELETE /api/configs/oidc/private-keys/${first?.id}`)).status).toBe(204);
    expect([await statusWith(old), await statusWith(token)]).toEqual([401, 200]);
    expect(await keys('private-keys')).toHaveLength(1);
  });

  it('never show their secret parts', async () => {
    const shown = [await rotate('private-keys', { signingKeyAlgorithm: 'RSA' }), await rotate('cookie-keys')];
    token = await fetchToken(api.app, api.demoApp);
    const text = JSON.stringify([shown, await jwks()]);
    for (const secret of ['"d"', '"p"', '"q"', '"dp"', '"dq"', '"qi"', '"k"', 'createdAt":0']) {
      expect(text).not.toContain(secret);
    }
  });

  it('for cookies are replaced, and any but the last can be deleted', async () => {
    const [first] = await keys('cookie-keys');
    expect(await refusal('POST /api/configs/oidc/cookie-keys/rotate', { rotationGracePeriod: 1 })).toEqual({
      status: 422,
      code: 'oidc.invalid_request',
    });
    const [second] = await rotate('cookie-keys');
    expect((await keys('cookie-keys')).map(({ id }) => id)).toEqual([second?.id, first?.id]);
    expect((await send(`DELETE /api/configs/oidc/cookie-keys/${second?.id}`)).status).toBe(204);
    expect(await refusal(`DELETE /api/configs/oidc/cookie-keys/${first?.id}`)).toMatchObject({ status: 422 });
    expect((await keys('cookie-keys')).map(({ id }) => id)).toEqual([first?.id]);
  });
});

describe('settings', () => {
  it('keep what is not sent', async () => {
    const body = { organizationCreated: true };
    const changed = { signInExperienceCustomized: false, organizationCreated: true };
    expect((await send('PATCH /api/configs/admin-console', body)).answer).toEqual(changed);
    expect((await send('GET /api/configs/admin-console')).answer).toEqual(changed);
    expect((await send('PATCH /api/configs/oidc/session', { ttl: 60 })).answer).toEqual({ ttl: 60 });
    expect((await send('PATCH /api/configs/oidc/session', {})).answer).toEqual({ ttl: 60 });
    expect((await send('GET /api/configs/oidc/session')).answer).toEqual({ ttl: 60 });
  });

  it.each([
    ['PATCH', 'oidc/session', { ttl: 0 }],
    ['PATCH', 'oidc/session', { ttl: 31_536_001 }],
    ['PUT', 'id-token', { enabledExtendedClaims: ['password'] }],
  ])('refuse %s %s %j', async (method, path, body) => {
    expect(await refusal(`${method} /api/configs/${path}`, body)).toMatchObject({
      status: 400,
      code: 'guard.invalid_input',
    });
  });

  it('of ID tokens are replaced', async () => {
    const body = { enabledExtendedClaims: ['roles'] };
    expect((await send('PUT /api/configs/id-token', body)).answer).toEqual(body);
    expect((await send('GET /api/configs/id-token')).answer).toEqual(body);
  });

  it('have no scripts for tokens', async () => {
    expect((await send('GET /api/configs/jwt-customizer')).answer).toEqual([]);
    expect(await refusal('GET /api/configs/jwt-customizer/access-token')).toEqual({
      status: 404,
      code: 'entity.not_exists_with_id',
    });
  });
});
