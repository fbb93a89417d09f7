import type { ServerResponse } from 'node:http';

import { connectedUsher, managementApi as logtoBehind, openIdProvider, portOf } from '#e2e/addresses.ts';
import { startFaultyLogto } from '#e2e/faulty-logto.ts';
import { expect, expectAccessible, test as base } from '#e2e/fixtures.ts';
import { forward } from '#e2e/forward.ts';
import { type OpenIdServer, startOpenIdServer } from '#gateway/testing/openid-server.ts';

/** Tests of an Usher that is connected over HTTP to a simulated Logto, which can misbehave. */
const test = base.extend<{ faultyLogto: Awaited<ReturnType<typeof startFaultyLogto>>; provider: OpenIdServer }>({
  provider: async ({}, use) => {
    const provider = await startOpenIdServer(`${connectedUsher}/usher/callback`, Number(portOf(openIdProvider)));
    provider.users.set('grace', { name: 'Grace Hopper', roles: ['usher-admin'] });
    provider.actAs('grace');
    await use(provider);
    await provider.close();
  },

  // The provider redirects at once, without showing a page.
  page: async ({ page, provider: _provider }, use) => {
    await page.goto('/usher/sign-in');
    await use(page);
  },

  faultyLogto: async ({ consoleProblems }, use) => {
    const server = await startFaultyLogto();
    await use(server);
    await server.stop();
    // The browser also logs every failure to its console.
    consoleProblems.length = 0;
  },
});

test.use({ baseURL: connectedUsher, operator: null });
// Not parallel: the tests share the port of the simulated Logto.
test.describe.configure({ mode: 'default' });

test('works with a Logto over HTTP', async ({ page, faultyLogto, newUser }) => {
  expect(faultyLogto.address.port).toBeGreaterThan(0);
  const user = await newUser();
  await page.goto(`/users?search=${user.primaryEmail}`);
  await expect(page.getByRole('link', { name: user.name ?? '' })).toBeVisible();
});

test('renews a token that is no longer accepted, without showing an error', async ({ page, faultyLogto }) => {
  let refusals = 0;
  faultyLogto.misbehave((_request, response) => {
    refusals += 1;
    faultyLogto.behave();
    response.writeHead(401, { 'content-type': 'application/json' }).end('{"code":"auth.unauthorized"}');
  });
  await page.goto('/users');
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
  expect(refusals).toBe(1);
});

test('reports that the identity service is down, and recovers when it is back', async ({ page, faultyLogto }) => {
  await faultyLogto.stop();
  await page.goto('/users');
  await expect(page.getByRole('alert')).toContainText('The identity service can’t be reached');
  await expectAccessible(page);
  const back = await startFaultyLogto();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
  await back.stop();
});

for (const [what, status, type, body, message] of [
  ['HTML', 200, 'text/html', '<p>Welcome</p>', 'sent an unexpected response'],
  ['403', 403, 'application/json', '{"code":"auth.forbidden"}', 'lacks the role'],
  ['500', 500, 'application/json', '{"message":"boom"}', 'The identity service failed.'],
] as const) {
  test(`explains ${what} from the identity service`, async ({ page, faultyLogto }) => {
    faultyLogto.misbehave((_request, response) => response.writeHead(status, { 'content-type': type }).end(body));
    await page.goto('/users');
    await expect(page.getByRole('alert')).toContainText(message);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
}

test('waits as long as the identity service requests, then continues automatically', async ({ page, faultyLogto }) => {
  faultyLogto.misbehave((_request, response) => {
    faultyLogto.behave();
    response.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' }).end('{}');
  });
  await page.goto('/users');
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
});

test('keeps the entered values when saving fails, and saves them afterwards', async ({
  page,
  faultyLogto,
  newUser,
}) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Typed with care');
  faultyLogto.misbehave((_request, response) => response.destroy());
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('alert')).toContainText('The identity service can’t be reached');
  await expect(name).toHaveValue('Typed with care');

  faultyLogto.behave();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

/** Starts a response and closes the connection, as if the process died. */
const dieAnswering = (_request: unknown, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'total-number': '1', 'content-length': '1000' });
  response.write('[{"id":"', () => response.destroy());
};

test('recovers when the identity service dies during a response', async ({ page, faultyLogto }) => {
  faultyLogto.misbehave(dieAnswering);
  await page.goto('/users');
  await expect(page.getByRole('alert')).toContainText('Usher doesn’t respond');
  faultyLogto.behave();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
});

test('keeps the entered values when the identity service dies while saving', async ({ page, faultyLogto, newUser }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Typed with care');
  faultyLogto.misbehave(dieAnswering, 'PATCH');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('alert')).toContainText('The result is unknown');
  await expect(name).toHaveValue('Typed with care');
  faultyLogto.behave();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('reports that Logto is slow, offers to cancel, and shows the first timeout', async ({ page, faultyLogto }) => {
  const slow = page.getByRole('status').filter({ hasText: 'Logto is slow to respond.' });
  await page.goto('/users');
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
  let requestCount = 0;
  faultyLogto.misbehave((request) => {
    if (request.url?.startsWith('/api/roles')) requestCount += 1;
  });
  await page.getByRole('link', { name: 'Roles' }).click();
  await slow.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('Canceled');
  await expect(slow).toBeHidden();

  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toContainText('took too long to respond', { timeout: 20_000 });
  expect(requestCount).toBe(2);
  faultyLogto.behave();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table', { name: 'Roles' })).toBeVisible();
});

test('reports a slow Logto on a page opened by URL, where all connections of the browser are waiting', async ({
  page,
  faultyLogto,
  newUser,
}) => {
  const user = await newUser();
  await page.goto('/users');
  faultyLogto.misbehave(() => undefined);
  await page.goto(`/users/${user.id}`);
  const slow = page.getByRole('status').filter({ hasText: 'Logto is slow to respond.' });
  await slow.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('Canceled');
  faultyLogto.behave();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: user.name ?? '' })).toBeVisible();
});

test('does not report a write as failed that was carried out late', async ({ page, faultyLogto, newUser }) => {
  const user = await newUser();
  let unlock = () => {};
  const locked = new Promise<void>((resolve) => (unlock = resolve));
  faultyLogto.misbehave((request, response) => {
    // The response arrives after the timeout.
    forward(request, response, { address: logtoBehind, hold: locked }).catch(() => response.destroy());
  }, 'PATCH');
  await page.goto(`/users/${user.id}?dialog=suspend`);
  const dialog = page.getByRole('dialog', { name: `Suspend ${user.name}` });
  await dialog.getByRole('textbox', { name: 'Reason or ticket' }).fill('INC-38');
  await dialog.getByRole('button', { name: 'Suspend user' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The result is unknown', { timeout: 30_000 });
  await expect(dialog.getByRole('alert')).toContainText('nothing has changed so far');
  await expectAccessible(page);

  unlock();
  await expect(async () => {
    await dialog.getByRole('button', { name: 'Check again' }).click();
    await expect(dialog).toBeHidden({ timeout: 5000 });
  }).toPass();
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible();

  await page.goto(`/audit-log?userId=${user.id}`);
  await expect(page.getByRole('row', { name: /Suspend user/ })).toContainText('Unknown');
});
