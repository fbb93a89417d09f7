import { expect, it } from 'vitest';

import { paceOf, type Progress, withProgress } from './pace.ts';

const all = (...steps: [at: number, finished: number][]) =>
  steps.reduce<readonly Progress[]>((known, [at, finished]) => withProgress(known, { at, finished }), []);

it('has the rows per minute and the end at that pace after some seconds', () => {
  expect(paceOf(all([0, 0], [4000, 40]), 1000)).toBeUndefined();
  expect(paceOf(all([0, 0], [4000, 40], [6000, 60]), 1000)).toEqual({ perMinute: 600, end: 100_000 });
});

it('looks at the last minute only', () => {
  expect(paceOf(all([0, 0], [100_000, 100], [130_000, 700]), 700)).toEqual({ perMinute: 1200, end: 130_000 });
});

it('has no pace when no rows are finished, and begins anew after a step back', () => {
  expect(paceOf(all([0, 10], [30_000, 10]), 40)).toBeUndefined();
  expect(paceOf(all([0, 10], [30_000, 40], [31_000, 39]), 40)).toBeUndefined();
});
