import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  for (const username of ['john_doe', 'johnxdoe', 'Tom', 'tomas']) {
    await api.createUser({ username });
  }
  await api.createUser({ name: 'Phone', primaryPhone: '15551230000' });
});
afterAll(() => api.close());

const found = async (query: string) =>
  ((await api.json(`GET /api/users?${query}`)) as { username: string | null; name: string | null }[])
    .map(({ username, name }) => username ?? name ?? '')
    .toSorted((a, b) => (a < b ? -1 : 1));
const refused = { status: 400, code: 'request.invalid_input', data: {} };

describe('search', () => {
  it('adds no wildcards and treats "_" as one (logto-behavior.md#12.16)', async () => {
    expect(await found('search=tom')).toEqual(['Tom']);
    expect(await found('search=tom%25')).toEqual(['Tom', 'tomas']);
    expect(await found('search=john_doe')).toEqual(['john_doe', 'johnxdoe']);
    expect(await found(String.raw`search=john\_doe`)).toEqual(['john_doe']);
  });

  it('refuses an empty value (logto-behavior.md#12.17)', async () => {
    expect(await api.refusal('GET /api/users?search=')).toEqual(refused);
  });

  it('uses the API’s field names and phones without plus (logto-behavior.md#12.18)', async () => {
    expect(await api.refusal('GET /api/users?search.email=x')).toEqual(refused);
    expect(await found('search.primaryPhone=1555%25')).toEqual(['Phone']);
    expect(await found('search.primaryPhone=%2B1555%25')).toEqual([]);
  });

  it('joins with or and ignores case, except similar_to (logto-behavior.md#12.19)', async () => {
    expect(await found('search.username=TOM&search.name=phone')).toEqual(['Phone', 'Tom']);
    expect(await found('search.username=TOM&search.name=phone&joint=and')).toEqual([]);
    expect(await api.refusal('GET /api/users?search=t&mode=similar_to')).toEqual(refused);
    expect(await found('search.username=(Tom%7Ctomas)&mode=similar_to&isCaseSensitive=true')).toEqual(['Tom', 'tomas']);
  });

  it('accepts repeated fields only with mode exact (logto-behavior.md#12.20)', async () => {
    expect(await api.refusal('GET /api/users?search.username=tom&search.username=tomas')).toEqual(refused);
    expect(await found('search.username=tom&search.username=tomas&mode.username=exact')).toEqual(['Tom', 'tomas']);
  });

  it('reads every parameter that begins with search or mode (logto-behavior.md#12.21)', async () => {
    expect(await found('searchText=tom')).toEqual(['Tom']);
    expect(await api.refusal('GET /api/users?model=x')).toEqual(refused);
  });

  it.each([String.raw`search=x\ `.trim(), 'search=(&mode=posix', 'search=%00'])(
    'returns 400 for %s, where Logto returns 500 (logto-behavior.md#12.22)',
    async (query) => {
      expect(await api.refusal(`GET /api/users?${query}`)).toMatchObject({
        status: 400,
        code: 'request.invalid_input',
      });
      expect(await api.refusal('GET /api/applications?search=')).toMatchObject({ status: 400 });
    },
  );
});
