import type { UseFormSetError } from 'react-hook-form';

import { fieldErrors } from '#console/data/field-errors.ts';

import { type FieldName, fieldNames, type UserFields } from './fields.ts';

/** Puts a refusal at the fields it names and focuses the first. False when it names none: it must be shown elsewhere. */
export function showFieldErrors(error: Error, setError: UseFormSetError<UserFields>): boolean {
  const named = fieldErrors(error).filter((found): found is typeof found & { field: FieldName } =>
    fieldNames.some((name) => name === found.field),
  );
  for (const [index, { field, problem }] of named.entries()) {
    setError(field, { type: 'server', message: problem }, { shouldFocus: index === 0 });
  }
  return named.length > 0;
}
