import { expiringCache } from '#gateway/expiring-cache.ts';

import { type RateLimits, rateLimiter } from './rate-limits.ts';

/**
 * A search request consists of several HTTP requests: exact values first, then case-insensitive, then substrings; a
 * list of 500 values takes about 40. The console marks them with a common ID, and they count once against the
 * operator's limit. The ID is not trusted, so one ID covers at most this many HTTP requests and this time (ms).
 */
const mostRequests = 100;
const longest = 2 * 60_000;

/** Allowed HTTP requests per minute, as a multiple of the allowed search requests, whatever their IDs. */
const requestsPerSearch = 5;

/**
 * Allowed values per minute, as a multiple of the allowed search requests, but at least those of the longest list.
 * Without this limit an operator who sees masked data could find phone numbers by trying them all.
 */
const valuesPerSearch = 10;
const leastValues = 6000;

/** Most search requests that are open at once. Beyond it, the next part of the least recent one counts as a request of its own. */
const maxOpen = 2000;

const idPattern = /^[\w-]{8,64}$/;

type Options = { limits: RateLimits; count: (kind: 'search', who: string) => void; clock: () => number };

type SearchRequest = {
  /** Subject of the operator. */
  who: string;
  /** Search request ID from the console, if it sent one. */
  id: string | undefined;
  /** Number of values searched for. */
  values: number;
};

/**
 * Counts an HTTP request that searches for users.
 *
 * @throws {GatewayFault} `tooManyRequests`
 */
export type CountSearchRequest = (searchRequest: SearchRequest) => void;

export function searchRequests({ limits, count, clock }: Options): CountSearchRequest {
  const open = expiringCache<{ left: number }>({ max: maxOpen, ttl: longest, clock });
  const requests = Math.max(mostRequests, limits['search'] * requestsPerSearch);
  const values = Math.max(leastValues, limits['search'] * valuesPerSearch);
  const countPart = rateLimiter({ limits: { request: requests, value: values }, clock });

  return ({ who, id, values: valueCount }) => {
    countPart('request', who);
    countPart('value', who, valueCount);
    const key = id !== undefined && idPattern.test(id) ? `${who} ${id}` : undefined;
    const known = key === undefined ? undefined : open.get(key);
    if (known !== undefined && known.left > 0) {
      known.left -= 1;
      return;
    }
    count('search', who);
    if (key === undefined) return;
    open.set(key, { left: mostRequests - 1 });
  };
}
