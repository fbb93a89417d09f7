import { ApiError } from '#management-api/http/api-error.ts';

/**
 * Converts milliseconds since the epoch.
 *
 * @throws {ApiError} for times outside the range of `Date`, which the database can't store
 */
export function storableDate(time: number): Date {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) throw new ApiError('entity.invalid_input');
  return date;
}
