import i18next from 'i18next';
import { expect, it } from 'vitest';

import { deltaText } from './stat-card.tsx';

it.each([
  [2, 'yesterday', '2 more than yesterday'],
  [-1234, 'weekBefore', '1,234 fewer than in the previous 7 days'],
  [0, 'dayBefore', 'The same as the day before'],
  [1, 'monthBefore', '1 more than in the previous 30 days'],
] as const)('describes %d compared with %s as “%s”', (delta, before, words) => {
  expect(deltaText(delta, before, i18next.t)).toBe(words);
});
