import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { containing } from '#contract/search.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  for (const body of [
    { name: '100% Tom', username: 'john_doe', primaryEmail: 'tom@acme.test', primaryPhone: '61412345678' },
    { name: '1000 Tom', username: 'johnXdoe', primaryEmail: 'other@acme.test' },
    { name: String.raw`back\slash`, username: 'jerry' },
    { name: 'محمد 王' },
  ]) {
    await api.request('POST /api/users', { body });
  }
});
afterAll(() => api.close());

async function search(params: [string, string][]) {
  const response = await api.request(`GET /api/users?${new URLSearchParams(params).toString()}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { name: string }[]).map(({ name }) => name).toSorted();
}

async function refusal(query: string) {
  const response = await api.request(`GET /api/users?${query}`);
  const { code } = (await response.json()) as { code: string };
  return { status: response.status, code };
}

describe('searching users', () => {
  it('adds no wildcards and treats escaped ones literally', async () => {
    expect(await search([['search', 'tom']])).toEqual([]);
    expect(await search([['search', '%tom']])).toEqual(['100% Tom', '1000 Tom']);
    expect(await search([['search', containing('100%')]])).toEqual(['100% Tom']);
    expect(await search([['search', containing('\\')]])).toEqual([String.raw`back\slash`]);
    expect(await search([['search', 'john_doe']])).toEqual(['100% Tom', '1000 Tom']);
    expect(await search([['search', String.raw`john\_doe`]])).toEqual(['100% Tom']);
    expect(await search([['search', containing('حم')]])).toEqual(['محمد 王']);
  });

  it('reads field names in both cases and every parameter that begins with "search"', async () => {
    expect(await search([['search.primary_phone', '61412345678']])).toEqual(['100% Tom']);
    expect(await search([['search.primaryPhone', '61412345678']])).toEqual(['100% Tom']);
    expect(await search([['searchText', '%tom']])).toEqual(['100% Tom', '1000 Tom']);
    expect(await refusal('search=x&model=x')).toEqual({ status: 400, code: 'request.invalid_input' });
  });

  it('joins groups and searches all fields within a group', async () => {
    const groups: [string, string][] = [
      ['search', '%acme.test'],
      ['search.username', 'john%'],
      ['search.name', '1000%'],
    ];
    expect(await search([...groups, ['joint', 'and']])).toEqual(['1000 Tom']);
    expect(await search([...groups, ['jointMode', '']])).toEqual(['100% Tom', '1000 Tom']);
  });

  it('supports lookahead in regular expressions', async () => {
    const words = (pattern: string): [string, string][] => [
      ['search.name', pattern],
      ['mode.name', 'posix'],
    ];
    expect(await search(words('(?=.*tom)(?=.*100%)'))).toEqual(['100% Tom']);
    expect(
      await search([...words('(?=.*tom)(?=.*10)'), ['search.primaryEmail', '%@acme.test'], ['joint', 'and']]),
    ).toEqual(['100% Tom', '1000 Tom']);
    expect(await search(words('(?=.*tom)(?=.*ada)'))).toEqual([]);
  });

  it('matches one of several exact values, with and without case', async () => {
    const exact: [string, string][] = [
      ['mode', 'exact'],
      ['search.username', 'JERRY'],
      ['search.username', 'john_doe'],
    ];
    expect(await search(exact)).toEqual(['100% Tom', String.raw`back\slash`]);
    expect(await search([...exact, ['isCaseSensitive', 'yep']])).toEqual(['100% Tom']);
  });

  it.each([
    'search=%5C',
    'search=x%5C%5C%5C',
    'search.username=nomatch%5C',
    'search=%28&mode=posix',
    'search=%5B&mode=similar_to&isCaseSensitive=1',
    'search=%00',
    `search=${'('.repeat(2000)}${')'.repeat(2000)}&mode=similar_to&isCaseSensitive=1`,
    'search.profile.x=1',
    'search.=1',
  ])('refuses %.40s', async (query) => {
    expect(await refusal(query)).toEqual({ status: 400, code: 'request.invalid_input' });
  });

  it('explains errors in the message, with empty data', async () => {
    expect(await api.json('GET /api/users?search=')).toEqual({
      code: 'request.invalid_input',
      message: expect.stringContaining('"search" cannot be empty') as string,
      data: {},
    });
  });

  it('counts the matches', async () => {
    const response = await api.request('GET /api/users?search=%25tom&page_size=1');
    expect(response.headers.get('total-number')).toBe('2');
    expect(await response.json()).toHaveLength(1);
  });
});
