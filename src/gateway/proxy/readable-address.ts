import { createMiddleware } from 'hono/factory';

import { GatewayFault } from '#gateway/gateway-fault.ts';

/** ASCII control characters, percent-encoded. */
const controlCharacter = /%(?:[01][\da-f]|7f)/i;

/** Longest path segment, parameter and query, in characters before decoding. */
const maxSegment = 400;
const maxParameter = 4000;
const maxQuery = 16_000;

/**
 * Refuses URLs that no legitimate client sends: with control characters, which no ID or name contains (PostgreSQL would
 * fail on NUL), or with very long IDs and values, which only use up memory.
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
