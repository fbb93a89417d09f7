import { ApiError } from '#management-api/http/api-error.ts';

const firstTime = Date.parse('0001-01-01T00:00:00Z');
const lastTime = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Converts milliseconds since the epoch.
 *
 * @throws {ApiError} for times outside of the years 1 to 9999: PostgreSQL's drivers neither write nor read all others
 */
export function storableDate(time: number): Date {
  if (time < firstTime || time > lastTime) throw new ApiError('entity.invalid_input');
  return new Date(time);
}
