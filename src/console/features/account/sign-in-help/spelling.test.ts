import { expect, it } from 'vitest';

import { spelledParts } from './spelling.ts';

it('splits a password at its hyphens and names each character', () => {
  expect(spelledParts('Kw4-?')).toEqual([
    {
      part: 'Kw4',
      characters: [
        { name: 'k', isCapital: true },
        { name: 'w', isCapital: false },
        { name: '4', isCapital: false },
      ],
    },
    { part: '?', characters: [{ name: '?', isCapital: false }] },
  ]);
});
