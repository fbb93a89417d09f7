import { LRUCache } from 'lru-cache';

type Options = {
  /** Most values in memory. Beyond it, the least recently used one is dropped. */
  max: number;
  /** Age from which a value counts as missing, in whole ms. */
  ttl: number;
  /** Milliseconds since the epoch. */
  clock: () => number;
};

export type ExpiringCache<Value extends NonNullable<unknown>> = LRUCache<string, Value>;

/** Returns an empty cache whose values expire by the given clock. */
export const expiringCache = <Value extends NonNullable<unknown>>({ max, ttl, clock }: Options): ExpiringCache<Value> =>
  // lru-cache still returns a value of exactly this age, and by default reads the clock once per real millisecond.
  new LRUCache<string, Value>({ max, ttl: ttl - 1, perf: { now: clock }, ttlResolution: 0 });
