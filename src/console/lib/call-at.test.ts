import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { callAt } from './call-at.ts';

const now = Date.UTC(2026, 7, 20);
const day = 24 * 60 * 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

it.each([1, 24, 25, 30, 400])('calls back after %i days, and not before', (days) => {
  const callBack = vi.fn<() => void>();
  callAt(now + days * day, callBack);
  vi.advanceTimersByTime(days * day - 1);
  expect(callBack).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(callBack).toHaveBeenCalledOnce();
});

it('calls back at once if the time is over, and never at a time without end', () => {
  const [past, endless] = [vi.fn<() => void>(), vi.fn<() => void>()];
  callAt(now - day, past);
  callAt(Infinity, endless);
  expect(past).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(past).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(100 * day);
  expect(endless).not.toHaveBeenCalled();
});

it('can be canceled, also after part of a long wait', () => {
  const callBack = vi.fn<() => void>();
  const cancel = callAt(now + 30 * day, callBack);
  vi.advanceTimersByTime(26 * day);
  cancel();
  vi.advanceTimersByTime(30 * day);
  expect(callBack).not.toHaveBeenCalled();
});
