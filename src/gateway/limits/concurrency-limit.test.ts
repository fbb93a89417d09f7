import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { GatewayFault } from '#gateway/gateway-fault.ts';

import { concurrencyLimit, type RunLimited } from './concurrency-limit.ts';

let run: RunLimited;
let begun: string[];
let end: Map<string, () => void>;

beforeEach(() => {
  vi.useFakeTimers();
  run = concurrencyLimit({ perOperator: 2, total: 4, waitMs: 2000 });
  begun = [];
  end = new Map();
});
afterEach(() => void vi.useRealTimers());

/** Starts a search that runs until the test ends it. Resolves to its result or error. */
function search(name: string, { who = 'grace', signal = new AbortController().signal } = {}) {
  return run(who, signal, () => {
    begun.push(name);
    return new Promise<string>((resolve) => end.set(name, () => resolve(name)));
  }).catch((error: unknown) => (error instanceof GatewayFault ? error.kind : String(error)));
}

it('runs two searches of one operator at once, and the next after one has ended', async () => {
  const all = [search('a'), search('b'), search('c')];
  expect(begun).toEqual(['a', 'b']);
  end.get('b')?.();
  await all[1];
  expect(begun).toEqual(['a', 'b', 'c']);
});

it('does not make operators wait for one another', () => {
  for (const name of ['a', 'b', 'c']) void search(name);
  void search('d', { who: 'ada' });
  expect(begun).toEqual(['a', 'b', 'd']);
});

it('runs at most the total, then the oldest search within its operator’s limit', async () => {
  const all = [search('a'), search('b'), search('c'), search('d', { who: 'ada' }), search('e', { who: 'ada' })];
  void search('f', { who: 'hedy' });
  expect(begun).toEqual(['a', 'b', 'd', 'e']);
  end.get('d')?.();
  await all[3];
  expect(begun).toEqual(['a', 'b', 'd', 'e', 'f']);
});

it('refuses at once when the operator’s queue is full', async () => {
  const all = Array.from({ length: 203 }, (_, index) => search(String(index)));
  expect(await all[202]).toBe('searchBusy');
});

it('queues 60 requests of one operator until the timeout', async () => {
  const refused: string[] = [];
  for (let nth = 0; nth < 60; nth += 1) void search(String(nth)).then((ended) => refused.push(ended));
  await vi.advanceTimersByTimeAsync(1999);
  expect(refused).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(refused).toHaveLength(58);
});

it('refuses a search after the waiting time', async () => {
  const all = [search('a'), search('b'), search('c')];
  await vi.advanceTimersByTimeAsync(2000);
  expect(await all[2]).toBe('searchBusy');
  end.get('a')?.();
  await all[0];
  expect(begun).toEqual(['a', 'b']);
});

it('does not start an aborted search', async () => {
  const [stale, current] = [new AbortController(), new AbortController()];
  void search('a');
  const second = search('b');
  const all = [search('c', { signal: stale.signal }), search('d', { signal: current.signal })];
  stale.abort();
  expect(await all[0]).toContain('aborted');
  end.get('b')?.();
  await second;
  expect(begun).toEqual(['a', 'b', 'd']);
  expect(await search('e', { signal: stale.signal })).toContain('aborted');
});

it('counts a running search after its browser has disconnected', async () => {
  const gone = new AbortController();
  void search('a', { signal: gone.signal });
  void search('b');
  gone.abort();
  const third = search('c');
  await vi.advanceTimersByTimeAsync(2000);
  expect(await third).toBe('searchBusy');
});

it('starts the next search after a failed one', async () => {
  const failing = run('grace', new AbortController().signal, () => Promise.reject(new Error('down')));
  await expect(failing).rejects.toThrow('down');
  void search('a');
  void search('b');
  expect(begun).toEqual(['a', 'b']);
});
