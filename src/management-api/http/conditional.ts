import { etag, RETAINED_304_HEADERS } from 'hono/etag';

/** ETag for reads, and 304 when it matches. The totals of a list are sent with a 304 too, as in Logto. */
export const conditional = etag({
  retainedHeaders: [...RETAINED_304_HEADERS, 'total-number', 'total-number-is-capped', 'link'],
});
