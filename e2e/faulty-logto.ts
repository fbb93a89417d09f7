import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { logto, managementApi, portOf } from './addresses.ts';
import { passOn } from './pass-on.ts';

type Misbehavior = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Stands where a real Logto would: passes everything on to the embedded Management API, until it is told to answer `/api`
 * in some way of its own.
 */
export async function startFaultyLogto() {
  let misbehavior: Misbehavior | undefined;
  let method: string | undefined;
  const server = createServer((request, response) => {
    const isMeant = request.url?.startsWith('/api/') && (method === undefined || request.method === method);
    if (misbehavior !== undefined && isMeant) misbehavior(request, response);
    else passOn(request, response, { address: managementApi }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(Number(portOf(logto)), '127.0.0.1', resolve));
  return {
    address: server.address() as AddressInfo,
    /** @param only the method that is answered so; all when it is not given */
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
