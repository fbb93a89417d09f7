import { ParseError, parsePhoneNumberWithError, type PhoneNumber } from 'libphonenumber-js';

import { ApiError } from '#management-api/http/api-error.ts';

/**
 * `digits` as they are kept: the country code and the national number without its leading zero (logto-behavior.md#5.3). Whether
 * anybody answers the number is not asked.
 *
 * @throws {ApiError} `user.invalid_phone`
 */
export function normalizePhone(digits: string): string {
  const number = parse(digits);
  if (number === undefined) throw new ApiError('user.invalid_phone', { data: { name: 'ParseError' } });
  return `${number.countryCallingCode}${number.nationalNumber}`;
}

/** All the ways a number may already be kept: as written, normalized, and with the national leading zero. */
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
