import { type HttpBindings, serve } from '@hono/node-server';

type Handler = (request: Request, env: HttpBindings) => Response | Promise<Response>;

/** Serves on loopback, on a free port. */
export function listenAnywhere(handler: Handler) {
  return new Promise<{ address: string; close: () => void }>((resolve) => {
    const server = serve(
      { fetch: (request, env) => handler(request, env as HttpBindings), hostname: '127.0.0.1', port: 0 },
      ({ port }) => resolve({ address: `http://127.0.0.1:${port}`, close: () => void server.close() }),
    );
  });
}
