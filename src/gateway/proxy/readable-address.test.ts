import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

const test = await testGateway();

it.each([
  'PATCH /api/users/%00/is-suspended',
  'GET /api/users/u1%0d%0a',
  'DELETE /api/users/u1/personal-access-tokens/a%7F',
  'POST /usher/users/%00/password',
  'POST /usher/users/a%1Fb/reveal',
  'POST /usher/users/%09/opened',
  'GET /usher/audit-log/%00',
])('refuses control characters in a path: %s', async (line) => {
  const answer = await test.send('admin', line, line.startsWith('GET') ? undefined : {});
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.invalid_input']);
  expect(test.seen).toEqual([]);
  expect(test.faults).toEqual([]);
});

it.each([
  `PATCH /api/users/${'x'.repeat(401)}/is-suspended`,
  `POST /usher/users/${'x'.repeat(50_000)}/opened`,
  `GET /api/users?search=${'x'.repeat(4000)}`,
  `GET /api/users?${Array.from({ length: 400 }, (_, at) => `search.id=${at}${'x'.repeat(40)}`).join('&')}`,
])('refuses very long IDs and values', async (line) => {
  const answer = await test.send('admin', line, line.startsWith('GET') ? undefined : {});
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'gateway.invalid_input']);
  expect(test.seen).toEqual([]);
});

it('accepts other encoded characters', async () => {
  expect((await test.send('admin', 'GET /api/users/%2500')).status).toBe(200);
  expect(test.seen.at(-1)?.url).toBe('http://tenant.internal/api/users/%2500');
  expect((await test.send('admin', 'GET /api/users/%C3%A9')).status).toBe(200);
});
