import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createQueryClient } from '#console/api/query-client.ts';

import { useLookup } from './use-lookup.ts';

type SearchRequest = {
  params: URLSearchParams;
  isCanceled: () => boolean;
  answer: (users: object[]) => Promise<unknown>;
  fail: () => Promise<unknown>;
};

let requests: SearchRequest[];
beforeEach(() => {
  vi.useFakeTimers();
  requests = [];
  vi.stubGlobal('fetch', (path: string, { signal }: RequestInit) => {
    let respond = (_response: Response) => {};
    const response = new Promise<Response>((resolve, reject) => {
      respond = resolve;
      signal?.addEventListener('abort', () => reject(new DOMException('canceled', 'AbortError')));
    });
    const settle = (answer: Response) => {
      respond(answer);
      return act(() => vi.advanceTimersByTimeAsync(0));
    };
    requests.push({
      params: new URL(path, 'http://localhost').searchParams,
      isCanceled: () => signal?.aborted ?? false,
      answer: (users) => settle(Response.json(users, { headers: { 'total-number': String(users.length) } })),
      fail: () => settle(Response.json({}, { status: 500 })),
    });
    return response;
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const makeUser = (values: object) => ({
  id: 'a1b2c3d4e5f6',
  username: null,
  primaryEmail: null,
  primaryPhone: null,
  name: null,
  avatar: null,
  customData: {},
  identities: {},
  lastSignInAt: null,
  createdAt: 0,
  updatedAt: 0,
  profile: {},
  applicationId: null,
  isSuspended: false,
  hasPassword: true,
  ...values,
});

function renderLookup(text: string, isOn = true) {
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const initialProps = { text, country: 'DE', isOn, isSubmitted: false };
  const hook = renderHook(useLookup, { wrapper, initialProps });
  return {
    now: () => hook.result.current,
    client,
    type: (next: string, isTyped = isOn) => hook.rerender({ ...initialProps, text: next, isOn: isTyped }),
    pressEnter: (submitted: string) => hook.rerender({ ...initialProps, text: submitted, isSubmitted: true }),
  };
}

const rest = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const searches = () => requests.map(({ params }) => [...params].filter(([name]) => !name.startsWith('page')));
const request = (index: number): SearchRequest => {
  const found = requests[index];
  if (found === undefined) throw new Error(`only ${requests.length} requests were sent`);
  return found;
};

it('searches for a complete email at once and stops at one match', async () => {
  const { now } = renderLookup('ada@example.org');
  await rest(0);
  expect(searches()).toEqual([
    [
      ['search.primaryEmail', 'ada@example.org'],
      ['mode.primaryEmail', 'exact'],
      ['search.name', 'ada@example.org'],
      ['mode.name', 'exact'],
      ['isCaseSensitive', 'true'],
    ],
  ]);
  expect(now()).toMatchObject({ isSettled: false, isWide: false });
  await request(0).answer([makeUser({ primaryEmail: 'ada@example.org' })]);
  expect(now().hits).toMatchObject([{ field: 'primaryEmail', user: { id: 'a1b2c3d4e5f6' } }]);
  expect(now()).toMatchObject({ isSettled: true, isIdentified: true, isWide: false });
  await rest(10_000);
  expect(now().isWide).toBe(false);
  expect(requests).toHaveLength(1);
});

it('searches ignoring case if there is no match, and anywhere after a pause of 400 ms', async () => {
  const { now } = renderLookup('Ada@example.org');
  await rest(300);
  await request(0).answer([]);
  expect(searches()[1]).toEqual([
    ['search.primaryEmail', 'ada@example.org'],
    ['mode.primaryEmail', 'exact'],
    ['search.name', 'ada@example.org'],
    ['mode.name', 'exact'],
  ]);
  await rest(200);
  expect(now()).toMatchObject({ isSettled: false, isWide: false });
  await request(1).answer([]);
  expect(now()).toMatchObject({ isSettled: true, isWide: true });
});

it('waits for a short pause if the text may be incomplete', async () => {
  const { type } = renderLookup('');
  for (const text of ['a', 'ad', 'ada']) {
    type(text);
    await rest(100);
  }
  expect(requests).toHaveLength(0);
  await rest(20);
  expect(searches()).toEqual([
    [
      ['search.username', 'ada'],
      ['mode.username', 'exact'],
      ['search.name', 'ada'],
      ['mode.name', 'exact'],
      ['isCaseSensitive', 'true'],
    ],
  ]);
});

it('cancels requests for previous text', async () => {
  const { now, type } = renderLookup('ada@example.org');
  await rest(0);
  type('grace@example.org');
  await rest(0);
  expect(request(0).isCanceled()).toBe(true);
  await request(1).answer([makeUser({ primaryEmail: 'grace@example.org' })]);
  expect(now().hits.map(({ user }) => user.primaryEmail)).toEqual(['grace@example.org']);
});

it('searches at once on Enter, and anywhere unless there is exactly one match', async () => {
  const { now, type, pressEnter } = renderLookup('');
  type('a');
  pressEnter('a');
  await rest(0);
  expect(now().isWide).toBe(false);
  await request(0).answer([makeUser({ username: 'a' })]);
  expect(now()).toMatchObject({ isSettled: true, isWide: false });

  type('gr');
  pressEnter('gr');
  await rest(0);
  await request(1).answer([makeUser({ name: 'gr' }), makeUser({ name: 'gr', id: 'b1b2c3d4e5f6' })]);
  expect(now()).toMatchObject({ isSettled: true, isWide: true });
});

it('searches for a part of an email as a name too', async () => {
  const { now } = renderLookup('Support @ Contoso');
  await rest(120);
  expect(searches()[0]?.[0]).toEqual(['search.name', 'Support @ Contoso']);
  await request(0).answer([makeUser({ name: 'Support @ Contoso' })]);
  expect(now()).toMatchObject({ hits: [{ field: 'name' }], isSettled: true, isWide: false });
});

it('searches anywhere if the exact search fails', async () => {
  const { now } = renderLookup('0170 1234567');
  await vi.dynamicImportSettled();
  await rest(500);
  await request(0).fail();
  expect(now()).toMatchObject({ hits: [], isSettled: true, isWide: true });
});

it('parses phone numbers before it searches', async () => {
  const { now } = renderLookup('0170 1234567');
  await vi.dynamicImportSettled();
  await rest(0);
  expect(request(0).params.getAll('search.primaryPhone')).toEqual(['491701234567', '4901701234567', '01701234567']);
  await request(0).answer([makeUser({ primaryPhone: '491701234567' })]);
  expect(now().hits).toMatchObject([{ field: 'primaryPhone' }]);
});

it('costs nothing while the box is empty', async () => {
  const { type, client } = renderLookup('');
  const observed = () =>
    client
      .getQueryCache()
      .getAll()
      .filter((query) => query.getObserversCount() > 0);
  type('  ');
  expect(vi.getTimerCount()).toBe(0);
  expect(client.getQueryCache().getAll()).toEqual([]);

  type('ada@example.org');
  await rest(0);
  expect(observed()).toHaveLength(1);
  type('');
  await rest(0);
  expect(observed()).toEqual([]);
  expect(request(0).isCanceled()).toBe(true);
  await rest(1000);
  expect(requests).toHaveLength(1);
});

it('sends no request for text that was not typed', async () => {
  const { now, client, type } = renderLookup('ada@example.org', false);
  await rest(1000);
  expect(requests).toHaveLength(0);
  expect(client.getQueryCache().getAll()).toEqual([]);
  type('ada@example.org', true);
  await rest(0);
  expect(requests).toHaveLength(1);
  expect(now()).toMatchObject({ isSettled: false });
});
