import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect } from '@playwright/test';

import { recording } from '#e2e/addresses.ts';
import { test as base } from '#e2e/server-process.ts';
import { freePort, ready } from '#e2e/start-server.ts';
import { startOpenIdServer } from '#gateway/testing/openid-server.ts';

/** An address on which no server listens. */
const nowhere = 'http://127.0.0.1:1';

const connected = {
  LOGTO_ENDPOINT: nowhere,
  LOGTO_APP_ID: 'machine',
  LOGTO_APP_SECRET: 'machine-s3cret',
  OIDC_ISSUER: `${nowhere}/oidc`,
  OIDC_CLIENT_ID: 'usher',
  OIDC_CLIENT_SECRET: 'sign-in-s3cret',
  PUBLIC_URL: 'http://127.0.0.1:2',
};

const test = base.extend<{ listenAs: (answer: RequestListener) => Promise<string> }>({
  listenAs: async ({}, use) => {
    const servers: ReturnType<typeof createServer>[] = [];
    await use(async (answer) => {
      const server = createServer(answer).listen(0, '127.0.0.1');
      servers.push(server);
      await once(server, 'listening');
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    for (const server of servers) server.close();
  },
});

async function doctor(variables: Record<string, string>) {
  const child = spawn(process.execPath, ['dist/doctor/doctor.js'], {
    env: { PATH: process.env['PATH'], ...recording, ...variables },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

test('the doctor checks no connections with the embedded API', async () => {
  const { code, output } = await doctor({});
  expect(code).toBe(0);
  expect(output).toContain('There are no connections to check.');
});

test('the doctor names an invalid setting', async () => {
  const { code, output } = await doctor({ ...connected, LOGTO_APP_ID: '' });
  expect(code).toBe(1);
  expect(output).toContain('WRONG    Settings: LOGTO_APP_ID is missing');
});

test('the doctor prints problems and how to fix them, but no secrets', async () => {
  const { code, output } = await doctor(connected);
  expect(code).toBe(1);
  expect(output).toContain(`WRONG    Logto: ${nowhere} can't be reached`);
  expect(output).toContain('-> Check LOGTO_ENDPOINT');
  expect(output).toContain(`WRONG    Sign-in provider: ${nowhere}/oidc can't be reached`);
  expect(output).not.toContain('s3cret');
});

test('the server reports failed connections at the start, runs anyway, and stops cleanly', async ({
  start,
  folder,
}) => {
  const server = await start({ ...connected, DATA_DIR: folder });
  await ready(server);
  await expect.poll(() => server.output()).toContain('Usher is running anyway.');
  expect(server.output()).toContain('WRONG    Token');
  expect(server.output()).toContain('WRONG    Sign-in provider');
  expect(server.output()).not.toContain('s3cret');
  server.process.kill('SIGINT');
  expect(await server.ended).toBe(0);
});

test('warns administrators that their accounts are unprotected when operators sign in at the same Logto', async ({
  start,
  folder,
  listenAs,
}) => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const provider = await startOpenIdServer(`${address}/usher/callback`);
  provider.users.set('ada', { roles: ['usher-admin'] });
  provider.users.set('sam', { roles: ['usher-support'] });
  const logto = await listenAs((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ issuer: provider.issuer, jwks_uri: `${provider.issuer}/jwks` }));
  });
  const server = await start({
    ...connected,
    PORT: String(port),
    DATA_DIR: folder,
    PUBLIC_URL: address,
    LOGTO_ENDPOINT: logto,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
  });
  await ready(server);
  await expect.poll(() => server.output()).toContain('Set OIDC_IS_LOGTO=true');

  const noticesOf = async (subject: string) => {
    const start = await fetch(`${address}/usher/sign-in`, { redirect: 'manual' });
    const there = new URL(start.headers.get('location') ?? '');
    const back = await provider.signIn(there, subject);
    const cookie = cookieOf(await fetch(back, { redirect: 'manual', headers: { cookie: cookieOf(start) } }));
    const session = await fetch(`${address}/usher/session`, { headers: { cookie } });
    return ((await session.json()) as { notices: string[] }).notices;
  };
  expect(await noticesOf('ada')).toEqual(['operators-unprotected']);
  expect(await noticesOf('sam')).toEqual([]);
  await provider.close();
});

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((set) => set.split(';', 1)[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
