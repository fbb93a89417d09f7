import { useQuery } from '@tanstack/react-query';

import { looksLikePhone, dialedNumber, type Phone, type PhoneReader, readTypedPhone } from '#console/lib/phones.ts';
import { lookupQueries } from '#console/shared/search/lookup-queries.ts';
import { PhoneCountrySelect } from '#console/shared/search/phone-country-select.tsx';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';

import type { Condition } from './conditions.ts';

/** The country of phone numbers in a condition that were typed without a country code. */
export function AssumedCountry({ text }: { text: string }) {
  const { country, choose } = usePhoneCountry();
  const lines = text.split('\n');
  const phoneBook = useQuery({ ...lookupQueries.phoneBook(), enabled: lines.some(mayBeNational) });
  const read = phoneBook.data?.readPhone;
  if (read === undefined || !lines.some((line) => readNational(line, country, read) !== undefined)) return null;
  return <PhoneCountrySelect country={country} countries={phoneBook.data?.countries ?? []} onCountry={choose} />;
}

/** Returns the condition with the country code before exact phone numbers that were typed without one. */
export function withCountry(condition: Condition, country: string, read: PhoneReader): Condition {
  const { field, mode, text } = condition;
  if (field !== 'primaryPhone' || mode !== 'is') return condition;
  const complete = (line: string) => {
    const phone = readNational(line, country, read);
    return phone === undefined ? line : `+${phone.digits}`;
  };
  return { ...condition, text: text.split('\n').map(complete).join('\n') };
}

const mayBeNational = (line: string): boolean => looksLikePhone(line) && dialedNumber(line).isNational;

function readNational(line: string, country: string, read: PhoneReader): Phone | undefined {
  const phone = mayBeNational(line) ? readTypedPhone(line, country, read) : undefined;
  return typeof phone === 'object' && phone.isNational && phone.isComplete ? phone : undefined;
}
