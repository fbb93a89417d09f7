import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { lookupQueries } from '#console/shared/search/lookup-queries.ts';
import { readDigits, readTypedPhone } from '#console/lib/phones.ts';
import { usePhoneCountry } from '#console/shared/search/use-phone-country.ts';

import { type ReadPhone, userFieldsFor } from './fields.ts';

/**
 * The rules of a user's form, with telephone numbers read as the lookup reads them.
 *
 * @param isUsed somebody is at the form: what is known of telephone numbers is loaded only then
 */
export function useUserFields(isUsed: boolean): { userFields: ReturnType<typeof userFieldsFor>; readPhone: ReadPhone } {
  const { country } = usePhoneCountry();
  const phoneBook = useQuery({ ...lookupQueries.phoneBook(), enabled: isUsed });
  const read = phoneBook.data?.readPhone ?? readDigits;
  return useMemo(() => {
    const readPhone: ReadPhone = (text) => readTypedPhone(text, country, read);
    return { userFields: userFieldsFor(readPhone), readPhone };
  }, [country, read]);
}
