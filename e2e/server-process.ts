import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { test as base } from '@playwright/test';

import { recording } from './addresses.ts';

const main = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

export type ServerProcess = {
  process: ChildProcess;
  /** The console and gateway. */
  address: string;
  /** Everything printed so far. */
  output: () => string;
  /** Resolves with the exit code; `null` after a signal. */
  ended: Promise<number | null>;
};

type Fixtures = {
  /** An empty folder for data, removed afterwards. */
  folder: string;
  /** Starts the built product as its own process; killed afterwards if it still runs. */
  start: (variables: Record<string, string>) => Promise<ServerProcess>;
};

/** For tests of the product as a process: no browser takes part. */
export const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'usher-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  start: async ({}, use) => {
    const started: ServerProcess[] = [];
    await use(async (variables) => {
      const server = await startServer(variables);
      started.push(server);
      return server;
    });
    for (const { process: child } of started) child.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
  },
});

async function startServer(variables: Record<string, string>): Promise<ServerProcess> {
  const port = variables['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env['PATH'],
      ...recording,
      PORT: port,
      API_PORT: 'off',
      SEED_USERS: '0',
      RATE_LIMITS: 'write=1000000,look-up=1000000',
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

/** What an administrator's console sends with each request: the cookie of a new session, and the console's own header. */
export async function asAdministrator(address: string): Promise<Record<string, string>> {
  const answer = await fetch(`${address}/usher/sign-in/demo`, {
    method: 'POST',
    body: JSON.stringify({ role: 'admin' }),
    headers: { 'content-type': 'application/json', 'x-usher': '1' },
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  return { cookie: cookie.split(';', 1)[0] ?? '', 'x-usher': '1', 'content-type': 'application/json' };
}

/** How long a start may take, in ms: the embedded database is slow to rise, more so after a kill. */
const patience = 30_000;

/** Waits until the product answers. */
export async function ready({ address, output, process: child }: ServerProcess): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end && child.exitCode === null) {
    const answer = await fetch(`${address}/healthz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await setTimeout(20);
  }
  throw new Error(`The server did not start:\n${output()}`);
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
