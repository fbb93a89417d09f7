import { once } from 'node:events';
import { connect } from 'node:net';

import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { listen } from './listen.ts';

let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: 1024 * 1024, onError: (c) => c.text('too large', 413) }));
  app.post('/', async (c) => c.text(String((await c.req.text()).length)));
  const fetchApp = (request: Request) => Promise.resolve(app.fetch(request));
  server = await listen({ fetch: fetchApp, host: '127.0.0.1', port: 0, setting: 'PORT' });
});
afterAll(() => server.stop());

it('closes the connection after a body that is too large, and says so', async () => {
  const size = 1_100_000;
  const socket = connect(server.port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString()));
  socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${size}\r\n\r\n${'x'.repeat(size)}`);
  await once(socket, 'close');
  expect(received).toMatch(/^HTTP\/1\.1 413 /);
  expect(received).toMatch(/^connection: close\r$/im);
});

it.each([1_100_000, 8_000_000])('answers a client that sends %i bytes, and its next request', async (size) => {
  const send = (body: string) => fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', body });
  for (let nth = 0; nth < 3; nth += 1) {
    expect((await send('x'.repeat(size))).status).toBe(413);
    expect(await (await send('small')).text()).toBe('5');
  }
});
