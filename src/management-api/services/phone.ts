import { ParseError, parsePhoneNumberWithError, type PhoneNumber } from 'libphonenumber-js';

import { ApiError } from '#management-api/http/api-error.ts';

/**
 * Normalizes a phone number: country code and national number without its leading zero (logto-behavior.md#5.3). The number
 * must be parseable, not valid.
 *
 * @throws {ApiError} `user.invalid_phone`
 */
export function normalizePhone(digits: string): string {
  const number = parse(digits);
  if (number === undefined) throw new ApiError('user.invalid_phone', { data: { name: 'ParseError' } });
  return `${number.countryCallingCode}${number.nationalNumber}`;
}

/** All forms in which a number may be stored: as given, normalized, and with the national leading zero. */
export function phoneSpellings(digits: string): string[] {
  const number = parse(digits);
  if (number === undefined) return [digits];
  const { countryCallingCode, nationalNumber } = number;
  return [digits, `${countryCallingCode}${nationalNumber}`, `${countryCallingCode}0${nationalNumber}`];
}

function parse(digits: string): PhoneNumber | undefined {
  try {
    return parsePhoneNumberWithError(`+${digits}`);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
