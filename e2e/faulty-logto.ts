import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { logto, managementApi, portOf } from './addresses.ts';
import { forward } from './forward.ts';

type Misbehavior = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Starts a simulated Logto. It forwards all requests to the embedded Management API, until `misbehave` replaces its
 * responses.
 */
export async function startFaultyLogto() {
  let misbehavior: Misbehavior | undefined;
  let method: string | undefined;
  const server = createServer((request, response) => {
    const isAffected = request.url?.startsWith('/api/') && (method === undefined || request.method === method);
    if (misbehavior !== undefined && isAffected) misbehavior(request, response);
    else forward(request, response, { address: managementApi }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(Number(portOf(logto)), '127.0.0.1', resolve));
  return {
    address: server.address() as AddressInfo,
    /** @param only affects requests with this method only; default: all requests to `/api` */
    misbehave: (how: Misbehavior, only?: string) => {
      misbehavior = how;
      method = only;
    },
    behave: () => {
      misbehavior = undefined;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
