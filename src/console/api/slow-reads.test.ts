import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { CanceledError } from './api-error.ts';
import { cancelReads, slowReads, watchRead } from './slow-reads.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<string>(() => {});

it('reports a read after five seconds until it ends', async () => {
  const reports: boolean[] = [];
  const stop = slowReads.subscribe(() => reports.push(slowReads.areAny()));
  let answer: (text: string) => void = () => {};
  const read = watchRead(undefined, () => new Promise<string>((resolve) => (answer = resolve)));
  vi.advanceTimersByTime(4999);
  expect(reports).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(reports).toEqual([true]);
  answer('ada');
  expect(await read).toBe('ada');
  expect(reports).toEqual([true, false]);
  stop();
});

it('does not report a fast read', async () => {
  expect(await watchRead(undefined, async () => 'ada')).toBe('ada');
  vi.advanceTimersByTime(10_000);
  expect(slowReads.areAny()).toBe(false);
});

it('cancels all pending reads, slow or not', async () => {
  const slow = watchRead(undefined, never);
  vi.advanceTimersByTime(5000);
  const signals: AbortSignal[] = [];
  const recent = watchRead(undefined, (signal) => {
    signals.push(signal);
    return never();
  });
  cancelReads();
  await expect(slow).rejects.toBeInstanceOf(CanceledError);
  await expect(recent).rejects.toBeInstanceOf(CanceledError);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(slowReads.areAny()).toBe(false);
});

it('aborts with the given signal', async () => {
  const controller = new AbortController();
  const read = watchRead(controller.signal, never);
  controller.abort(new Error('left'));
  await expect(read).rejects.toThrow('left');
  await expect(watchRead(controller.signal, never)).rejects.toThrow('left');
});
