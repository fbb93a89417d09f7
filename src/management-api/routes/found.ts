import { ApiError, type ErrorCode } from '#management-api/http/api-error.ts';

/** What was looked for, or a 404. */
export function found<Thing>(thing: Thing | undefined, code: ErrorCode = 'entity.not_found'): Thing {
  if (thing === undefined) throw new ApiError(code);
  return thing;
}
