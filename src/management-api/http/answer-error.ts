import type { Context } from 'hono';

import { ApiError } from './api-error.ts';
import { databaseRefusal } from './database-refusal.ts';
import { UnreadableBodyError } from './read-body.ts';

/** Converts any error thrown by a route to an error body (logto-behavior.md#2.1). */
export function answerError(error: Error, c: Context): Response {
  if (error instanceof UnreadableBodyError) return c.json({ message: error.message }, 400);
  const refusal = error instanceof ApiError ? error : databaseRefusal(error);
  if (refusal === undefined) {
    console.error(error);
    return c.json({ message: 'Something went wrong on the server.' }, 500);
  }
  const { code, message, data, details } = refusal;
  return c.json({ code, message, data, details }, refusal.status);
}
