import { beforeEach, expect, it } from 'vitest';

import { type CountLookUp, lookUps } from './look-ups.ts';
import { defaultRateLimits, rateLimiter } from './rate-limits.ts';

let now: number;
let count: CountLookUp;
const ask = (who: string, id?: string, values = 1) => count({ who, id, values });

beforeEach(() => {
  now = 1_800_000_000_000;
  count = withLimit(3);
});

function withLimit(limit: number): CountLookUp {
  const limits = { ...defaultRateLimits, 'look-up': limit };
  const clock = () => now;
  return lookUps({ limits, count: rateLimiter({ limits, clock }), clock });
}

const times = (count: number, id?: (nth: number) => string) => () => {
  for (let nth = 0; nth < count; nth += 1) ask('grace', id?.(nth));
};

const tooMany = 'Too many requests';

it('counts the requests of one look-up once', () => {
  expect(times(40, () => 'list-of-500')).not.toThrow();
  expect(times(2)).not.toThrow();
  expect(times(1)).toThrow(tooMany);
});

it('counts requests that belong to no look-up each for itself', () => {
  expect(times(4)).toThrow(tooMany);
});

it('counts a look-up again that has become too many requests, or lasts too long', () => {
  count = withLimit(30);
  expect(times(101, () => 'never-ending')).not.toThrow();
  expect(times(28)).not.toThrow();
  expect(times(1)).toThrow(tooMany);

  count = withLimit(1);
  ask('grace', 'slow-look-up');
  now += 119_000;
  ask('grace', 'another-one');
  ask('grace', 'slow-look-up');
  now += 2000;
  expect(() => ask('grace', 'slow-look-up')).toThrow(tooMany);
});

it('takes no more than five requests for each look-up that is allowed, whatever they are called', () => {
  count = withLimit(100);
  expect(times(500, (nth) => `look-up-${Math.floor(nth / 50)}`)).not.toThrow();
  expect(times(1, () => 'look-up-9')).toThrow(tooMany);
});

it('takes nothing for a name that is none, and nobody’s name for another’s', () => {
  expect(times(4, () => 'short')).toThrow(tooMany);
  count = withLimit(1);
  ask('grace', 'list-of-500');
  expect(() => ask('ada', 'list-of-500')).not.toThrow();
  expect(() => ask('ada', 'something-else')).toThrow(tooMany);
});

it('takes a list of 500 in every spelling at once, but not every telephone number there is', () => {
  count = withLimit(600);
  for (let batch = 0; batch < 60; batch += 1) ask('grace', 'list-of-500', 100);
  expect(() => ask('grace', 'list-of-500', 100)).toThrow(tooMany);
  now += 1000;
  expect(() => ask('grace', 'list-of-500', 100)).not.toThrow();
  expect(() => ask('grace', 'list-of-500', 100)).toThrow(tooMany);
});

it('remembers at most 10,000 look-ups, the latest', () => {
  let counted = 0;
  const limits = { ...defaultRateLimits, 'look-up': 100_000 };
  count = lookUps({ limits, count: () => (counted += 1), clock: () => now });
  times(10_001, (nth) => `look-up-${nth}`)();
  expect(counted).toBe(10_001);
  ask('grace', 'look-up-10000');
  ask('grace', 'look-up-1');
  expect(counted).toBe(10_001);
  ask('grace', 'look-up-0');
  expect(counted).toBe(10_002);
});
