import * as z from 'zod/mini';

import { operator } from './operators.ts';

/** One session of an operator, as `GET /usher/operators/sessions` lists it. Times in ms since the epoch. */
export const listedSession = z.object({
  id: z.string(),
  operator,
  signedInAt: z.number(),
  /** The last request, to the minute. */
  seenAt: z.number(),
  /** Where it came from, as far as the server knows. */
  address: z.nullable(z.string()),
  /** The session that asks. */
  isOwn: z.boolean(),
});
export type ListedSession = z.infer<typeof listedSession>;

/** Answer of `POST /usher/operators/:subject/end-sessions`. */
export const endedSessions = z.object({ count: z.number() });
