import { expect, it } from 'vitest';

import { removeOtherOperatorsData, browserStorage, tabStorage } from './operator-storage.ts';
import { savePreferences } from './save-preferences.ts';

it('separates the data of operators', () => {
  browserStorage.write('a', 'recent', '1');
  tabStorage.write('a/recent', 'x', '2');
  expect(browserStorage.read('b', 'recent')).toBeUndefined();
  expect(tabStorage.read('a', 'recent/x')).toBeUndefined();
  expect(browserStorage.read('a', 'recent')).toBe('1');
});

it('removes only the data of other operators', () => {
  browserStorage.write('a', 'recent', '1');
  tabStorage.write('ab', 'list', '2');
  localStorage.setItem('usher.phone-country', '"DE"');
  removeOtherOperatorsData('a');
  expect(Object.values(localStorage)).toEqual(['1', '"DE"']);
  expect(sessionStorage).toHaveLength(0);
  removeOtherOperatorsData('c');
  expect(Object.keys(localStorage)).toEqual(['usher.phone-country']);
});

it('keeps only preferences after a sign-out, even if the server cleared browser storage', () => {
  localStorage.setItem('mantine-color-scheme-value', 'dark');
  localStorage.setItem('usher.saved-searches', 'of an earlier version');
  tabStorage.write('a', 'list', 'ada@example.org');
  const keepOnlyPreferences = savePreferences();
  localStorage.clear();
  localStorage.setItem('written-meanwhile', 'x');
  keepOnlyPreferences();
  expect(Object.entries(localStorage)).toEqual([['mantine-color-scheme-value', 'dark']]);
  expect(sessionStorage).toHaveLength(0);
});
