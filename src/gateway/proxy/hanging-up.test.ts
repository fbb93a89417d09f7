import { beforeEach, expect, it, vi } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

let test: Awaited<ReturnType<typeof testGateway>>;
/** Answers to what waits at the tenant, oldest first. */
let held: ((answer: Response) => void)[];

beforeEach(async () => {
  held = [];
  test = await testGateway({
    policy: { rateLimits: { 'sign-in': 10, write: 10, reveal: 10, search: 2, webhook: 10 } },
  });
  test.answerWith(() => new Promise((resolve) => held.push(resolve)));
});

const ask = (path: string, init: RequestInit = {}) =>
  test.gateway.request(`http://localhost:3000${path}`, {
    ...init,
    headers: { cookie: test.cookies.admin, 'x-usher': '1', ...(init.headers as Record<string, string>) },
  });
const sought = () => test.seen.map(({ url }) => new URL(url).searchParams.get('search'));

/** Requests of one search request. */
const headers = { 'x-usher-search-request': 'one-search' };

it.each(['/api/users', '/api/roles/r1/users'])(
  'runs at most two searches of %s at once, also of a browser that hung up, and lets whole values pass',
  async (path) => {
    const hangUp = new AbortController();
    const gone = ask(`${path}?search=a%25`, { headers, signal: hangUp.signal });
    await vi.waitFor(() => expect(held).toHaveLength(1));
    // Sessions are unsealed at the same time: of requests that come together nobody knows which is first.
    const second = ask(`${path}?search=b%25`);
    await vi.waitFor(() => expect(held).toHaveLength(2));
    hangUp.abort();
    const third = ask(`${path}?search=c%25`, { headers });
    const inAnyCase = ask(`${path}?search=d&mode=exact`, { headers });
    const whole = ask(`${path}?search=e&mode=exact&isCaseSensitive=true`, { headers });
    await vi.waitFor(() => expect(held).toHaveLength(3));
    expect(sought()).toEqual(['a%', 'b%', 'e']);

    held[0]?.(Response.json([]));
    await vi.waitFor(() => expect(held).toHaveLength(4));
    held[1]?.(Response.json([]));
    await vi.waitFor(() => expect(held).toHaveLength(5));
    expect(new Set(sought().slice(3))).toEqual(new Set(['c%', 'd']));
    for (const release of held) release(Response.json([]));
    const answers = await Promise.all([gone, second, third, inAnyCase, whole]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  },
);

it('sends a third search back that has waited a while, and says when to come again', async () => {
  for (const text of ['a', 'b']) void ask(`/api/users?search=${text}%25`, { headers });
  await vi.waitFor(() => expect(held).toHaveLength(2));
  vi.useFakeTimers();
  const third = ask('/api/users?search=c%25', { headers });
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(2000);
  const answer = await third;
  vi.useRealTimers();
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(await codeOf(answer)).toBe('gateway.search_busy');
});

it('ends a write that was begun, and tells how it ended, when the browser hangs up', async () => {
  test.answerWith((request) =>
    request.method === 'PATCH' ? new Promise((resolve) => held.push(resolve)) : Response.json({ id: 'u1' }),
  );
  const hangUp = new AbortController();
  const writing = ask('/api/users/u1', {
    method: 'PATCH',
    body: '{"name":"Grace"}',
    headers: { 'content-type': 'application/json' },
    signal: hangUp.signal,
  });
  await vi.waitFor(() => expect(held).toHaveLength(1));
  hangUp.abort();
  held[0]?.(Response.json({ id: 'u1', name: 'Grace' }));
  expect((await writing).status).toBe(200);
});
