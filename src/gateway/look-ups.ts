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

/**
 * Values that may be asked for in a minute, for each look-up that the limit allows, and at least those of the longest list.
 * Whoever sees values masked could otherwise have them by trying: ten million telephone numbers are soon asked for.
 */
const valuesPerLookUp = 10;
const leastValues = 6000;

/** Look-ups that are remembered at once. */
const maxOpen = 10_000;

const idPattern = /^[\w-]{8,64}$/;

type Options = { limits: RateLimits; count: (kind: 'look-up', who: string) => void; clock: () => number };

type LookUp = {
  /** The operator. */
  who: string;
  /** What the console calls the look-up that this is a part of, if it says so. */
  id: string | undefined;
  /** How many values are asked for. */
  values: number;
};

/**
 * Counts a request that looks people up.
 *
 * @throws {GatewayFault} `tooManyRequests`
 */
export type CountLookUp = (lookUp: LookUp) => void;

export function lookUps({ limits, count, clock }: Options): CountLookUp {
  const open = new Map<string, { left: number; until: number }>();
  const requests = Math.max(mostRequests, limits['look-up'] * requestsPerLookUp);
  const values = Math.max(leastValues, limits['look-up'] * valuesPerLookUp);
  const countPart = rateLimiter({ limits: { request: requests, value: values }, clock });

  return ({ who, id, values: asked }) => {
    countPart('request', who);
    countPart('value', who, asked);
    const key = id !== undefined && idPattern.test(id) ? `${who} ${id}` : undefined;
    const now = clock();
    const known = key === undefined ? undefined : open.get(key);
    if (known !== undefined && known.left > 0 && now < known.until) {
      known.left -= 1;
      return;
    }
    count('look-up', who);
    if (key === undefined) return;
    forgetSome(now);
    open.delete(key);
    open.set(key, { left: mostRequests - 1, until: now + longest });
  };

  /** The oldest come first: those that have ended, and one more where there are too many. */
  function forgetSome(now: number): void {
    for (const [key, { until }] of open) {
      if (until > now && open.size < maxOpen) return;
      open.delete(key);
    }
  }
}
