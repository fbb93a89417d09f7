import { expiringCache } from '#gateway/expiring-cache.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

/** Kinds of requests with separate limits. */
export const limitedKinds = ['sign-in', 'write', 'reveal', 'search', 'webhook'] as const;
export type LimitedKind = (typeof limitedKinds)[number];

/** Allowed requests per minute. */
export type RateLimits = Readonly<Record<LimitedKind, number>>;

export const defaultRateLimits: RateLimits = { 'sign-in': 20, write: 120, reveal: 10, search: 600, webhook: 600 };

const minute = 60_000;

/** Most pairs of kind and operator or IP address in memory. */
const maxBuckets = 10_000;

type Options<Kind extends string> = {
  limits: Readonly<Record<Kind, number>>;
  clock: () => number;
  /** The time that the limits are for, in ms; by default a minute. */
  period?: number;
};

/**
 * Limits requests per operator, in this process. The allowance of a period may be used at once and refills steadily (a
 * token bucket).
 */
export function rateLimiter<Kind extends string>({ limits, clock, period = minute }: Options<Kind>) {
  // A bucket that is unused for a period is full again.
  const buckets = expiringCache<{ left: number; at: number }>({ max: maxBuckets, ttl: period, clock });

  /**
   * @param who the operator's subject, or the IP address of a request without a session
   * @param times how many requests it counts as
   * @throws {GatewayFault} `tooManyRequests`
   */
  return function count(kind: Kind, who: string, times = 1): void {
    const allowance = limits[kind];
    const key = `${kind} ${who}`;
    const now = clock();
    const { left, at } = buckets.get(key) ?? { left: allowance, at: now };
    const filled = Math.min(allowance, left + ((now - at) / period) * allowance);
    if (filled < times) {
      const wait = Math.ceil(((times - filled) / allowance) * (period / 1000));
      throw new GatewayFault('tooManyRequests', { retryAfter: String(wait) });
    }
    buckets.set(key, { left: filled - times, at: now });
  };
}
