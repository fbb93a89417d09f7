import { expect, it } from 'vitest';

import { formatRegion } from './format-region.ts';

it.each([
  ['AU', 'en', 'Australia'],
  ['de', 'en', 'Germany'],
  ['XX', 'en', 'XX'],
  ['Atlantis', 'en', 'Atlantis'],
])('formats %j in %s as %s', (code, language, name) => {
  expect(formatRegion(code, language)).toBe(name);
});
