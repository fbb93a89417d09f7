import { expect, it } from 'vitest';

import { policy } from '#gateway/policy/policy.ts';
import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

import { costOf } from './read-concurrency.ts';

const ruleOf = (path: string) => {
  const rule = policy.find((one) => one.method === 'GET' && one.path === path);
  if (rule === undefined) throw new Error(path);
  return rule;
};

it.each([
  ['/api/users/:userId', '', 'single'],
  ['/api/users', '', 'list'],
  ['/api/users', 'page=250&page_size=20', 'list'],
  ['/api/users', 'page=251&page_size=20', 'far'],
  ['/api/users', 'page=500&page_size=100', 'far'],
  ['/api/users', 'page=2501&page_size=20', 'deep'],
  ['/api/users', 'page=9000&page_size=100', 'deep'],
  ['/api/users', 'page=many', 'list'],
  ['/api/users', 'search=ada&mode=exact&isCaseSensitive=true', 'list'],
  ['/api/users', 'search=ada&mode=exact', 'search'],
  ['/api/users', 'search=%25ada%25', 'search'],
  ['/api/users', 'search=%25ada%25&page=9000&page_size=100', 'deep'],
  ['/api/roles/:roleId/users', 'search=%25ada%25', 'search'],
  ['/api/roles', 'search=%25ada%25', 'list'],
  ['/api/logs', 'page=9000&page_size=100', 'deep'],
  ['/api/logs', 'page=400&page_size=100', 'far'],
  ['/api/logs', '', 'list'],
])('%s?%s costs a %s read', (path, query, cost) => {
  expect(costOf(ruleOf(path), new URLSearchParams(query))).toBe(cost);
});

it('runs deep pages one at a time per operator, and two in total', async () => {
  const { send, answerWith, seen } = await testGateway();
  const end: (() => void)[] = [];
  answerWith(
    () => new Promise((resolve) => end.push(() => resolve(Response.json([], { headers: { 'Total-Number': '0' } })))),
  );
  const deep = async (role: 'admin' | 'support' | 'viewer', page: number) =>
    send(role, `GET /api/users?page=${page}&page_size=100`);
  const all = [deep('support', 900), deep('support', 901), deep('admin', 902), deep('viewer', 903)];
  await expect.poll(() => seen.length).toBe(2);
  end[0]?.();
  await all[0];
  await expect.poll(() => seen.length).toBe(3);
  for (let at = 1; at < 4; at += 1) {
    await expect.poll(() => end.length).toBeGreaterThan(at);
    end[at]?.();
  }
  const answers = await Promise.all(all);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

it('refuses costly patterns with the reason', async () => {
  const { send, seen } = await testGateway();
  const address = '/api/users?search.name=(a%2B)%2B&mode.name=posix&isCaseSensitive=true';
  const answer = await send('support', `GET ${address}`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    code: 'gateway.pattern_too_costly',
    data: { reason: 'nested-quantifier', parameter: 'search.name' },
  });
  // The mode of another spelling of the field.
  const other = await send('support', 'GET /api/users?search.name=(a)%5C1&mode.Name=posix');
  expect(await codeOf(other)).toBe('gateway.pattern_too_costly');
  expect(seen).toEqual([]);
});
