import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { readDigits, readTypedPhone } from '#console/lib/phones.ts';
import { lookupQueries } from '#console/shared/search/lookup-queries.ts';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';

import { type ReadPhone, userFieldsFor } from './fields.ts';

/**
 * Returns the validation schema of the user form, which parses phone numbers as the lookup does.
 *
 * @param isFocused the phone number metadata is loaded only when the form has the focus
 */
export function useUserFields(isFocused: boolean): {
  userFields: ReturnType<typeof userFieldsFor>;
  readPhone: ReadPhone;
} {
  const { country } = usePhoneCountry();
  const phoneBook = useQuery({ ...lookupQueries.phoneBook(), enabled: isFocused });
  const read = phoneBook.data?.readPhone ?? readDigits;
  return useMemo(() => {
    const readPhone: ReadPhone = (text) => readTypedPhone(text, country, read);
    return { userFields: userFieldsFor(readPhone), readPhone };
  }, [country, read]);
}
