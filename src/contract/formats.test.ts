import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readSearch } from './search.ts';
import { emailPattern } from './users.ts';

const long = 1_000_000;

it('accepts the same email addresses as Logto', () => {
  const texts = fc.string({ unit: fc.constantFrom('@', '.', 'a', ' '), maxLength: 8 });
  fc.assert(
    fc.property(texts, (text) => {
      expect(emailPattern.test(text)).toBe(/^\S+@\S+\.\S+$/.test(text));
    }),
    { numRuns: 5000 },
  );
});

it.each(['@', '.', '@.', 'a@.', 'a'])('rejects a megabyte of %s as an email address quickly', (part) => {
  const start = Date.now();
  emailPattern.test(`${part.repeat(long / part.length)} `);
  expect(Date.now() - start).toBeLessThan(2000);
});

it('reads a pattern of many backslashes quickly', () => {
  const start = Date.now();
  readSearch([['search', `${'\\'.repeat(long)}x`]], ['name']);
  expect(Date.now() - start).toBeLessThan(2000);
});
