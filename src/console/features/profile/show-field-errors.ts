import type { UseFormSetError } from 'react-hook-form';

import { fieldErrors } from '#console/api/field-errors.ts';

import { type FieldName, fieldNames, type UserFields } from './fields.ts';

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
