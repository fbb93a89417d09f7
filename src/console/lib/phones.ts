import { bareText, isBlank } from './identifying-text.ts';

/** A parsed phone number. */
export type Phone = {
  /** Digits as Logto stores them: country code and national number. */
  digits: string;
  /** All stored forms; Logto before 1.28 did not normalize numbers (logto-behavior.md#5.3). */
  spellings: readonly string[];
  /** ISO 3166 code; undefined if countries share a calling code and the number does not tell them apart. */
  country?: string | undefined;
  /** Written without a country code, so that the default country was assumed. */
  isNational: boolean;
  /** Has a valid number of digits for its country. */
  isComplete: boolean;
};

/** Parses a number in any format; `country` is its default country. Most likely result first. */
export type PhoneReader = (text: string, country: string) => Phone[];

/** Maximum length of an identifier in characters. Longer text is not parsed, because that takes quadratic time. */
export const maxParsedLength = 1000;

/** Returns whether the text may be a phone number: only digits and separators. */
export function looksLikePhone(text: string): boolean {
  if (text.length > maxParsedLength) return false;
  const bare = withoutWords(text);
  return /^[(+]*[\d\s().\-/·•‐-―−]+$/.test(bare) && digitsOf(bare).length >= 4;
}

/** Extracts the number from text such as `Tel. +49 170 1234567 ext. 9`. */
export const withoutWords = (text: string): string =>
  bareText(text)
    .replace(/^(?:tel|ph|fon|mob|cell|handy|fax)\p{L}*[.\s]+(?=[+(\d])/iu, '')
    .replace(extension, '')
    .replace(/;.*$/, '');

/** Matches extensions: `;ext=9`, `ext. 9`, `x9`. */
const extension = /(?:;ext=|[\s,]+(?:ext\w*\.?|x|#)\s*\d).*$/i;

/** Returns the digits of `text`, and whether it lacks the plus of a country code. */
export function dialedNumber(text: string): Pick<Phone, 'digits' | 'isNational'> {
  const number = withoutWords(text);
  return { digits: digitsOf(number), isNational: !/^\(?\+/.test(number) };
}

/** Reads only the digits, without knowledge of countries. */
export const readDigits: PhoneReader = (text) => {
  const { digits, isNational } = dialedNumber(text);
  return [{ digits, spellings: [digits], isNational, isComplete: false }];
};

/** Why text cannot be saved as a phone number; a key of `errors.field` in the catalog. */
export type PhoneProblem = 'phoneFormat' | 'phoneExtension';

/**
 * Parses a number to be saved; undefined if blank. Digits without a plus are taken to start with the country code, as
 * the form shows them, unless they are only valid as a national number.
 */
export function readTypedPhone(text: string, country: string, read: PhoneReader): Phone | PhoneProblem | undefined {
  if (isBlank(text)) return undefined;
  const bare = bareText(text);
  if (extension.test(bare)) return 'phoneExtension';
  if (!looksLikePhone(text) && !/^\d+$/.test(bare)) return 'phoneFormat';
  const results = read(text, country);
  const { digits } = dialedNumber(text);
  if (digits.startsWith('0')) return results[0];
  const isComplete = (phone: Phone) => phone.isComplete;
  return read(`+${digits}`, country).find(isComplete) ?? results.find(isComplete) ?? readDigits(text, country)[0];
}

/** Phone number metadata. */
export type PhoneBook = {
  readPhone: PhoneReader;
  /** ISO 3166 codes. */
  countries: readonly string[];
};

/** Loads the metadata (about 80 kB); call it only when the first number is typed. */
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
    return [{ digits, spellings, country: parsed.country, isNational, isComplete: parsed.isValid() }];
  };

  const readPhone: PhoneReader = (text, country) => {
    const { digits, isNational } = dialedNumber(text);
    const asDigits = readDigits(text, country);
    if (!isNational) return distinct([...read(`+${digits}`, undefined, false), ...asDigits]);
    const national = read(digits, country, true);
    // 00 is the usual international prefix, whatever the default country uses.
    const international = read(`+${digits.replace(/^00/, '')}`, undefined, false);
    // Stored digits have the country code without its plus.
    const isStoredForm = international.some((phone) => phone.isComplete && phone.country === country);
    return distinct([
      ...(isStoredForm ? [...international, ...national] : [...national, ...international]),
      ...asDigits,
    ]);
  };
  return { readPhone, countries: getCountries() };
}

/** Complete numbers first; results with the same stored form only once. */
function distinct(phones: readonly Phone[]): Phone[] {
  const ordered = [...phones.filter(({ isComplete }) => isComplete), ...phones.filter(({ isComplete }) => !isComplete)];
  return ordered.filter(
    ({ digits }, index) => ordered.findIndex(({ spellings }) => spellings.includes(digits)) === index,
  );
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');
