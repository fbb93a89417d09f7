import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { ReasonsProvider, useReasons } from './reasons.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const { result } = renderHook(useReasons, { wrapper: ReasonsProvider });
  return {
    remember: (targets: string[], reason: string) => act(() => result.current.remember(targets, reason)),
    forget: () => act(() => result.current.forget()),
    pass: (minutes: number) => act(() => void vi.advanceTimersByTime(minutes * 60_000)),
    remembered: () => Object.fromEntries(result.current.remembered),
  };
}

it('remembers reasons per target for half an hour', () => {
  const { remember, remembered, pass } = open();
  remember(['ada', 'grace'], 'CASE-1');
  pass(10);
  remember(['grace'], 'CASE-2');
  expect(remembered()).toEqual({ ada: 'CASE-1', grace: 'CASE-2' });
  pass(20);
  expect(remembered()).toEqual({ grace: 'CASE-2' });
  pass(10);
  expect(remembered()).toEqual({});
});

it('forgets one reason, or all', () => {
  const { remember, remembered, forget } = open();
  remember(['ada', 'grace'], 'CASE-1');
  remember(['ada'], '');
  expect(remembered()).toEqual({ grace: 'CASE-1' });
  forget();
  expect(remembered()).toEqual({});
});

it('remembers nothing for a write without targets', () => {
  const { remember, remembered } = open();
  remember([], 'CASE-1');
  expect(remembered()).toEqual({});
});
