import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import families from '#management-api/conformance/families.json' with { type: 'json' };
import { scenarios } from '#management-api/conformance/play-scenario.ts';
import recorded from '#management-api/conformance/scenarios.json' with { type: 'json' };
import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';

import { operations } from './document.ts';
import { statusesOf } from './operation.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const steps = [recorded, families].flatMap((file) => scenarios.parse(file).scenarios).flatMap((each) => each.steps);
const answered = z.object({ status: z.number() });

/** The statuses that a running Logto returned, by operation; refusals and defects of Logto left out. */
function recordedStatuses(): Map<string, Set<number>> {
  const statuses = new Map<string, Set<number>>();
  for (const { request, expect: answer, wanted } of steps) {
    const line = operationOf(request);
    if (line === undefined || answer === undefined || wanted !== undefined) continue;
    const { status } = answered.parse(answer);
    if (status < 400 || status >= 500) statuses.set(line, (statuses.get(line) ?? new Set()).add(status));
  }
  return statuses;
}

function operationOf(request: string): string | undefined {
  const [method = '', url = ''] = request.split(' ');
  const path = url.replace(/\?.*$/, '').replaceAll(/[{}]/g, '');
  const route = api.app.router.match(method, path)[0].find(([[, each]]) => each.method === method)?.[0][1];
  return route && `${method} ${route.path}`;
}

/** What the page says of each operation, without markup. */
const entriesOf = (page: string): Map<string, string> =>
  new Map(
    [...page.matchAll(/<dt><code>(.*?)<\/code><\/dt>\s*<dd>(.*?)<\/dd>/gs)].map(([, line = '', text = '']) => [
      line,
      text
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ]),
  );

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

  it('has all statuses of recorded responses, except refusals', () => {
    const recordings = recordedStatuses();
    expect(recordings.size).toBeGreaterThan(100);
    const missing = [...recordings].flatMap(([line, statuses]) => {
      const documented = operations[line] === undefined ? [] : statusesOf(operations[line]);
      return [...statuses].filter((status) => !documented.includes(status)).map((status) => `${line} ${status}`);
    });
    expect(missing).toEqual([]);
  });

  // OpenAPI patterns have no flags.
  it('describes texts by patterns without flags', () => {
    const flagged = new Set<RegExp>();
    const collect = ({ zodSchema }: { zodSchema: z.core.$ZodTypes }) => {
      for (const { _zod } of [zodSchema, ...(zodSchema._zod.def.checks ?? [])]) {
        const { pattern } = _zod.def as { pattern?: RegExp };
        if (pattern && /[^u]/.test(pattern.flags)) flagged.add(pattern);
      }
    };
    for (const { body, answer } of Object.values(operations)) {
      for (const schema of [body, answer]) {
        if (schema) z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: collect });
      }
    }
    expect([...flagged]).toEqual([]);
  });

  it('is shown as a page', async () => {
    const page = await get('/usher/api');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(entriesOf(await page.text()).get('PUT /api/users/:userId/identities/:target')).toBe(
      'Sets a social account; 201 if it is new. Returns 200 or 201.',
    );
  });

  it('names the routes that need no token', async () => {
    const shown = entriesOf(await (await get('/usher/api')).text());
    const paths = Object.keys(operations).map((line) => line.split(' '));
    for (const [method = '', path = ''] of paths) {
      const { status } = await api.app.request(`${testOrigin}${path}`, { method });
      const line = `${method} ${path}`;
      expect({ line, open: status !== 401 }).toEqual({ line, open: shown.get(line)?.endsWith('Needs no token.') });
    }
    expect(shown.size).toBe(paths.length);
  });

  it('does not list every status that a route returns (logto-behavior.md#12.51)', async () => {
    const document = (await (await get('/api/swagger.json')).json()) as { paths: object };
    expect(document.paths).not.toHaveProperty(['/api/users/{userId}/password', 'patch', 'responses', '404']);
    const refused = await api.refusal('PATCH /api/users/nobody/password', { password: 'x' });
    expect(refused).toEqual({ status: 404, code: 'entity.not_found' });
  });
});
