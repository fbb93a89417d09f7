import { beforeEach, expect, it, vi } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

let test: Awaited<ReturnType<typeof testGateway>>;
/** Callbacks that respond to requests waiting at the tenant, oldest first. */
let held: ((answer: Response) => void)[];

beforeEach(async () => {
  held = [];
  test = await testGateway({
    policy: { rateLimits: { 'sign-in': 10, write: 10, reveal: 10, search: 2, webhook: 10 } },
  });
  test.answerWith(() => new Promise((resolve) => held.push(resolve)));
});

const send = (path: string, init: RequestInit = {}) =>
  test.gateway.request(`http://localhost:3000${path}`, {
    ...init,
    headers: { cookie: test.cookies.admin, 'x-usher': '1', ...(init.headers as Record<string, string>) },
  });
const searches = () => test.seen.map(({ url }) => new URL(url).searchParams.get('search'));

/** Headers of one search request. */
const headers = { 'x-usher-search-request': 'one-search' };

it.each(['/api/users', '/api/roles/r1/users'])(
  'runs at most two searches of %s at once, including those of disconnected browsers, and does not limit exact searches',
  async (path) => {
    const disconnect = new AbortController();
    const gone = send(`${path}?search=a%25`, { headers, signal: disconnect.signal });
    await vi.waitFor(() => expect(held).toHaveLength(1));
    // One at a time: sessions are unsealed concurrently, so the order of simultaneous requests is undefined.
    const second = send(`${path}?search=b%25`);
    await vi.waitFor(() => expect(held).toHaveLength(2));
    disconnect.abort();
    const third = send(`${path}?search=c%25`, { headers });
    const caseInsensitive = send(`${path}?search=d&mode=exact`, { headers });
    const exact = send(`${path}?search=e&mode=exact&isCaseSensitive=true`, { headers });
    await vi.waitFor(() => expect(held).toHaveLength(3));
    expect(searches()).toEqual(['a%', 'b%', 'e']);

    held[0]?.(Response.json([]));
    await vi.waitFor(() => expect(held).toHaveLength(4));
    held[1]?.(Response.json([]));
    await vi.waitFor(() => expect(held).toHaveLength(5));
    expect(new Set(searches().slice(3))).toEqual(new Set(['c%', 'd']));
    for (const release of held) release(Response.json([]));
    const answers = await Promise.all([gone, second, third, caseInsensitive, exact]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  },
);

it('refuses a third search after the waiting time, with Retry-After', async () => {
  for (const text of ['a', 'b']) void send(`/api/users?search=${text}%25`, { headers });
  await vi.waitFor(() => expect(held).toHaveLength(2));
  vi.useFakeTimers();
  const third = send('/api/users?search=c%25', { headers });
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(2000);
  const answer = await third;
  vi.useRealTimers();
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(await codeOf(answer)).toBe('gateway.search_busy');
});

it('completes a write and returns its result after the browser disconnects', async () => {
  test.answerWith((request) =>
    request.method === 'PATCH' ? new Promise((resolve) => held.push(resolve)) : Response.json({ id: 'u1' }),
  );
  const disconnect = new AbortController();
  const writing = send('/api/users/u1', {
    method: 'PATCH',
    body: '{"name":"Grace"}',
    headers: { 'content-type': 'application/json' },
    signal: disconnect.signal,
  });
  await vi.waitFor(() => expect(held).toHaveLength(1));
  disconnect.abort();
  held[0]?.(Response.json({ id: 'u1', name: 'Grace' }));
  expect((await writing).status).toBe(200);
});
