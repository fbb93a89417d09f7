import * as z from 'zod/mini';

/** `payload.error`: an object for interactions, a string (often JSON) for token requests (spec 7.2). */
export const logError = z.union([
  z.looseObject({ code: z.optional(z.string()), message: z.optional(z.string()) }),
  z.string(),
]);

/** What happened. Only `key` and `result` can be relied on; everything else depends on the event (spec 7.2). */
export const logPayload = z.looseObject({
  key: z.string(),
  result: z.string(),
  error: z.optional(logError),
  ip: z.optional(z.string()),
  userAgent: z.optional(z.string()),
  /** Only once the user is identified: failed attempts lack it. */
  userId: z.optional(z.string()),
  applicationId: z.optional(z.string()),
});
export type LogPayload = z.infer<typeof logPayload>;

/** An audit log entry. `createdAt` is milliseconds since the epoch. */
export const log = z.object({
  id: z.string(),
  key: z.string(),
  createdAt: z.number(),
  payload: logPayload,
});
export type Log = z.infer<typeof log>;

/** What a sign-in attempt says it is: the identifier that was typed. Found in `payload.payload` of verification entries. */
export const typedIdentifier = z.looseObject({
  identifier: z.looseObject({ type: z.string(), value: z.string() }),
});

/** Filters of `GET /api/logs`; `logKey` is matched exactly, times are milliseconds and inclusive. */
export type LogFilter = {
  userId?: string | undefined;
  applicationId?: string | undefined;
  logKey?: string | undefined;
  start_time?: number | undefined;
  end_time?: number | undefined;
};
