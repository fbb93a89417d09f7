import { expect, it } from 'vitest';

import { insertable } from './insertable.ts';

it.each([
  ['Ada Lovelace', 'Ada Lovelace'],
  ['Zoë 李 👩‍👩‍👧', 'Zoë 李 👩‍👩‍👧'],
  ['admin\u202Etxt.exe', 'admin[U+202E]txt.exe'],
  ['a\u200Bb', 'a[U+200B]b'],
  ['שלום', '\u2068שלום\u2069'],
  // A sentence with an isolated name is not isolated again.
  ['Suspend \u2068שלום\u2069?', 'Suspend \u2068שלום\u2069?'],
  ['שלום \u2068x\u2069', '\u2068שלום \u2068x\u2069\u2069'],
  // An unpaired isolate would end the one around it.
  ['של\u2069ום', '\u2068של[U+2069]ום\u2069'],
  ['\u2068של', '\u2068[U+2068]של\u2069'],
])('inserts %j as %j', (text, shown) => {
  expect(insertable(text)).toBe(shown);
  expect(insertable(insertable(text))).toBe(shown);
});
