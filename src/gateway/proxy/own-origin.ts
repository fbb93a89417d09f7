import { createMiddleware } from 'hono/factory';

import { operatorHeaders } from '#contract/operators.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Returns whether a host name (without port) is a loopback address. */
export const isLoopback = (hostname: string): boolean => loopbackNames.has(hostname);

/**
 * Refuses requests for host names other than Usher's: another site could otherwise reach Usher through a name that
 * resolves to this machine (DNS rebinding). Loopback addresses are always allowed.
 *
 * @param publicUrl the configured public URL, if any
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
 * Refuses requests from pages of another origin (cross-site request forgery), by the browser's `Origin` and
 * `Sec-Fetch-Site` headers and, for writes, by a custom header that forms of other sites cannot send.
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
