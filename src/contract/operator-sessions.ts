import * as z from 'zod/mini';

import { operator } from './operators.ts';

/** One session of an operator, as `GET /usher/operators/sessions` lists it. Times in ms since the epoch. */
export const listedSession = z.object({
  id: z.string(),
  operator,
  signedInAt: z.number(),
  /** Time of the last request, to the minute. */
  seenAt: z.number(),
  /** IP address of the operator, if the server knows it. */
  address: z.nullable(z.string()),
  /** Whether it is the session that sent the request. */
  isOwn: z.boolean(),
});
export type ListedSession = z.infer<typeof listedSession>;

/** Response of `DELETE /usher/operators/:subject/sessions`. */
export const endedSessions = z.object({ count: z.number() });
