import { fieldErrors } from '#console/api/field-errors.ts';

/** The refusal is told at the field it names. */
export const isNameInUse = (error: Error | null): boolean =>
  error !== null && fieldErrors(error).some(({ problem }) => problem === 'tokenNameInUse');
