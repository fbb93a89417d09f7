import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createQueryClient } from '#console/api/query-client.ts';

import { useLookup } from './use-lookup.ts';

type Question = {
  params: URLSearchParams;
  isCanceled: () => boolean;
  answer: (users: object[]) => Promise<unknown>;
  fail: () => Promise<unknown>;
};

let asked: Question[];
beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
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
    asked.push({
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

const person = (values: object) => ({
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

function searchRequestId(text: string) {
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const initialProps = { text, country: 'DE', isOn: true, isSubmitted: false };
  const hook = renderHook(useLookup, { wrapper, initialProps });
  return {
    now: () => hook.result.current,
    type: (next: string) => hook.rerender({ ...initialProps, text: next }),
    pressEnter: (submitted: string) => hook.rerender({ ...initialProps, text: submitted, isSubmitted: true }),
  };
}

const rest = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const questions = () => asked.map(({ params }) => [...params].filter(([name]) => !name.startsWith('page')));
const question = (index: number): Question => {
  const found = asked[index];
  if (found === undefined) throw new Error(`only ${asked.length} questions were asked`);
  return found;
};

it('asks for a whole e-mail at once, as it stands, and is content with one hit', async () => {
  const { now } = searchRequestId('ada@example.org');
  await rest(0);
  expect(questions()).toEqual([
    [
      ['search.primaryEmail', 'ada@example.org'],
      ['mode.primaryEmail', 'exact'],
      ['search.name', 'ada@example.org'],
      ['mode.name', 'exact'],
      ['isCaseSensitive', 'true'],
    ],
  ]);
  expect(now()).toMatchObject({ isSettled: false, isWide: false });
  await question(0).answer([person({ primaryEmail: 'ada@example.org' })]);
  expect(now().hits).toMatchObject([{ field: 'primaryEmail', user: { id: 'a1b2c3d4e5f6' } }]);
  expect(now()).toMatchObject({ isSettled: true, isIdentified: true, isWide: false });
  await rest(10_000);
  expect(now().isWide).toBe(false);
  expect(asked).toHaveLength(1);
});

it('asks in any case when nobody is spelled like that, and widens only then, after a pause of 400 ms', async () => {
  const { now } = searchRequestId('Ada@example.org');
  await rest(300);
  await question(0).answer([]);
  expect(questions()[1]).toEqual([
    ['search.primaryEmail', 'ada@example.org'],
    ['mode.primaryEmail', 'exact'],
    ['search.name', 'ada@example.org'],
    ['mode.name', 'exact'],
  ]);
  await rest(200);
  expect(now()).toMatchObject({ isSettled: false, isWide: false });
  await question(1).answer([]);
  expect(now()).toMatchObject({ isSettled: true, isWide: true });
});

it('does not widen before typing has stopped for 400 ms', async () => {
  const { now } = searchRequestId('ada@example.org');
  await rest(0);
  await question(0).answer([]);
  await question(1).answer([]);
  await rest(390);
  expect(now()).toMatchObject({ isSettled: true, isWide: false });
  await rest(10);
  expect(now().isWide).toBe(true);
});

it('waits for a short pause when more may be typed', async () => {
  const { type } = searchRequestId('');
  for (const text of ['a', 'ad', 'ada']) {
    type(text);
    await rest(100);
  }
  expect(asked).toHaveLength(0);
  await rest(20);
  expect(questions()).toEqual([
    [
      ['search.username', 'ada'],
      ['mode.username', 'exact'],
      ['search.name', 'ada'],
      ['mode.name', 'exact'],
      ['isCaseSensitive', 'true'],
    ],
  ]);
});

it('waits for nothing when a text is pasted', async () => {
  const { type } = searchRequestId('');
  type('grace');
  await rest(0);
  expect(asked).toHaveLength(1);
  // Over a longer text, too.
  type('ada');
  await rest(0);
  expect(asked).toHaveLength(2);
});

it('cancels what is asked of a text that is no longer there', async () => {
  const { now, type } = searchRequestId('ada@example.org');
  await rest(0);
  type('grace@example.org');
  await rest(0);
  expect(question(0).isCanceled()).toBe(true);
  await question(1).answer([person({ primaryEmail: 'grace@example.org' })]);
  expect(now().hits.map(({ user }) => user.primaryEmail)).toEqual(['grace@example.org']);
});

it('does not widen by itself once somebody was found', async () => {
  const { now, type } = searchRequestId('');
  type('Maria');
  await rest(0);
  await question(0).answer([person({ name: 'Maria' })]);
  await rest(400);
  expect(now()).toMatchObject({ isSettled: true, isIdentified: false, isWide: false, hits: [{ field: 'name' }] });
});

it('reads no whole table for what is still being typed, and then does so in any case and anywhere at once', async () => {
  const { now, type } = searchRequestId('');
  for (const text of ['M', 'Ma', 'Mar']) {
    type(text);
    await rest(180);
  }
  expect(questions().every((asks) => asks.some(([name]) => name === 'isCaseSensitive'))).toBe(true);
  await question(2).answer([]);
  expect(asked).toHaveLength(3);
  await rest(220);
  expect(asked).toHaveLength(4);
  expect(questions()[3]).not.toContainEqual(['isCaseSensitive', 'true']);
  expect(now()).toMatchObject({ isSettled: false, isWide: true });
});

it('asks at once on Enter, and widens unless exactly one was found', async () => {
  const { now, type, pressEnter } = searchRequestId('');
  type('a');
  pressEnter('a');
  await rest(0);
  expect(now().isWide).toBe(false);
  await question(0).answer([person({ username: 'a' })]);
  expect(now()).toMatchObject({ isSettled: true, isWide: false });

  type('gr');
  pressEnter('gr');
  await rest(0);
  await question(1).answer([person({ name: 'gr' }), person({ name: 'gr', id: 'b1b2c3d4e5f6' })]);
  expect(now()).toMatchObject({ isSettled: true, isWide: true });
});

it('asks for a part of an e-mail as a name, too', async () => {
  const { now } = searchRequestId('Support @ Contoso');
  await rest(120);
  expect(questions()[0]?.[0]).toEqual(['search.name', 'Support @ Contoso']);
  await question(0).answer([person({ name: 'Support @ Contoso' })]);
  expect(now()).toMatchObject({ hits: [{ field: 'name' }], isSettled: true, isWide: false });
});

it('goes on to the search when an exact question fails', async () => {
  const { now } = searchRequestId('0170 1234567');
  await vi.dynamicImportSettled();
  await rest(500);
  await question(0).fail();
  expect(now()).toMatchObject({ hits: [], isSettled: true, isWide: true });
});

it('reads telephone numbers before it asks', async () => {
  const { now } = searchRequestId('0170 1234567');
  await vi.dynamicImportSettled();
  await rest(0);
  expect(question(0).params.getAll('search.primaryPhone')).toEqual(['491701234567', '4901701234567', '01701234567']);
  await question(0).answer([person({ primaryPhone: '491701234567' })]);
  expect(now().hits).toMatchObject([{ field: 'primaryPhone' }]);
});

it('asks nothing when it is off', async () => {
  const client = createQueryClient();
  renderHook(() => useLookup({ text: 'ada@example.org', country: 'DE', isOn: false, isSubmitted: false }), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  await rest(1000);
  expect(asked).toHaveLength(0);
});
