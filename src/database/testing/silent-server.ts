import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Starts a server that behaves like a PostgreSQL that hangs: it accepts connections but does not respond. */
export async function startSilentServer(): Promise<{ url: string; stop: () => void }> {
  const connected = new Set<Socket>();
  const server = createServer((socket) => {
    connected.add(socket);
    socket.on('error', () => socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `postgres://usher@127.0.0.1:${(server.address() as AddressInfo).port}/usher`,
    stop: () => {
      server.close();
      for (const socket of connected) socket.destroy();
    },
  };
}
