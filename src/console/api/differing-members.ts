import { sameJson } from '#console/lib/same-json.ts';

/**
 * Returns the names of members whose value in the response differs from the value sent. Members missing from the
 * response (such as secrets) and additional members of the response are ignored.
 */
export function differingMembers(sent: object, answered: object): string[] {
  const values = new Map<string, unknown>(Object.entries(answered));
  return Object.entries(sent).flatMap(([name, value]) => {
    if (value === undefined || !values.has(name)) return [];
    const stored = values.get(name);
    if (isObject(value) && isObject(stored)) return differingMembers(value, stored);
    return sameJson(value, stored) ? [] : [name];
  });
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
