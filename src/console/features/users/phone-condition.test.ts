import { expect, it } from 'vitest';

import { loadPhoneBook } from '#console/lib/phones.ts';

import type { Condition } from './conditions.ts';
import { withCountry } from './phone-condition.tsx';

const { readPhone } = await loadPhoneBook();

it.each<[Condition, string]>([
  [{ field: 'primaryPhone', mode: 'is', text: '0151 12345678\n+61 412 345 678' }, '+4915112345678\n+61 412 345 678'],
  [{ field: 'primaryPhone', mode: 'is', text: '61412345678' }, '61412345678'],
  [{ field: 'primaryPhone', mode: 'is', text: '0151' }, '0151'],
  [{ field: 'primaryPhone', mode: 'contains', text: '0151 12345678' }, '0151 12345678'],
  [{ field: 'username', mode: 'is', text: '0151 12345678' }, '0151 12345678'],
])('completes %o', (condition, text) => {
  expect(withCountry(condition, 'DE', readPhone)).toEqual({ ...condition, text });
});
