import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server';
import { Hono } from 'hono';

import { securityHeaders } from './security-headers.ts';
import { SettingError } from './setting.ts';

type Options = {
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
  host: string;
  /** 0: any that is free. */
  port: number;
  /** The variable to name when the port is taken. */
  setting: 'PORT' | 'API_PORT' | 'METRICS_PORT';
};

/** Bytes. Node's own limit (16 KiB) would answer 431 before the application can say which part is too long. */
const maxHeaderSize = 64 * 1024;

/** What never became a request of the application, or of which it made no answer. */
const unanswered = new Hono()
  .use(securityHeaders(false))
  .get('/malformed', (c) => c.body(null, 400))
  .get('/failed', (c) => c.body(null, 500));

/**
 * Listens, and answers where, and how to stop: no new connections, requests under way finish.
 *
 * @throws {SettingError} when the port cannot be had
 */
export function listen(options: Options): Promise<{ port: number; stop: () => Promise<void> }> {
  const { fetch, host, port, setting } = options;
  const listener = getRequestListener((request, env) => fetch(request, env as HttpBindings), {
    hostname: host,
    errorHandler: (error) => unanswered.request(error instanceof RequestError ? '/malformed' : '/failed'),
  });
  // The adapter answers failures itself.
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

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
