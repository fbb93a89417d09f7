import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { test as base } from '@playwright/test';

import { recording } from './addresses.ts';
import { type ServerProcess, startServer } from './start-server.ts';

type Fixtures = {
  /** Empty data folder, removed after the test. */
  folder: string;
  /** Starts the built product as a separate process, which is killed after the test. */
  start: (variables: Record<string, string>) => Promise<ServerProcess>;
};

/** For tests of the product as a process, without a browser. */
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

/** Signs in as administrator and returns the console's request headers, with the session cookie. */
export async function asAdministrator(address: string): Promise<Record<string, string>> {
  const answer = await fetch(`${address}/usher/sign-in/demo`, {
    method: 'POST',
    body: JSON.stringify({ role: 'admin' }),
    headers: { 'content-type': 'application/json', 'x-usher': '1' },
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  return { cookie: cookie.split(';', 1)[0] ?? '', 'x-usher': '1', 'content-type': 'application/json' };
}
