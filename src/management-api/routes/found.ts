import { ApiError, type ErrorCode } from '#management-api/http/api-error.ts';

/** Returns `thing`, or throws a 404 if it is undefined. */
export function found<Thing>(thing: Thing | undefined, code: ErrorCode = 'entity.not_found'): Thing {
  if (thing === undefined) throw new ApiError(code);
  return thing;
}
