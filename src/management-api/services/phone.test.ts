import { describe, expect, it } from 'vitest';

import { normalizePhone, phoneSpellings } from './phone.ts';

describe('a phone number', () => {
  it.each([
    ['610412345678', '61412345678'],
    ['4407911123456', '447911123456'],
    ['39061234567', '39061234567'],
    ['1555', '1555'],
    ['15551234567', '15551234567'],
  ])('%s is stored as %s', (digits, stored) => {
    expect(normalizePhone(digits)).toBe(stored);
  });

  it.each(['1', '12', '0123', '999999', '9'.repeat(40)])('%s is refused', (digits) => {
    expect(() => normalizePhone(digits)).toThrow(
      expect.objectContaining({ code: 'user.invalid_phone', data: { name: 'ParseError' } }),
    );
  });

  it('is the same with and without its leading zero', () => {
    expect(phoneSpellings('447911123456')).toContain('4407911123456');
    expect(phoneSpellings('4407911123456')).toContain('447911123456');
    expect(phoneSpellings('1')).toEqual(['1']);
  });
});
