import { createMiddleware } from 'hono/factory';

import { GatewayFault } from './gateway-fault.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Is this host (without port) one that only this machine reaches? */
export const isLoopback = (hostname: string): boolean => loopbackNames.has(hostname);

/**
 * Refuses requests that were not made for a loopback address: a page elsewhere could otherwise reach Usher through a name
 * of its own that resolves to this machine (DNS rebinding).
 */
export const requireOwnHost = createMiddleware(async (c, next) => {
  if (!isLoopback(new URL(c.req.url).hostname)) throw new GatewayFault('originNotAllowed');
  await next();
});

/** Refuses requests that another origin's page made (cross-site request forgery). */
export const requireOwnOrigin = createMiddleware(async (c, next) => {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const isOwn = origin === undefined || origin === new URL(c.req.url).origin;
  if (!isOwn || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
    throw new GatewayFault('originNotAllowed');
  }
  await next();
});
