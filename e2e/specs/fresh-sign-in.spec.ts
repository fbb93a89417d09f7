import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demoApp, managementApi as logto, openIdClient, recording } from '#e2e/addresses.ts';
import { expect, expectAccessible, test as base } from '#e2e/fixtures.ts';
import { freePort, ready, startServer } from '#e2e/start-server.ts';
import { type OpenIdServer, startOpenIdServer } from '#gateway/testing/openid-server.ts';

type Connected = { address: string; provider: OpenIdServer };

/** Starts an Usher whose operators sign in at a provider, which redirects at once. */
const test = base.extend<{ connected: Connected }>({
  connected: async ({}, use) => {
    const port = String(await freePort());
    const address = `http://127.0.0.1:${port}`;
    const provider = await startOpenIdServer(`${address}/usher/callback`);
    provider.users.set('grace', { name: 'Grace Hopper', roles: ['usher-admin'] });
    provider.actAs('grace');
    const folder = await mkdtemp(join(tmpdir(), 'usher-e2e-'));
    const server = await startServer({
      ...recording,
      PORT: port,
      PUBLIC_URL: address,
      DATA_DIR: folder,
      LOGTO_ENDPOINT: logto,
      LOGTO_APP_ID: demoApp.id,
      LOGTO_APP_SECRET: demoApp.secret,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: openIdClient.id,
      OIDC_CLIENT_SECRET: openIdClient.secret,
      STEP_UP_MINUTES: '15',
    });
    await ready(server, 60_000);
    await use({ address, provider });
    server.process.kill('SIGKILL');
    await server.ended;
    await rm(folder, { recursive: true, force: true });
    await provider.close();
  },
});

test.use({ operator: null });
// The test starts its own server.
test.slow();

const minute = 60_000;

test('deletes a user only after a fresh sign-in, and keeps the entered values until then', async ({
  page,
  connected: { address, provider },
  newUser,
  managementApi,
  consoleProblems,
}) => {
  const user = await newUser();
  // According to the provider, the operator signed in twenty minutes ago.
  provider.setClockBack(20 * minute);
  await page.goto(`${address}/usher/sign-in`);
  await page.goto(`${address}/users/${user.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete ${user.name}` });
  await dialog.getByRole('textbox', { name: /Reason/ }).fill('CASE-7 asked for it in writing');
  await dialog.getByRole('textbox', { name: 'Type the name to confirm' }).fill(user.name ?? '');
  await dialog.getByRole('button', { name: 'Delete user' }).click();
  const link = dialog.getByRole('link', { name: 'Sign in again' });
  await expect(link).toBeVisible();
  await expectAccessible(page);
  expect((await managementApi.readUser(user.id)).id).toBe(user.id);

  // Without a fresh sign-in, the action is still refused.
  await dialog.getByRole('button', { name: 'Delete user' }).click();
  await expect(link).toBeVisible();

  provider.setClockBack(0);
  const opened = page.waitForEvent('popup');
  await link.click();
  const tab = await opened;
  await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
  await tab.close();

  await expect(dialog).toContainText('Reason: CASE-7 asked for it in writing');
  await expect(dialog.getByRole('textbox', { name: 'Type the name to confirm' })).toHaveValue(user.name ?? '');
  await dialog.getByRole('button', { name: 'Delete user' }).click();
  await expect(dialog).toBeHidden();
  expect((await managementApi.send('GET', `/api/users/${user.id}`)).status).toBe(404);
  // Leaves the page before its server stops, which would cause further messages.
  await page.goto('about:blank');
  // The browser also logs the two refusals to its console.
  consoleProblems.splice(0, consoleProblems.length, ...consoleProblems.filter((problem) => !problem.includes('403')));
});
