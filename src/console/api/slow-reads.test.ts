import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { CanceledError } from './api-error.ts';
import { cancelReads, slowReads, watchRead } from './slow-reads.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<string>(() => {});

it('tells of a read after five seconds, until it has ended', async () => {
  const told: boolean[] = [];
  const stop = slowReads.subscribe(() => told.push(slowReads.areAny()));
  let answer: (text: string) => void = () => {};
  const read = watchRead(undefined, () => new Promise<string>((resolve) => (answer = resolve)));
  vi.advanceTimersByTime(4999);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([true]);
  answer('ada');
  expect(await read).toBe('ada');
  expect(told).toEqual([true, false]);
  stop();
});

it('says nothing of a read that is quick', async () => {
  expect(await watchRead(undefined, async () => 'ada')).toBe('ada');
  vi.advanceTimersByTime(10_000);
  expect(slowReads.areAny()).toBe(false);
});

it('ends all reads under way when they are canceled, slow or not', async () => {
  const slow = watchRead(undefined, never);
  vi.advanceTimersByTime(5000);
  const signals: AbortSignal[] = [];
  const young = watchRead(undefined, (signal) => {
    signals.push(signal);
    return never();
  });
  cancelReads();
  await expect(slow).rejects.toBeInstanceOf(CanceledError);
  await expect(young).rejects.toBeInstanceOf(CanceledError);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(slowReads.areAny()).toBe(false);
});

it('ends with the signal that it was given', async () => {
  const controller = new AbortController();
  const read = watchRead(controller.signal, never);
  controller.abort(new Error('left'));
  await expect(read).rejects.toThrow('left');
  await expect(watchRead(controller.signal, never)).rejects.toThrow('left');
});
