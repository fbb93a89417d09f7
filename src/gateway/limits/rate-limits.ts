import { GatewayFault } from '#gateway/gateway-fault.ts';

/** What is counted, each for itself. */
export const limitedKinds = ['sign-in', 'write', 'reveal', 'search', 'webhook'] as const;
export type LimitedKind = (typeof limitedKinds)[number];

/** How many are allowed in a minute. */
export type RateLimits = Readonly<Record<LimitedKind, number>>;

export const defaultRateLimits: RateLimits = { 'sign-in': 20, write: 120, reveal: 10, search: 600, webhook: 600 };

const minute = 60_000;

/** Operators and addresses that are counted at once. */
const maxBuckets = 10_000;

type Options<Kind extends string> = { limits: Readonly<Record<Kind, number>>; clock: () => number };

/**
 * Counts what each operator does, in this process. A full minute's allowance may be used at once; it fills up again
 * steadily (a token bucket).
 */
export function rateLimiter<Kind extends string>({ limits, clock }: Options<Kind>) {
  const buckets = new Map<string, { left: number; at: number }>();

  /**
   * @param who the operator's subject, or the address of somebody who is not signed in
   * @param times how often it counts
   * @throws {GatewayFault} `tooManyRequests`
   */
  return function count(kind: Kind, who: string, times = 1): void {
    const allowance = limits[kind];
    const key = `${kind} ${who}`;
    const now = clock();
    const { left, at } = buckets.get(key) ?? { left: allowance, at: now };
    const filled = Math.min(allowance, left + ((now - at) / minute) * allowance);
    if (filled < times) {
      const wait = Math.ceil(((times - filled) / allowance) * (minute / 1000));
      throw new GatewayFault('tooManyRequests', { retryAfter: String(wait) });
    }
    if (buckets.size >= maxBuckets) forgetSome(now);
    buckets.set(key, { left: filled - times, at: now });
  };

  /** A bucket that nobody used for a minute is full again, like one that does not exist. If there is none, the oldest goes. */
  function forgetSome(now: number): void {
    for (const [key, { at }] of buckets) if (now - at > minute) buckets.delete(key);
    for (const key of buckets.keys()) {
      if (buckets.size < maxBuckets) return;
      buckets.delete(key);
    }
  }
}
