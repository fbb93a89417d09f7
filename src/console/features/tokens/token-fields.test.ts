import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { expiryOf, tokenFields } from './token-fields.ts';

const now = new Date('2026-11-21T10:00:00').getTime();
beforeEach(() => void vi.useFakeTimers({ now, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const problems = (values: object) => {
  const { error } = tokenFields.safeParse({ name: 'ci', expires: '30', date: '', ...values });
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
};

it.each([
  [{}, []],
  [{ name: '  ' }, ['name: required']],
  [{ name: 'x'.repeat(256) }, []],
  [{ name: 'x'.repeat(257) }, ['name: tooLong']],
  [{ expires: 'custom' }, ['date: required']],
  [{ expires: 'custom', date: '2026-11-20' }, ['date: pastDate']],
  [{ expires: 'custom', date: '2026-11-21' }, []],
  [{ expires: 'never', date: '2020-01-01' }, []],
])('validates %j', (values, expected) => {
  expect(problems(values)).toEqual(expected);
});

it('returns when a token expires', () => {
  expect(expiryOf({ expires: '7', date: '' })).toBe(now + 7 * 24 * 60 * 60_000);
  expect(expiryOf({ expires: 'never', date: '' })).toBeNull();
  expect(expiryOf({ expires: 'custom', date: '2026-12-01' })).toBe(new Date('2026-12-02T00:00').getTime() - 1);
});
