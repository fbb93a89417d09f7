import { etag, RETAINED_304_HEADERS } from 'hono/etag';

/** ETag on reads, and 304 when the caller already has the answer. The counts of a list stay, as in the original. */
export const conditional = etag({
  retainedHeaders: [...RETAINED_304_HEADERS, 'total-number', 'total-number-is-capped', 'link'],
});
