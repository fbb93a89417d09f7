import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
});

const anonymous = { headers: { authorization: '' } };

describe('routes', () => {
  it('ignore a trailing slash', async () => {
    expect(await api.json('GET /api/users/')).toEqual([]);
  });

  it('answer HEAD with the headers of GET', async () => {
    const response = await api.request('HEAD /api/users');
    expect(response.status).toBe(200);
    expect(response.headers.get('total-number')).toBe('0');
    expect(await response.text()).toBe('');
  });

  it('answer OPTIONS without a token', async () => {
    const response = await api.request('OPTIONS /api/users/x', anonymous);
    expect(response.status).toBe(200);
    expect(response.headers.get('allow')).toBe('HEAD, GET, PATCH, DELETE');
    expect(await response.text()).toBe('');
  });

  it('refuse a wrong method in plain text without a token', async () => {
    const response = await api.request('DELETE /api/logs', anonymous);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('HEAD, GET');
    expect(await response.text()).toBe('Method Not Allowed');
    expect((await api.request('HEAD /api/users/x/password/verify', anonymous)).status).toBe(405);
  });

  it.each(['GET /api/nope', 'OPTIONS /api/nope', 'GET /api', 'GET /', 'GET /api/users/%E0%A4%A/x'])(
    'return a plain-text 404 for %s without a token',
    async (line) => {
      const response = await api.request(line, anonymous);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('Not Found');
    },
  );

  it('answer /api/status without a token', async () => {
    expect((await api.request('GET /api/status', anonymous)).status).toBe(204);
  });

  it('decode path parameters', async () => {
    expect((await api.request('GET /api/users/a%2Fb/has-password')).status).toBe(404);
    await api.request('POST /api/users', { body: {} });
    await api.db.updateTable('users').set({ id: 'a/b' }).execute();
    expect(await api.json('GET /api/users/a%2Fb/has-password')).toEqual({ hasPassword: false });
  });

  it('send no CORS headers', async () => {
    const response = await api.request('OPTIONS /api/users', { headers: { origin: 'https://evil.test' } });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('send a unique request id', async () => {
    const ids = await Promise.all(
      ['GET /api/users', 'GET /api/nope', 'GET /api/logs/nope', 'GET /oidc/jwks'].map(async (line) =>
        (await api.request(line)).headers.get('logto-core-request-id'),
      ),
    );
    for (const id of ids) expect(id).toMatch(/^\w{16}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('ETag', () => {
  it('gives 304 until the response changes', async () => {
    const first = await api.request('GET /api/users');
    const etag = first.headers.get('etag') ?? '';
    const second = await api.request('GET /api/users', { headers: { 'if-none-match': etag } });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    expect(second.headers.get('total-number')).toBe('0');
    expect(second.headers.get('etag')).toBe(etag);
    expect(second.headers.get('logto-core-request-id')).not.toBeNull();

    await api.request('POST /api/users', { body: {} });
    const third = await api.request('GET /api/users', { headers: { 'if-none-match': etag } });
    expect(third.status).toBe(200);
    expect(third.headers.get('etag')).not.toBe(etag);
  });
});

describe('bodies', () => {
  const post = (contentType: string | undefined, body: string | Buffer) =>
    api.app.request(`${testOrigin}/api/users`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.token}`,
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
      },
      // A buffer, because fetch sets a content type for strings.
      body: new Uint8Array(Buffer.from(body)),
    });

  it('are parsed as JSON with any charset parameter, or as a form', async () => {
    expect(await (await post('application/json; charset=utf-8', '{"name":"Ada"}')).json()).toMatchObject({
      name: 'Ada',
    });
    expect(await (await post('application/x-www-form-urlencoded', 'name=Ada+L')).json()).toMatchObject({
      name: 'Ada L',
    });
  });

  it.each([undefined, 'application/octet-stream', 'multipart/form-data; boundary=x'])(
    'of type %s count as {}',
    async (type) => {
      expect(await (await post(type, '{"name":"Ada"}')).json()).toMatchObject({ name: null });
    },
  );

  it('of plain text are refused', async () => {
    const response = await post('text/plain', '{"name":"Ada"}');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'guard.invalid_input',
      data: { issues: [{ code: 'invalid_type', expected: 'object', received: 'string', path: [] }], name: 'ZodError' },
    });
  });

  it.each(['{nope', '"text"', '7', 'true', 'null', `{"customData":${'['.repeat(5000)}${']'.repeat(5000)}}`])(
    'of malformed JSON are refused without a code: %.20s',
    async (text) => {
      const response = await post('application/json', text);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ message: expect.any(String) as string });
    },
  );

  it.each<[string, string | Buffer]>([
    ['application/json', Buffer.from([...Buffer.from('{"name":"'), 0xff, ...Buffer.from('"}')])],
    ['application/json', Buffer.from([...Buffer.from('{"name":"'), 0xed, 0xa0, 0x80, ...Buffer.from('"}')])],
    ['application/x-www-form-urlencoded', 'name=%ED%A0%80'],
  ])('of %s that are not UTF-8 are refused', async (type, body) => {
    const response = await post(type, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: 'The body is not valid UTF-8.' });
  });

  it('of JSON type without content count as {}', async () => {
    expect((await post('application/json', '')).status).toBe(200);
  });

  it('are refused over 1 MiB', async () => {
    const text = (length: number) => JSON.stringify({ customData: { x: 'x'.repeat(length - 24) } });
    const limit = 1024 * 1024;
    expect((await post('application/json', text(limit).padEnd(limit))).status).toBe(200);
    const response = await post('application/json', text(limit + 10));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'request.body_too_large' });
  });
});

describe('URLs', () => {
  it('over 16 KiB are refused', async () => {
    const response = await api.request(`GET /api/users?x=${'x'.repeat(16 * 1024)}`);
    expect(response.status).toBe(414);
    expect(await response.json()).toMatchObject({ code: 'request.url_too_long' });
  });
});

describe('internal errors', () => {
  it('return no details', async () => {
    const broken = await openTestApi();
    await broken.db.schema.dropTable('connectors').execute();
    const printed = vi.spyOn(console, 'error').mockReturnValue();
    const response = await broken.request('GET /api/connectors');
    expect(printed).toHaveBeenCalledOnce();
    printed.mockRestore();
    await broken.close();
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('connectors');
    expect(broken.faults).toMatchObject([{ method: 'GET', requestId: response.headers.get('Logto-Core-Request-Id') }]);
  });
});

describe('a list without a defined order', () => {
  beforeAll(async () => {
    await api.db.insertInto('resources').values({ id: 'shop', name: 'Shop', indicator: 'https://shop.test' }).execute();
  });

  it.each([
    ['/api/organizations', (name: string) => ({ name }), { name: 'changed' }],
    ['/api/roles', (name: string) => ({ name, description: 'x' }), { name: 'changed' }],
    ['/api/resources', (name: string) => ({ name, indicator: `https://${name}.test` }), { name: 'changed' }],
    ['/api/resources/shop/scopes', (name: string) => ({ name }), { name: 'changed' }],
    [
      '/api/sso-connectors',
      (name: string) => ({ providerName: 'OIDC', connectorName: name }),
      { connectorName: 'changed' },
    ],
  ])('has a changed row at the end: %s', async (path, bodyOf, body) => {
    const create = async (name: string) =>
      ((await api.json(`POST ${path}`, { body: bodyOf(name) })) as { id: string }).id;
    const [first, second, third] = [await create('a'), await create('b'), await create('c')];
    const ids = async () =>
      ((await api.json(`GET ${path}?page_size=100`)) as { id: string }[]).map(({ id }) => id).slice(-3);
    expect(await ids()).toEqual([first, second, third]);
    expect((await api.request(`PATCH ${path}/${first}`, { body })).status).toBe(200);
    expect(await ids()).toEqual([second, third, first]);
  });
});
