import { expect, it } from 'vitest';

import { generatePassword } from './generate-password.ts';

const accepted = () => true;

it('generates distinct, long passwords with every kind of character', () => {
  const made = Array.from({ length: 200 }, () => generatePassword({ min: 8, max: 256, isAccepted: accepted }));
  expect(new Set(made.map(({ password }) => password)).size).toBe(200);
  for (const { password, bits } of made) {
    expect(bits).toBeGreaterThanOrEqual(80);
    expect(password).toMatch(/[a-z]/);
    expect(password).toMatch(/[A-Z]/);
    expect(password).toMatch(/\d/);
    expect(password).toMatch(/[!#$%*+\-=?@_]/);
    expect(password).not.toMatch(/[0Oo1lIi]/);
  }
});

it('respects the length limits', () => {
  expect(generatePassword({ min: 30, max: 256, isAccepted: accepted }).password).toHaveLength(30);
  expect(generatePassword({ min: 4, max: 10, isAccepted: accepted }).password).toHaveLength(10);
});

it('rejects candidates that are not accepted', () => {
  const { password } = generatePassword({ min: 8, max: 256, isAccepted: (text) => text.startsWith('a') });
  expect(password).toMatch(/^a/);
});
