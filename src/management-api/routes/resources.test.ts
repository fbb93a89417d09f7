import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { managementApi } from '#management-api/db/machine-application.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

type Created = { id: string };
type Listed = { id: string; isDefault: boolean; scopes?: { name: string }[] };

const create = async (indicator: string) =>
  ((await api.json('POST /api/resources', { body: { name: indicator, indicator } })) as Created).id;

const createScope = async (resourceId: string, name: string) =>
  ((await api.json(`POST /api/resources/${resourceId}/scopes`, { body: { name } })) as Created).id;

const list = async (query = '') => (await api.json(`GET /api/resources${query}`)) as Listed[];

describe('resources', () => {
  it('are listed with their scopes on request', async () => {
    const [id, other] = [await create('listed'), await create('without scopes')];
    await createScope(id, 'read');
    await createScope(id, 'write');
    const rows = new Map((await list('?includeScopes=yes')).map((row) => [row.id, row]));
    expect(rows.get(id)?.scopes).toMatchObject([{ name: 'read' }, { name: 'write' }]);
    expect(rows.get(other)?.scopes).toEqual([]);
    expect((await list())[0]).not.toHaveProperty('scopes');
  });

  it('have one default however many are set at the same time, and it may be the Management API', async () => {
    const ids = await Promise.all(['d1', 'd2', 'd3', 'd4'].map(create));
    const setDefault = (id: string, isDefault = true) =>
      api.request(`PATCH /api/resources/${id}/is-default`, { body: { isDefault } });
    const statuses = await Promise.all(ids.map(async (id) => (await setDefault(id)).status));
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect((await list()).filter(({ isDefault }) => isDefault)).toHaveLength(1);
    await setDefault(managementApi.resourceId);
    expect((await list()).filter(({ isDefault }) => isDefault)).toMatchObject([{ id: managementApi.resourceId }]);
    expect((await setDefault('unknown')).status).toBe(404);
    expect((await list()).filter(({ isDefault }) => isDefault)).toHaveLength(1);
    await setDefault(managementApi.resourceId, false);
    expect((await list()).filter(({ isDefault }) => isDefault)).toEqual([]);
  });

  it('that look like a Management API can be created and not changed', async () => {
    const id = await create('https://other.logto.app/api');
    expect(await api.refusal(`PATCH /api/resources/${id}`, { name: 'x' })).toEqual({
      status: 400,
      code: 'resource.cannot_modify_management_api',
    });
    expect(await api.refusal(`DELETE /api/resources/${id}`)).toEqual({
      status: 400,
      code: 'resource.cannot_delete_management_api',
    });
  });

  it.each([
    [{ accessTokenTtl: 2 ** 40 }, 201],
    [{ accessTokenTtl: 1e21 }, 422],
    [{ accessTokenTtl: Number.MIN_VALUE }, 422],
    [{ name: 'a\0b' }, 400],
    [{ indicator: randomBytes(9000).toString('hex') }, 400],
  ])('with %j are answered without a server error', async (members, expected) => {
    const body = { name: 'x', indicator: randomBytes(4).toString('hex'), ...members };
    expect((await api.request('POST /api/resources', { body })).status).toBe(expected);
  });
});

describe('scopes', () => {
  it('of the Management API are protected also in the path of another resource', async () => {
    const id = await create('elsewhere');
    const line = `/api/resources/${id}/scopes/${managementApi.scopeId}`;
    const refusal = { status: 400, code: 'resource.cannot_modify_management_api' };
    expect(await api.refusal(`PATCH ${line}`, { name: 'none' })).toEqual(refusal);
    expect(await api.refusal(`DELETE ${line}`)).toEqual(refusal);
  });

  it('have names of their own in each resource, with regard to case', async () => {
    const [id, other] = [await create('names'), await create('more names')];
    await createScope(id, 'read');
    expect(await createScope(id, 'READ')).toEqual(expect.any(String));
    const elsewhere = await createScope(other, 'view');
    expect(await api.refusal(`PATCH /api/resources/${id}/scopes/${elsewhere}`, { name: 'read' })).toEqual({
      status: 422,
      code: 'scope.name_exists',
    });
    const body = { name: 'twice' };
    const statuses = await Promise.all(
      [1, 2].map(async () => (await api.request(`POST /api/resources/${id}/scopes`, { body })).status),
    );
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 422]);
  });

  it('contain no white space of any kind', async () => {
    const id = await create('spaces');
    for (const name of ['a b', 'a\u{A0}b', 'a\nb', 'a\u{3000}']) {
      const refused = await api.refusal(`POST /api/resources/${id}/scopes`, { name });
      expect(refused).toEqual({ status: 400, code: 'scope.name_with_space' });
    }
  });
});
