import { expect, it } from 'vitest';

import { readPastedList } from './pasted-list.ts';

it.each([
  ['ada@x.org', ['ada@x.org']],
  ['ada@x.org\ngrace@x.org\r\n\r\nlinus\n', ['ada@x.org', 'grace@x.org', 'linus']],
  ['ada@x.org, grace@x.org;linus@x.org', ['ada@x.org', 'grace@x.org', 'linus@x.org']],
  ['Ada <ada@x.org>, "Hopper, Grace" <grace@x.org>', ['Ada <ada@x.org>', '"Hopper, Grace" <grace@x.org>']],
  ['ada@x.org\tgrace@x.org', ['ada@x.org', 'grace@x.org']],
  ['ada;grace;linus', ['ada', 'grace', 'linus']],
  ['ada, grace, linus', ['ada', 'grace', 'linus']],
  ['a1b2c3d4e5f6,b1b2c3d4e5f6', ['a1b2c3d4e5f6', 'b1b2c3d4e5f6']],
  ['+49 170 1234567, 0171/7654321', ['+49 170 1234567', '0171/7654321']],
  // Names have commas.
  ['Lovelace, Ada', ['Lovelace, Ada']],
  ['Lovelace, Ada\nHopper, Grace', ['Lovelace, Ada', 'Hopper, Grace']],
  ['Lovelace, Ada, Countess', ['Lovelace', 'Ada', 'Countess']],
  ['van Rossum, Guido, Dr.', ['van Rossum, Guido, Dr.']],
  // Rows of a spreadsheet: what identifies the person.
  ['Ada Lovelace\tada@x.org\tLondon\nGrace Hopper\tgrace@x.org\tNew York', ['ada@x.org', 'grace@x.org']],
  ['ada@x.org,Ada,"Lovelace, Countess"', ['ada@x.org']],
  ['"ada@x.org"\n"grace@x.org"', ['ada@x.org', 'grace@x.org']],
  ['', []],
  [' , ;\n\t', []],
])('%j', (text, inputs) => {
  expect(readPastedList(text)).toEqual({ inputs, total: inputs.length });
});

it('takes the first five hundred, and says how many there were', () => {
  const text = Array.from({ length: 501 }, (_, index) => `person${index}@x.org`).join('\n');
  const { inputs, total } = readPastedList(text);
  expect(inputs).toHaveLength(500);
  expect(inputs.at(-1)).toBe('person499@x.org');
  expect(total).toBe(501);
});
