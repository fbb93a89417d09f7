import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { UseFormSetError } from 'react-hook-form';

import { fieldErrors } from '#console/api/field-errors.ts';
import { readDigits, readTypedPhone } from '#console/lib/phones.ts';
import { lookupQueries } from '#console/shared/search/lookup-queries.ts';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';

import { type ReadPhone, userFieldsFor, type FieldName, fieldNames, type UserFields } from './fields.ts';

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

/** Shows a refusal at the fields it names, and focuses the first. */
export function showFieldErrors(error: Error, setError: UseFormSetError<UserFields>): void {
  for (const [index, { field, problem }] of errorsOfForm(error).entries()) {
    setError(field, { type: 'server', message: problem }, { shouldFocus: index === 0 });
  }
}

/** Returns false when the error names no field of the form and must be shown elsewhere. */
export const isShownAtField = (error: Error): boolean => errorsOfForm(error).length > 0;

const errorsOfForm = (error: Error) =>
  fieldErrors(error).filter((found): found is typeof found & { field: FieldName } =>
    fieldNames.some((name) => name === found.field),
  );
