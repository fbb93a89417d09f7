import { createMiddleware } from 'hono/factory';

import { GatewayFault } from './gateway-fault.ts';

/** ASCII control characters, as a URL holds them: encoded. */
const controlCharacter = /%(?:[01][\da-f]|7f)/i;

/**
 * Refuses paths with control characters, wherever they lead: no ID or name has one, and what a database makes of them (a
 * PostgreSQL text holds no NUL) is no failure of the database.
 */
export const requireReadablePath = createMiddleware(async (c, next) => {
  if (controlCharacter.test(new URL(c.req.url).pathname)) throw new GatewayFault('invalidInput');
  await next();
});
