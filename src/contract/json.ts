import * as z from 'zod/mini';

/**
 * A JSON object with every member that was sent. Zod's records and objects return copies without a member named
 * `__proto__`, so a document written back would lose it.
 */
export const jsonObject = z.custom<Record<string, unknown>>().check((payload) => {
  const { value } = payload;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  payload.issues.push({ code: 'invalid_type', expected: 'record', input: value });
});

/** PostgreSQL, `JSON.stringify` and cloning are recursive: much deeper documents exhaust their stacks. */
export const maxJsonDepth = 500;

/** Returns whether objects and arrays are nested more than `depth` levels deep. */
export function isDeeper(value: unknown, depth = maxJsonDepth): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((member) => isDeeper(member, depth - 1));
}
