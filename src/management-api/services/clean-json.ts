import type { JsonObject } from '#management-api/db/columns.ts';

/** Returns the object without members that are null, an empty string, array or object, at any depth. */
export function withoutEmptyMembers(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .map(([name, value]) => [name, cleaned(value)] as const)
      .filter(([, value]) => !isEmpty(value)),
  );
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned).filter((item) => !isEmpty(item));
  return isObject(value) ? withoutEmptyMembers(value) : value;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
