import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const main = resolve('dist/server/main.js');

export type ServerProcess = {
  process: ChildProcess;
  /** Address of the console and gateway. */
  address: string;
  /** Output so far. */
  output: () => string;
  /** Resolves with the exit code; `null` after a signal. */
  ended: Promise<number | null>;
};

/** Starts the built product as a separate process. */
export async function startServer(variables: Record<string, string>): Promise<ServerProcess> {
  const port = variables['PORT'] ?? String(await freePort());
  // The server lives for seconds: optimizing the WebAssembly of the embedded database takes longer than it saves.
  const child = spawn(process.execPath, ['--liftoff-only', main], {
    env: {
      PATH: process.env['PATH'],
      PORT: port,
      API_PORT: 'off',
      SEED_USERS: '0',
      RATE_LIMITS: 'write=1000000,search=1000000',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { process: child, address: `http://127.0.0.1:${port}`, output: () => output, ended };
}

/** Timeout of a start in ms. The embedded database starts slowly, especially after a kill. */
const defaultTimeoutMs = 30_000;

/** Waits until the product responds. */
export async function ready(
  { address, output, process: child }: ServerProcess,
  timeoutMs = defaultTimeoutMs,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end && child.exitCode === null) {
    const answer = await fetch(`${address}/healthz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await setTimeout(20);
  }
  throw new Error(`The server did not start:\n${output()}`);
}

/** Returns a port that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
