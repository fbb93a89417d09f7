import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { expect } from '@playwright/test';

import { asAdministrator, test } from '#e2e/server-process.ts';
import { freePort, ready } from '#e2e/start-server.ts';

const createUser = async (address: string, name: string) =>
  fetch(`${address}/api/users`, {
    method: 'POST',
    body: JSON.stringify({ name }),
    headers: await asAdministrator(address),
  });

const names = async (address: string) => {
  const answer = await fetch(`${address}/api/users?page_size=100`, { headers: await asAdministrator(address) });
  return ((await answer.json()) as { name: string }[]).map(({ name }) => name);
};

test('stops cleanly on a signal, ignores a second one, and keeps its data', async ({ folder, start }) => {
  const first = await start({ DATA_DIR: folder });
  await ready(first);
  expect((await createUser(first.address, 'Kept')).status).toBe(200);
  first.process.kill('SIGTERM');
  first.process.kill('SIGINT');
  expect(await first.ended).toBe(0);

  const second = await start({ DATA_DIR: folder });
  await ready(second);
  expect(await names(second.address)).toEqual(['Kept']);
});

test('refuses a data folder that is in use, and does not disturb its owner', async ({ folder, start }) => {
  const owner = await start({ DATA_DIR: folder });
  await ready(owner);
  const second = await start({ DATA_DIR: folder });
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/^Usher cannot start: .+ is in use by another process\.\n$/);
  expect((await createUser(owner.address, 'Still here')).status).toBe(200);
});

test('refuses a data folder of a newer version and leaves it unchanged', async ({ folder, start }) => {
  await mkdir(join(folder, 'postgres'));
  await writeFile(join(folder, 'usher.json'), '{"format":99}');
  const server = await start({ DATA_DIR: folder });
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain('was written by a newer version of Usher');
  expect((await readdir(folder)).sort()).toEqual(['postgres', 'usher.json']);
});

for (const setting of ['PORT', 'API_PORT']) {
  test(`names ${setting} when the port is taken`, async ({ start }) => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const server = await start({ DATA_DIR: 'memory', [setting]: String(port) });
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain(
      `Usher cannot start: ${setting} ${port} on 127.0.0.1 is taken by another program`,
    );
    other.close();
  });
}

test('names an invalid setting in one line', async ({ start }) => {
  const server = await start({ SEED_USERS: 'many' });
  expect(await server.ended).toBe(1);
  expect(server.output()).toBe('Usher cannot start: SEED_USERS must be a whole number\n');
});

test('prints only its address and how to reach its API', async ({ start }) => {
  const apiPort = String(await freePort());
  const server = await start({
    DATA_DIR: 'memory',
    API_PORT: apiPort,
    DEMO_APP_ID: 'printed',
    DEMO_APP_SECRET: 'also-printed',
  });
  await ready(server);
  expect(server.output().trim().split('\n')).toEqual([
    `Usher is ready: ${server.address}`,
    `Embedded Management API: http://127.0.0.1:${apiPort}/api (token: http://127.0.0.1:${apiPort}/oidc/token)`,
    '  application: printed',
    '  secret:      also-printed',
  ]);
});
