import { isBlank } from './identifying-text.ts';

import { bareText } from './clean-text.ts';

/** A telephone number that was understood. */
export type Phone = {
  /** As it is kept by Logto: the country code and the national number, digits only. */
  digits: string;
  /** All the ways a server may keep it; before 1.28 Logto kept what it was given (spec 5.3). */
  spellings: readonly string[];
  /** ISO 3166; unknown where countries share a code and the number does not tell. */
  country?: string | undefined;
  /** It was written without its country, which was assumed. */
  isNational: boolean;
  /** It has as many digits as numbers of that country have. */
  isWhole: boolean;
};

/** Reads a number as people write it; `country` is where it belongs when it does not say. Most likely reading first. */
export type PhoneReader = (text: string, country: string) => Phone[];

/** Longer texts are no identifiers, in characters: telling what they are takes quadratic time. */
export const maxIdentifierLength = 1000;

/** Whether the text could be a telephone number: digits and what stands between them. */
export function looksLikePhone(text: string): boolean {
  if (text.length > maxIdentifierLength) return false;
  const bare = withoutWords(text);
  return /^[(+]*[\d\s().\-/·•‐-―−]+$/.test(bare) && digitsOf(bare).length >= 4;
}

/** The number in `Tel. +49 170 1234567 ext. 9`, as it is written there. */
export const withoutWords = (text: string): string =>
  bareText(text)
    .replace(/^(?:tel|ph|fon|mob|cell|handy|fax)\p{L}*[.\s]+(?=[+(\d])/iu, '')
    .replace(extension, '')
    .replace(/;.*$/, '');

/** `;ext=9`, `ext. 9`, `x9`: what is dialedNumber once somebody has answered. */
const extension = /(?:;ext=|[\s,]+(?:ext\w*\.?|x|#)\s*\d).*$/i;

/** What of `text` is dialedNumber. */
export function dialedNumber(text: string): Pick<Phone, 'digits' | 'isNational'> {
  const number = withoutWords(text);
  return { digits: digitsOf(number), isNational: !/^\(?\+/.test(number) };
}

/** Reads a number without knowing the countries: its digits. */
export const readDigits: PhoneReader = (text) => {
  const { digits, isNational } = dialedNumber(text);
  return [{ digits, spellings: [digits], isNational, isWhole: false }];
};

/** Why a text cannot be saved as a telephone number; names a text of the catalog's `errors.field`. */
export type PhoneProblem = 'phoneFormat' | 'phoneExtension';

/**
 * Reads a number that is to be saved; undefined when there is none. Digits without a plus begin with the country code, as
 * the form shows them, unless only their country makes them a number.
 */
export function readTypedPhone(text: string, country: string, read: PhoneReader): Phone | PhoneProblem | undefined {
  if (isBlank(text)) return undefined;
  const bare = bareText(text);
  if (extension.test(bare)) return 'phoneExtension';
  if (!looksLikePhone(text) && !/^\d+$/.test(bare)) return 'phoneFormat';
  const readings = read(text, country);
  const { digits } = dialedNumber(text);
  if (digits.startsWith('0')) return readings[0];
  const isWhole = (phone: Phone) => phone.isWhole;
  return read(`+${digits}`, country).find(isWhole) ?? readings.find(isWhole) ?? readDigits(text, country)[0];
}

/** What is known of telephone numbers. */
export type PhoneBook = {
  readPhone: PhoneReader;
  /** ISO 3166. */
  countries: readonly string[];
};

/** The countries and their numbers are some 80 kB: loaded when the first number is typed. */
export async function loadPhoneBook(): Promise<PhoneBook> {
  const { getCountries, isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/min');

  const read = (text: string, country: string | undefined, isNational: boolean): Phone[] => {
    const parsed = parsePhoneNumberFromString(text, {
      ...(country !== undefined && isSupportedCountry(country) && { defaultCountry: country }),
      extract: false,
    });
    if (parsed === undefined || !parsed.isPossible()) return [];
    const { countryCallingCode, nationalNumber } = parsed;
    const digits = `${countryCallingCode}${nationalNumber}`;
    const spellings = [digits, `${countryCallingCode}0${nationalNumber}`];
    return [{ digits, spellings, country: parsed.country, isNational, isWhole: parsed.isValid() }];
  };

  const readPhone: PhoneReader = (text, country) => {
    const { digits, isNational } = dialedNumber(text);
    const asDigits = readDigits(text, country);
    if (!isNational) return distinct([...read(`+${digits}`, undefined, false), ...asDigits]);
    const atHome = read(digits, country, true);
    // 00 is how most of the world dials abroad, whatever the default country does.
    const abroad = read(`+${digits.replace(/^00/, '')}`, undefined, false);
    // Copied from where only digits are kept: the country code is there, its plus is not.
    const isAsKept = abroad.some((phone) => phone.isWhole && phone.country === country);
    return distinct([...(isAsKept ? [...abroad, ...atHome] : [...atHome, ...abroad]), ...asDigits]);
  };
  return { readPhone, countries: getCountries() };
}

/** Whole numbers first; of readings that are kept alike only the first. */
function distinct(phones: readonly Phone[]): Phone[] {
  const ordered = [...phones.filter(({ isWhole }) => isWhole), ...phones.filter(({ isWhole }) => !isWhole)];
  return ordered.filter(
    ({ digits }, index) => ordered.findIndex(({ spellings }) => spellings.includes(digits)) === index,
  );
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');
