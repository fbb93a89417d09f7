import { createMiddleware } from 'hono/factory';

import { newRequestId } from '#management-api/services/ids.ts';

/** Names each answer, so that it can be found in logs. */
export const requestId = createMiddleware(async (c, next) => {
  await next();
  c.header('Logto-Core-Request-Id', newRequestId());
});
