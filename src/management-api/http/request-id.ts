import { createMiddleware } from 'hono/factory';

import { newRequestId } from '#management-api/services/ids.ts';

/** Sends a random request ID with each response. */
export const requestId = createMiddleware(async (c, next) => {
  await next();
  c.header('Logto-Core-Request-Id', newRequestId());
});
