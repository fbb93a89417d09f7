import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';

import { operations } from './document.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const get = (path: string) => api.app.request(`${testOrigin}${path}`);

describe('the OpenAPI document', () => {
  it('contains exactly the registered routes', () => {
    const routes = api.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(operations).toSorted()).toEqual([...new Set(routes)].toSorted());
  });

  it('is available without authentication', async () => {
    const document = (await (await get('/api/swagger.json')).json()) as { paths: object };
    expect(document).toMatchObject({
      openapi: '3.0.3',
      servers: [{ url: testOrigin }],
      components: { schemas: { User: { type: 'object', properties: { primaryEmail: { nullable: true } } } } },
    });
    expect(document.paths).toHaveProperty(['/api/users/{userId}', 'patch', 'requestBody']);
    expect(document.paths).toHaveProperty(
      ['/api/users', 'get', 'responses', '200', 'content', 'application/json', 'schema'],
      { type: 'array', items: { $ref: '#/components/schemas/User' } },
    );
    expect(await (await get('/api/.well-known/management.openapi.json')).json()).toEqual(document);
  });

  it('is shown as a page', async () => {
    const page = await get('/usher/api');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('GET /api/users/:userId/sessions');
  });

  it('does not list every status that a route returns (logto-behavior.md#12.51)', async () => {
    const document = (await (await get('/api/swagger.json')).json()) as { paths: object };
    expect(document.paths).not.toHaveProperty(['/api/users/{userId}/password', 'patch', 'responses', '404']);
    const refused = await api.refusal('PATCH /api/users/nobody/password', { password: 'x' });
    expect(refused).toEqual({ status: 404, code: 'entity.not_found' });
  });
});
