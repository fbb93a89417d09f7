import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

const failed = (status: number) => () => Response.json({ message: 'Internal Server Error' }, { status });

it.each([
  '/api/users?search=(&mode=posix',
  '/api/users?search.name=(&mode.name=posix&search.id=x&joint=and',
  '/api/users?search.name=(&mode.name=similar_to&isCaseSensitive=true',
  `/api/users?search=${encodeURIComponent('%x\\')}`,
  '/api/users?search=%00',
  '/api/roles/r1/users?search=(&mode=posix',
  '/api/roles?search=(&mode=posix',
])('reports the pattern as the likely cause of a failure: %s', async (path) => {
  const { send, answerWith, faults } = await testGateway();
  answerWith(failed(500));
  const answer = await send('support', `GET ${path}`);
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.pattern_failed']);
  expect(faults).toEqual([]);
});

it.each([
  ['/api/users', 500],
  ['/api/users?search=%25x%25', 500],
  [`/api/users?search=${encodeURIComponent('%x\\\\')}`, 500],
  ['/api/users?search=x&mode=exact', 500],
  ['/api/users?mode=posix', 500],
  ['/api/users?search=(&mode=posix', 503],
] as const)('does not report a pattern for %s with status %i', async (path, status) => {
  const { send, answerWith } = await testGateway();
  answerWith(failed(status));
  const answer = await send('support', `GET ${path}`);
  expect([answer.status, await codeOf(answer)]).toEqual([502, 'gateway.upstream_failed']);
});

const perWord = new URLSearchParams({ 'search.name': '(?=.*ada)(?=.*love)', 'mode.name': 'posix' }).toString();
const overTwoFields = 'search.name=%25ada%25&search.primaryEmail=%25%40example.org&joint=and';

it.each([perWord, overTwoFields, `${perWord}&search.username=a%25&joint=and`])(
  'forwards patterns unchanged for operators who may search: %s',
  async (query) => {
    const { send, seen } = await testGateway();
    for (const role of ['support', 'admin'] as const) {
      for (const path of ['/api/users', '/api/roles/r1/users']) {
        // In sequence: the last request seen belongs to it.
        expect((await send(role, `GET ${path}?${query}`)).status).toBe(200);
        expect(new URL(seen.at(-1)?.url ?? '').search).toBe(`?${query}`);
      }
    }
    const before = seen.length;
    expect(await codeOf(await send('viewer', `GET /api/users?${query}`))).toBe('gateway.search_not_permitted');
    expect(seen).toHaveLength(before);
  },
);
