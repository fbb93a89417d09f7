import { createMiddleware } from 'hono/factory';

import { operatorHeaders } from '#contract/operators.ts';

import { GatewayFault } from '#gateway/gateway-fault.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Is this host (without port) one that only this machine reaches? */
export const isLoopback = (hostname: string): boolean => loopbackNames.has(hostname);

/**
 * Refuses requests that were not made for an address of Usher: a page elsewhere could otherwise reach it through a name of
 * its own that resolves to this machine (DNS rebinding). Loopback addresses are always Usher's own.
 *
 * @param publicUrl the address that operators know, if it is another
 */
export const requireOwnHost = (publicUrl: string | undefined) => {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return createMiddleware(async (c, next) => {
    const { host, hostname } = new URL(c.req.url);
    if (!isLoopback(hostname) && host !== publicHost) throw new GatewayFault('originNotAllowed');
    await next();
  });
};

/**
 * Refuses requests that another origin's page made (cross-site request forgery): by what the browser says of where they
 * come from, and, for writes, by a header that no form of another site can send.
 */
export const requireOwnOrigin = (publicUrl: string | undefined) => {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  return createMiddleware(async (c, next) => {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const isOwn = origin === undefined || origin === new URL(c.req.url).origin || origin === publicOrigin;
    const isWrite = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (
      !isOwn ||
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (isWrite && c.req.header(operatorHeaders.console) === undefined)
    ) {
      throw new GatewayFault('originNotAllowed');
    }
    await next();
  });
};
