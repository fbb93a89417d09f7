import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { operations } from './openapi/document.ts';
import { type GeneratedRequest, requestsTo, type Route } from './testing/arbitrary-requests.ts';
import { openTestApi, type TestApi, testOrigin } from './testing/test-api.ts';

/** Requests per route: few in every run. `FUZZ_RUNS` and `FUZZ_SEED` override the defaults. */
const runs = Number(process.env['FUZZ_RUNS'] || 15);
const seed = Number(process.env['FUZZ_SEED'] || 1);

/** ms. Enough for any response of a small database, even for hashing a password on a busy machine. */
const timeoutMs = 5000;

/** ms. Far more than a refusal takes on a busy machine; running the search would exceed it. */
const maxRefusalMs = 5000;

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

/** Ids of the entities below and the name of a secret, and an unknown one. */
const ids = [
  'ada role agent club staff invite shop robot default orders read ci',
  'oauth mail acme cookie-keys smtp nothing',
].flatMap((names) => names.split(' '));

/** Recreates the rows that earlier requests have deleted. */
async function restoreEntities(): Promise<void> {
  for (const insertion of [
    sql`insert into users (id, username, name, created_at, updated_at) values ('ada', 'ada', 'Ada', now(), now())`,
    sql`insert into roles (id, name, description) values ('role', 'Role', '')`,
    sql`insert into roles (id, name, description, type) values ('agent', 'Agent', '', 'MachineToMachine')`,
    sql`insert into organizations (id, name, created_at) values ('club', 'Club', now())`,
    sql`insert into organization_users (organization_id, user_id) values ('club', 'ada')`,
    sql`
      insert into connectors (id, connector_id, type, target, platform)
      values ('oauth', 'oauth2', 'Social', 'club', 'Universal'), ('mail', 'mock-email-service', 'Email', 'mail', null)`,
    sql`
      insert into sso_connectors (id, provider_name, connector_name, created_at) values ('acme', 'OIDC', 'Acme', now())`,
    sql`
      insert into applications (id, name, type, oidc_client_metadata, created_at)
      values ('shop', 'Shop', 'SPA', '{}', now()), ('robot', 'Robot', 'MachineToMachine', '{}', now())`,
    sql`insert into organization_roles (id, name) values ('staff', 'Staff')`,
    sql`insert into organization_scopes (id, name) values ('invite', 'invite')`,
    sql`insert into organization_applications (organization_id, application_id) values ('club', 'robot')`,
    sql`insert into application_secrets (application_id, name, value, created_at) values ('robot', 'ci', 'x', now())`,
    sql`insert into resources (id, name, indicator) values ('orders', 'Orders', 'https://orders.test')`,
    sql`insert into scopes (id, resource_id, name, created_at) values ('read', 'orders', 'read', now())`,
  ]) {
    await sql`${insertion} on conflict do nothing`.execute(api.db);
  }
}

/** All routes registered in the application, with the schemas of their bodies. */
function routes(): Route[] {
  const registered = api.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  return [...new Set(registered)].map((line) => {
    const [method = '', path = ''] = line.split(' ');
    return { method, path, schema: operations[line]?.body };
  });
}

async function answer({ method, path, headers, body }: GeneratedRequest): Promise<{ status: number; took: number }> {
  const start = performance.now();
  const response = await api.app.request(`${testOrigin}${path}`, {
    method,
    headers: { authorization: `Bearer ${api.token}`, ...headers },
    ...(body !== undefined && { body }),
  });
  await response.arrayBuffer();
  return { status: response.status, took: performance.now() - start };
}

describe('random requests', () => {
  it('are answered within the timeout and without a server error on every route', async () => {
    const all = routes();
    expect(all.length).toBeGreaterThan(20);
    const statuses: number[] = [];
    for (const route of all) {
      await restoreEntities();
      const property = fc.asyncProperty(requestsTo(route, ids), async (request) => {
        const { status, took } = await answer(request);
        statuses.push(status);
        // 501 is the API's own answer for what the server is not set up for.
        if (status >= 500 && status !== 501) throw new Error(`Answered ${status}`);
        if (took > timeoutMs) throw new Error(`Took ${took} ms`);
      });
      await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
    }
    // A share of the requests must pass validation.
    expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(statuses.length / 10);
    // All connections are back in the pool.
    const after = await Promise.all(Array.from({ length: 30 }, () => api.request('GET /api/users')));
    expect(after.every(({ status }) => status === 200)).toBe(true);
  }, 300_000);
});

describe('excessive input', () => {
  const search = (value: string, mode: string) =>
    `/api/users?${new URLSearchParams({ search: value, mode, isCaseSensitive: 'true' }).toString()}`;

  it.each<[string, Partial<GeneratedRequest>, number]>([
    ['a body over 1 MiB', { method: 'POST', body: JSON.stringify({ name: 'x'.repeat(1024 * 1024) }) }, 413],
    ['a body of deep nesting', { method: 'POST', body: `${'['.repeat(400_000)}${']'.repeat(400_000)}` }, 400],
    [
      'a list of half a million items',
      { method: 'POST', path: '/api/roles/role/users', body: JSON.stringify({ userIds: Array(500_000).fill(1) }) },
      400,
    ],
    [
      'a list of 99,000 wrong items',
      { method: 'POST', path: '/api/roles/role/users', body: JSON.stringify({ userIds: Array(99_000).fill(1) }) },
      400,
    ],
    ['10,000 characters to search', { path: search('a'.repeat(10_000), 'like') }, 400],
    ['10,000 wildcards', { path: search('_'.repeat(10_000), 'like') }, 400],
    ['10,000 characters exactly', { path: search('a'.repeat(10_000), 'exact') }, 400],
    ['a pattern of repeated repetitions', { path: search('((a{255}){255}){255}', 'posix') }, 400],
    ['a pattern of nested repetitions', { path: search(`${'('.repeat(40)}a${'+)'.repeat(40)}`, 'posix') }, 400],
    ['a SIMILAR TO pattern of repeated repetitions', { path: search('((a{255}){255}){255}', 'similar_to') }, 400],
    ['a URL over 16 KiB', { path: search('a'.repeat(20_000), 'like') }, 414],
  ])('is refused quickly: %s', async (_, request, status) => {
    const headers = { 'content-type': 'application/json' };
    const refused = await answer({ method: 'GET', path: '/api/users', headers, body: undefined, ...request });
    expect(refused.status).toBe(status);
    expect(refused.took).toBeLessThan(maxRefusalMs);
  });
});
