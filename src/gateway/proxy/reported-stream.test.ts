import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type HttpBindings, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { reportedStream } from './reported-stream.ts';

let answer: (bindings: HttpBindings) => Response | Promise<Response>;
let server: Server;
let address: string;
const printed = vi.fn<() => void>();

beforeEach(async () => {
  for (const way of ['error', 'info', 'warn', 'log'] as const) vi.spyOn(console, way).mockImplementation(printed);
  server = serve({
    fetch: (_request, bindings) => answer(bindings as HttpBindings),
    port: 0,
    hostname: '127.0.0.1',
  }) as Server;
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  vi.restoreAllMocks();
  printed.mockReset();
});

const cause = new Error('terminated: select * from users where email = ada@example.org');

/** A stream of some chunks, one per turn of the event loop, and then an error. */
const failing = (chunks: readonly string[]) => {
  const rest = [...chunks];
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = rest.shift();
      if (next === undefined) controller.error(cause);
      else controller.enqueue(Buffer.from(next));
    },
  });
};

it.each([[[]], [['["first"']], [Array.from({ length: 50 }, () => 'x'.repeat(10_000))]])(
  'reports a failure once, prints no output, and makes the client’s request fail (%#)',
  async (chunks) => {
    const report = vi.fn<(error: unknown) => void>();
    answer = ({ outgoing }) =>
      new Response(reportedStream(failing(chunks), { report, breakOff: () => outgoing.destroy() }));
    await expect(fetch(address).then((response) => response.text())).rejects.toThrow(/terminated|fetch failed/);
    expect(report.mock.calls).toEqual([[cause]]);
    expect(printed.mock.calls).toEqual([]);
  },
);

it('does the same for a compressed response', async () => {
  const report = vi.fn<(error: unknown) => void>();
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(compress());
  app.get('/', ({ env: { outgoing } }) => {
    const body = failing(Array.from({ length: 50 }, () => randomBytes(10_000).toString('hex')));
    const headers = { 'content-type': 'application/json' };
    return new Response(reportedStream(body, { report, breakOff: () => outgoing.destroy() }), { headers });
  });
  answer = (bindings) => app.request(address, { headers: { 'accept-encoding': 'gzip' } }, bindings);
  const response = await fetch(address);
  expect(response.headers.get('content-encoding')).toBe('gzip');
  await expect(response.text()).rejects.toThrow('terminated');
  expect(report.mock.calls).toEqual([[cause]]);
  expect(printed.mock.calls).toEqual([]);
});

it('passes on a complete body', async () => {
  const report = vi.fn<(error: unknown) => void>();
  answer = ({ outgoing }) =>
    new Response(
      reportedStream(new Blob(['x'.repeat(300_000), 'end']).stream(), { report, breakOff: () => outgoing.destroy() }),
    );
  expect((await (await fetch(address)).text()).length).toBe(300_003);
  expect(report).not.toHaveBeenCalled();
});

it('cancels the body when the browser disconnects, without a report', async () => {
  const report = vi.fn<(error: unknown) => void>();
  const canceled = vi.fn<() => void>();
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(Buffer.from('x')),
    cancel: canceled,
  });
  answer = ({ outgoing }) => new Response(reportedStream(endless, { report, breakOff: () => outgoing.destroy() }));
  const disconnect = new AbortController();
  const response = await fetch(address, { signal: disconnect.signal });
  await response.body?.getReader().read();
  disconnect.abort();
  await vi.waitFor(() => expect(canceled).toHaveBeenCalledOnce());
  expect(report).not.toHaveBeenCalled();
  expect(printed.mock.calls).toEqual([]);
});

it('fails itself if there is no connection', async () => {
  const report = vi.fn<(error: unknown) => void>();
  const body = reportedStream(failing(['half']), { report, breakOff: undefined });
  await expect(new Response(body).text()).rejects.toBe(cause);
  expect(report).toHaveBeenCalledOnce();
});
