import { fieldErrors } from '#console/api/field-errors.ts';

/** True for a refusal that is shown at the name field. */
export const isNameInUse = (error: Error | null): boolean =>
  error !== null && fieldErrors(error).some(({ problem }) => problem === 'tokenNameInUse');
