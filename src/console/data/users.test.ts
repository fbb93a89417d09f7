import { expect, it } from 'vitest';

import { asStored, textSearch } from './users.ts';

it('takes telephone numbers as people write them', () => {
  expect(asStored('+44 1632 960-961')).toBe('441632960961');
  expect(asStored('(030) 2345 678')).toBe('0302345678');
  expect(asStored('ada.lovelace')).toBe('ada.lovelace');
  expect(asStored('a1b2c3')).toBe('a1b2c3');
});

it('searches for the text as it stands, anywhere', () => {
  expect(textSearch(' 50%_off ')?.matches).toEqual([{ mode: 'like', values: [String.raw`%50\%\_off%`] }]);
  expect(textSearch('  ')).toBeUndefined();
});
