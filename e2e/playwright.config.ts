import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { defineConfig, devices } from '@playwright/test';

import {
  connectedDataFolder,
  connectedUsher,
  dataFolder,
  demoApp,
  logto,
  managementApi,
  openIdClient,
  openIdProvider,
  portOf,
  recording,
  recordsFolder,
  usher,
} from './addresses.ts';
import { findBrowser } from './find-browser.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = `${root}node_modules/.cache/usher-e2e`;
const browser = findBrowser();
const server = 'exec node dist/server/main.js';

// Workers also load this file. Only the first load, before any server runs, may delete the data of the previous run.
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  for (const left of [recordsFolder, dataFolder, connectedDataFolder]) {
    rmSync(left, { recursive: true, force: true });
  }
  mkdirSync(recordsFolder, { recursive: true });
}

export default defineConfig({
  testDir: './specs',
  outputDir: `${cache}/results`,
  fullyParallel: true,
  workers: 3,
  forbidOnly: Boolean(process.env['CI']),
  // A test that passes at the second attempt is reported as flaky, with a trace.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./secrets/secret-search.ts'], ['./versions-reporter.ts']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: usher,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'on-first-retry',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      ...(browser !== undefined && { executablePath: browser }),
      // Chromium's sandbox does not work as root, which containers and build machines often use.
      args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-background-networking'] : [],
    },
  },
  webServer: [
    {
      name: 'usher',
      command: server,
      cwd: root,
      url: `${usher}/healthz`,
      timeout: 60_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
      env: {
        ...recording,
        PORT: portOf(usher),
        API_PORT: portOf(managementApi),
        DATA_DIR: dataFolder,
        SEED_USERS: '2000',
        // The defaults are covered by unit tests. Here only one action and the reveal need a reason.
        REASON_REQUIRED: 'users:suspend,users:reveal',
        // Tests erase recent events.
        AUDIT_MIN_DAYS: '0',
        // Many tests share one operator.
        RATE_LIMITS: 'sign-in=10000,write=10000,search=10000',
        DEMO_APP_ID: demoApp.id,
        DEMO_APP_SECRET: demoApp.secret,
      },
    },
    {
      name: 'connected usher',
      command: server,
      cwd: root,
      url: `${connectedUsher}/healthz`,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
      stderr: 'ignore',
      env: {
        ...recording,
        PORT: portOf(connectedUsher),
        LOGTO_ENDPOINT: logto,
        LOGTO_APP_ID: demoApp.id,
        LOGTO_APP_SECRET: demoApp.secret,
        OIDC_ISSUER: openIdProvider,
        OIDC_CLIENT_ID: openIdClient.id,
        OIDC_CLIENT_SECRET: openIdClient.secret,
        PUBLIC_URL: connectedUsher,
        DATA_DIR: connectedDataFolder,
        // Longer than the five seconds after which the console shows that reads are slow. Tests wait for this timeout.
        UPSTREAM_TIMEOUT_MS: '7000',
      },
    },
  ],
});
