import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { logto, managementApi, portOf } from './addresses.ts';

type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Stands where a real Logto would: passes everything on to the embedded Management API, until it is told to answer `/api`
 * in some way of its own.
 */
export async function startFaultyLogto() {
  let misbehaviour: Misbehaviour | undefined;
  const server = createServer((request, response) => {
    if (misbehaviour !== undefined && request.url?.startsWith('/api/')) misbehaviour(request, response);
    else passOn(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(Number(portOf(logto)), '127.0.0.1', resolve));
  return {
    address: server.address() as AddressInfo,
    misbehave: (how: Misbehaviour) => {
      misbehaviour = how;
    },
    behave: () => {
      misbehaviour = undefined;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { host: _host, connection: _connection, ...headers } = request.headers;
  const answer = await fetch(`${managementApi}${request.url}`, {
    method: request.method ?? 'GET',
    headers: headers as Record<string, string>,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  const { 'content-encoding': _encoding, ...answered } = Object.fromEntries(answer.headers);
  response.writeHead(answer.status, answered);
  response.end(Buffer.from(await answer.arrayBuffer()));
}
