import * as z from 'zod/mini';

import { jsonObject } from './json.ts';

/**
 * Media type of a write that is carried out only if the stored values are still the expected ones. Clients that do not
 * compare send the body of the Management API as `application/json`.
 */
export const conditionalWriteType = 'application/vnd.usher.conditional-write+json';

/** A write with the media type {@link conditionalWriteType}. */
export const conditionalWrite = z.object({
  /** The body for the Management API. */
  body: jsonObject,
  /** The values of its members as the operator has seen them; `null` and missing are the same. */
  expected: jsonObject,
});

/** `data` of a `gateway.conflict` response: the stored values of the members that are not as expected. */
export const conflict = z.object({ stored: jsonObject });
export type Conflict = z.infer<typeof conflict>;
