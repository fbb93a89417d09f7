import type { Server } from 'node:http';

import { type HttpBindings, serve } from '@hono/node-server';

import { SettingError } from './setting.ts';

type Options = {
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
  host: string;
  port: number;
  /** The variable to name when the port is taken. */
  setting: 'PORT' | 'API_PORT' | 'METRICS_PORT';
};

/** Bytes. Node's own limit (16 KiB) would answer 431 before the application can say which part is too long. */
const maxHeaderSize = 64 * 1024;

/**
 * Listens, and answers how to stop: no new connections, requests under way finish.
 *
 * @throws {SettingError} when the port cannot be had
 */
export function listen({ fetch, host, port, setting }: Options): Promise<{ stop: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    // The default server type is node:http's, which the adapter's type leaves open.
    const server = serve(
      {
        fetch: (request, env) => fetch(request, env as HttpBindings),
        hostname: host,
        port,
        serverOptions: { maxHeaderSize },
      },
      () => resolve({ stop: () => stop(server) }),
    ) as Server;
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.code})`;
      reject(new SettingError(`${setting} ${port} on ${host} ${reason}`));
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
