import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { test as base } from '@playwright/test';

import { recording } from './addresses.ts';
import { type ServerProcess, startServer } from './start-server.ts';

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
      const server = await startServer({ ...recording, ...variables });
      started.push(server);
      return server;
    });
    for (const { process: child } of started) child.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
  },
});

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
