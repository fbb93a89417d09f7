import { beforeEach, expect, it } from 'vitest';

import { defaultRateLimits, rateLimiter } from './rate-limits.ts';
import { type CountSearchRequest, searchRequests } from './search-requests.ts';

let now: number;
let count: CountSearchRequest;
const send = (who: string, id?: string, values = 1) => count({ who, id, values });

beforeEach(() => {
  now = 1_800_000_000_000;
  count = withLimit(3);
});

function withLimit(limit: number): CountSearchRequest {
  const limits = { ...defaultRateLimits, search: limit };
  const clock = () => now;
  return searchRequests({ limits, count: rateLimiter({ limits, clock }), clock });
}

const times = (count: number, id?: (nth: number) => string) => () => {
  for (let nth = 0; nth < count; nth += 1) send('grace', id?.(nth));
};

const tooMany = 'Too many requests';

it('counts all HTTP requests of one search request once', () => {
  expect(times(40, () => 'list-of-500')).not.toThrow();
  expect(times(2)).not.toThrow();
  expect(times(1)).toThrow(tooMany);
});

it('counts each HTTP request without an ID', () => {
  expect(times(4)).toThrow(tooMany);
});

it('counts a search request again after too many HTTP requests or too long', () => {
  count = withLimit(30);
  expect(times(101, () => 'never-ending')).not.toThrow();
  expect(times(28)).not.toThrow();
  expect(times(1)).toThrow(tooMany);

  count = withLimit(1);
  send('grace', 'slow-search');
  now += 119_000;
  send('grace', 'another-one');
  send('grace', 'slow-search');
  now += 2000;
  expect(() => send('grace', 'slow-search')).toThrow(tooMany);
});

it('allows at most five HTTP requests per allowed search request, whatever their IDs', () => {
  count = withLimit(100);
  expect(times(500, (nth) => `request-${Math.floor(nth / 50)}`)).not.toThrow();
  expect(times(1, () => 'request-9')).toThrow(tooMany);
});

it('ignores invalid IDs, and IDs of other operators', () => {
  expect(times(4, () => 'short')).toThrow(tooMany);
  count = withLimit(1);
  send('grace', 'list-of-500');
  expect(() => send('ada', 'list-of-500')).not.toThrow();
  expect(() => send('ada', 'something-else')).toThrow(tooMany);
});

it('allows a list of 500 in all spellings, but not trying all phone numbers', () => {
  count = withLimit(600);
  for (let batch = 0; batch < 60; batch += 1) send('grace', 'list-of-500', 100);
  expect(() => send('grace', 'list-of-500', 100)).toThrow(tooMany);
  now += 1000;
  expect(() => send('grace', 'list-of-500', 100)).not.toThrow();
  expect(() => send('grace', 'list-of-500', 100)).toThrow(tooMany);
});

it('remembers at most 2,000 search requests, the latest ones', () => {
  let counted = 0;
  const limits = { ...defaultRateLimits, search: 100_000 };
  count = searchRequests({ limits, count: () => (counted += 1), clock: () => now });
  times(2001, (nth) => `request-${nth}`)();
  expect(counted).toBe(2001);
  send('grace', 'request-2000');
  send('grace', 'request-1');
  expect(counted).toBe(2001);
  send('grace', 'request-0');
  expect(counted).toBe(2002);
});
