import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server';
import { Hono } from 'hono';

import { securityHeaders } from './security-headers.ts';
import { SettingError } from './setting.ts';

type Options = {
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
  host: string;
  /** 0: any free port. */
  port: number;
  /** Setting that the error message names. */
  setting: 'PORT' | 'API_PORT' | 'METRICS_PORT';
};

/**
 * Limit in bytes. With Node's default (16 KiB), clients get 431 before the application can name the part that is too
 * long.
 */
const maxHeaderSize = 64 * 1024;

/** Responses to malformed requests, and to requests for which the application failed. */
const unanswered = new Hono()
  .use(securityHeaders(false))
  .get('/malformed', (c) => c.body(null, 400))
  .get('/failed', (c) => c.body(null, 500));

/**
 * Listens on a port.
 *
 * @returns the port, and a function that stops new connections and waits for running requests
 * @throws {SettingError} if the port cannot be used
 */
export function listen(options: Options): Promise<{ port: number; stop: () => Promise<void> }> {
  const { fetch, host, port, setting } = options;
  const answer = async (request: Request, env: HttpBindings) => {
    const response = await fetch(request, env);
    // The rest of a body that is too large is not read, so no further request can follow on the connection.
    if (response.status === 413) response.headers.set('connection', 'close');
    return response;
  };
  const listener = getRequestListener((request, env) => answer(request, env as HttpBindings), {
    hostname: host,
    errorHandler: (error) => unanswered.request(error instanceof RequestError ? '/malformed' : '/failed'),
  });
  // The listener handles errors itself.
  const server = createServer({ maxHeaderSize }, (incoming, outgoing) => void listener(incoming, outgoing));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.code})`;
      reject(new SettingError(`${setting} ${port} on ${host} ${reason}`));
    });
    server.listen(port, host, () => {
      resolve({ port: (server.address() as AddressInfo).port, stop: () => stop(server) });
    });
  });
}

/**
 * Checks that a port can be used. Port 0 can always be.
 *
 * @throws {SettingError} if the port cannot be used
 */
export async function requireFreePort({ host, port, setting }: Omit<Options, 'fetch'>): Promise<void> {
  if (port === 0) return;
  const { stop: free } = await listen({ fetch: () => new Response(), host, port, setting });
  await free();
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
