import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { freePort, ready, type ServerProcess, startServer } from '#e2e/start-server.ts';
import { startOpenIdServer } from '#gateway/testing/openid-server.ts';

import { startSlowUpstream } from './slow-upstream.ts';

export const users = 100_000;

/** Cached between runs, because generating that many users takes two minutes. */
const folder = resolve(`node_modules/.cache/usher-bench/${users}`);

/** Timeout for generating them. */
const timeoutMs = 20 * 60_000;

const demoApp = { id: 'bench', secret: 'secret-of-the-bench' };

/** Visits send more requests than an operator, so the limits are raised. */
const RATE_LIMITS = 'sign-in=100000,write=100000,search=100000';

/** Starts the product twice: on its embedded API, and on a simulated slow Logto, which is the same API with delays. */
export async function startServers() {
  const apiPort = String(await freePort());
  const embedded = await startServer({
    DATA_DIR: folder,
    SEED_USERS: String(users),
    API_PORT: apiPort,
    DEMO_APP_ID: demoApp.id,
    DEMO_APP_SECRET: demoApp.secret,
    RATE_LIMITS,
  });
  await ready(embedded, timeoutMs);
  const upstream = await startSlowUpstream(`http://127.0.0.1:${apiPort}`);

  const port = String(await freePort());
  const address = `http://127.0.0.1:${port}`;
  const provider = await startOpenIdServer(`${address}/usher/callback`);
  provider.users.set('grace', { name: 'Grace Hopper', roles: ['usher-admin'] });
  provider.actAs('grace');
  const ownFolder = await mkdtemp(join(tmpdir(), 'usher-bench-'));
  const connected = await startServer({
    PORT: port,
    PUBLIC_URL: address,
    DATA_DIR: ownFolder,
    LOGTO_ENDPOINT: upstream.address,
    LOGTO_APP_ID: demoApp.id,
    LOGTO_APP_SECRET: demoApp.secret,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    RATE_LIMITS,
  });
  await ready(connected);

  return {
    embedded: embedded.address,
    slow: address,
    stop: async () => {
      await Promise.all([connected, embedded].map(end));
      upstream.stop();
      await provider.close();
      await rm(ownFolder, { recursive: true, force: true });
    },
  };
}

async function end({ process: child, ended }: ServerProcess): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}
