import * as z from 'zod/mini';

/** `payload.error`: an object for interactions, a string (often JSON) for token requests. See logto-behavior.md#7.2. */
export const logError = z.union([
  z.looseObject({ code: z.optional(z.string()), message: z.optional(z.string()) }),
  z.string(),
]);

/** Payload of an activity entry. Only `key` and `result` are always present. See logto-behavior.md#7.2. */
export const logPayload = z.looseObject({
  key: z.string(),
  result: z.string(),
  error: z.optional(logError),
  ip: z.optional(z.string()),
  userAgent: z.optional(z.string()),
  /** Present only once the user is identified; missing for failed attempts. */
  userId: z.optional(z.string()),
  applicationId: z.optional(z.string()),
});
export type LogPayload = z.infer<typeof logPayload>;

/** An activity entry, as `GET /api/logs` returns it. `createdAt` is milliseconds since the epoch. */
export const log = z.object({
  id: z.string(),
  key: z.string(),
  createdAt: z.number(),
  payload: logPayload,
});
export type Log = z.infer<typeof log>;

/** Identifier that was entered at sign-in: `payload.payload` of verification entries. */
export const typedIdentifier = z.looseObject({
  identifier: z.looseObject({ type: z.string(), value: z.string() }),
});

/** Filters of `GET /api/logs`; `logKey` is an exact match, times are in milliseconds and inclusive. */
export type LogFilter = {
  userId?: string | undefined;
  applicationId?: string | undefined;
  logKey?: string | undefined;
  start_time?: number | undefined;
  end_time?: number | undefined;
};

/** Returns whether an entry is about a token that this application got for itself. */
export const isTokenOf = ({ key, payload }: Log, applicationId: string | null | undefined): boolean =>
  key === 'ExchangeTokenBy.ClientCredentials' && payload.applicationId === applicationId;
