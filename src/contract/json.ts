import * as z from 'zod/mini';

/**
 * A JSON object with every member that was sent. Zod's records and objects copy what they check, and leave out a member
 * called `__proto__`: what had one would be written back without it.
 */
export const jsonObject = z.custom<Record<string, unknown>>().check((payload) => {
  const { value } = payload;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  payload.issues.push({ code: 'invalid_type', expected: 'record', input: value });
});

/** PostgreSQL, `JSON.stringify` and what copies a document walk it recursively; far deeper ones exhaust the stack of each. */
export const maxJsonDepth = 500;

/** Whether objects and lists are nested more than `depth` levels. */
export function isDeeper(value: unknown, depth = maxJsonDepth): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((member) => isDeeper(member, depth - 1));
}
