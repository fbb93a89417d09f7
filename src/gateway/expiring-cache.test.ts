import { expect, it } from 'vitest';

import { expiringCache } from './expiring-cache.ts';

it('expires values by the given clock, however little real time passes', () => {
  let now = 1000;
  const cache = expiringCache<string>({ max: 10, ttl: 60_000, clock: () => now });
  cache.set('grace', 'first');
  now += 59_999;
  expect(cache.get('grace')).toBe('first');
  now += 1;
  expect(cache.get('grace')).toBeUndefined();
  cache.set('grace', 'second');
  now += 30_000;
  expect(cache.get('grace')).toBe('second');
});

it('drops the least recently used value when it is full', () => {
  const cache = expiringCache<number>({ max: 2, ttl: 60_000, clock: () => 1000 });
  cache.set('grace', 1);
  cache.set('henry', 2);
  cache.get('grace');
  cache.set('ivan', 3);
  expect([...cache.keys()].sort()).toEqual(['grace', 'ivan']);
});
