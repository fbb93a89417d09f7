import { createMiddleware } from 'hono/factory';

import { GatewayFault } from '#gateway/gateway-fault.ts';

/** ASCII control characters, as a URL holds them: encoded. */
const controlCharacter = /%(?:[01][\da-f]|7f)/i;

/** Longest segment of a path, parameter, and whole query, in characters as they are sent. */
const maxSegment = 400;
const maxParameter = 4000;
const maxQuery = 16_000;

/**
 * Refuses addresses that no client sends, wherever they lead: control characters, which no ID or name has and which are no
 * failure of a database (a PostgreSQL text holds no NUL), and IDs and values so long that they only use up memory.
 */
export const requireReadableAddress = createMiddleware(async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  const isTooLong =
    search.length > maxQuery ||
    pathname.split('/').some((segment) => segment.length > maxSegment) ||
    search.split('&').some((parameter) => parameter.length > maxParameter);
  if (controlCharacter.test(pathname) || isTooLong) throw new GatewayFault('invalidInput');
  await next();
});
