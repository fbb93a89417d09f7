import { type RateLimits, rateLimiter } from './rate-limits.ts';

/**
 * One look-up is several requests: whole values first, then in any case, then parts of them; a list of 500 values is asked
 * for in about 40 parts. The console says which requests belong together, and they count as one look-up against the
 * operator's limit. What it says is only a word, so one look-up covers this many requests and lasts this long (ms).
 */
const mostRequests = 100;
const longest = 2 * 60_000;

/** Requests for each look-up that the limit allows, all together: no name for them makes more than this of it. */
const requestsPerLookUp = 5;

const idPattern = /^[\w-]{8,64}$/;

type Options = { limits: RateLimits; count: (kind: 'look-up', who: string) => void; clock: () => number };

/**
 * Counts a request that looks people up.
 *
 * @param id what the console calls the look-up it belongs to, if it says so
 * @throws {GatewayFault} `tooManyRequests`
 */
export type CountLookUp = (who: string, id: string | undefined) => void;

export function lookUps({ limits, count, clock }: Options): CountLookUp {
  const open = new Map<string, { left: number; until: number }>();
  const requests = Math.max(mostRequests, limits['look-up'] * requestsPerLookUp);
  const countRequest = rateLimiter({ limits: { request: requests }, clock });

  return (who, id) => {
    countRequest('request', who);
    const key = id !== undefined && idPattern.test(id) ? `${who} ${id}` : undefined;
    const now = clock();
    const known = key === undefined ? undefined : open.get(key);
    if (known !== undefined && known.left > 0 && now < known.until) {
      known.left -= 1;
      return;
    }
    count('look-up', who);
    if (key === undefined) return;
    if (open.size > 10_000) forgetEnded(now);
    open.set(key, { left: mostRequests - 1, until: now + longest });
  };

  function forgetEnded(now: number): void {
    for (const [key, { until }] of open) if (until <= now) open.delete(key);
  }
}
