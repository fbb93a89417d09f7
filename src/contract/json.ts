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
