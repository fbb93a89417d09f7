import { sameJson } from '#console/lib/same-json.ts';

/**
 * Names of the members that were sent and answered with another value. Members that an answer does not have are secrets
 * or of another kind, and an answer may have more than was sent.
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
