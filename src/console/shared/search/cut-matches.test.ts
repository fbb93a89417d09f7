import { expect, it } from 'vitest';

import { cutAnywhere } from './cut-matches.ts';

it('marks the words of a name with other accents and in another order', () => {
  const cut = cutAnywhere('ordonez, inigo', undefined);
  expect(cut('name', 'Íñigo Ordóñez')).toEqual(['', 'Íñigo', ' ', 'Ordóñez', '']);
  expect(cut('username', 'inigo_ordonez')).toEqual(['', 'inigo', '_', 'ordonez', '']);
});

it('marks the whole text rather than its words', () => {
  expect(cutAnywhere('da Lov', undefined)('name', 'Ada Lovelace')).toEqual(['A', 'da Lov', 'elace']);
  expect(cutAnywhere('50%', 'name')('name', '50% off')).toEqual(['', '50%', ' off']);
  expect(cutAnywhere('ada', 'username')('name', 'Ada')).toEqual(['Ada']);
});
