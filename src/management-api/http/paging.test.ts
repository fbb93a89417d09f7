import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  await Promise.all(Array.from({ length: 5 }, () => api.request('POST /api/users', { body: {} })));
});
afterAll(() => api.close());

async function links(query: string): Promise<string[]> {
  const { headers } = await api.request(`GET /api/users?${query}`);
  return (headers.get('link') ?? '').split(', ').map((link) => link.replace(`<${testOrigin}/users?`, '<'));
}

describe('paging', () => {
  it('sends links to the neighboring pages, in order', async () => {
    expect(await links('page=2&page_size=2')).toEqual([
      '<page=1&page_size=2>; rel="first"',
      '<page=1&page_size=2>; rel="prev"',
      '<page=3&page_size=2>; rel="last"',
      '<page=3&page_size=2>; rel="next"',
    ]);
    expect(await links('page=9&page_size=2')).toEqual([
      '<page=1&page_size=2>; rel="first"',
      '<page=8&page_size=2>; rel="prev"',
      '<page=3&page_size=2>; rel="last"',
    ]);
  });

  it('rebuilds the query: page in its place or at the end, repetitions joined, spaces as +', async () => {
    expect(await links('a=x&page=1&b=1&b=2&q=a%20b%25')).toEqual([
      '<a=x&page=1&b=1%2C2&q=a+b%25>; rel="first"',
      '<a=x&page=1&b=1%2C2&q=a+b%25>; rel="last"',
    ]);
    expect((await links('page_size=100'))[0]).toBe('<page_size=100&page=1>; rel="first"');
  });

  it.each([
    'page=0',
    'page=-1',
    'page=abc',
    'page=1&page=2',
    'page_size=101',
    'page_size=0',
    'page=%20',
    'page_size=1&page_size=',
  ])('refuses %s', async (query) => {
    const response = await api.request(`GET /api/users?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code: 'guard.invalid_pagination', message: expect.any(String) as string });
  });

  it.each(['page_size=1.5', 'page=1.3', 'page=1e30', 'page=Infinity', 'page=1e400'])(
    'lets %s fail in the database',
    async (query) => {
      const response = await api.request(`GET /api/users?${query}`);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ code: 'entity.invalid_input' });
    },
  );

  it('is empty beyond the end', async () => {
    const response = await api.request('GET /api/users?page=999');
    expect(await response.json()).toEqual([]);
    expect(response.headers.get('total-number')).toBe('5');
  });
});
