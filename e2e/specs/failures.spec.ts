import type { ServerResponse } from 'node:http';

import { connectedUsher, openIdProvider, portOf } from '#e2e/addresses.ts';
import { startFaultyLogto } from '#e2e/faulty-logto.ts';
import { expect, expectAccessible, test as base } from '#e2e/fixtures.ts';
import { type OpenIdServer, startOpenIdServer } from '#gateway/testing/openid-server.ts';

/** An Usher that is connected over HTTP, to a Logto which misbehaves as it is told. */
const test = base.extend<{ faultyLogto: Awaited<ReturnType<typeof startFaultyLogto>>; provider: OpenIdServer }>({
  provider: async ({}, use) => {
    const provider = await startOpenIdServer(`${connectedUsher}/usher/callback`, Number(portOf(openIdProvider)));
    provider.people.set('grace', { name: 'Grace Hopper', roles: ['usher-admin'] });
    provider.be('grace');
    await use(provider);
    await provider.close();
  },

  // Signing in at the provider is a walk through its pages, which agree at once.
  page: async ({ page, provider: _provider }, use) => {
    await page.goto('/usher/sign-in');
    await use(page);
  },

  faultyLogto: async ({ consoleProblems }, use) => {
    const server = await startFaultyLogto();
    await use(server);
    await server.stop();
    // Every failure stands in the browser's console too.
    consoleProblems.length = 0;
  },
});

test.use({ baseURL: connectedUsher, operator: null });
// They share the one port at which the connected Usher expects its Logto.
test.describe.configure({ mode: 'default' });

test('works with a Logto over HTTP', async ({ page, faultyLogto, newUser }) => {
  expect(faultyLogto.address.port).toBeGreaterThan(0);
  const user = await newUser();
  await page.goto(`/users?search=${user.primaryEmail}`);
  await expect(page.getByRole('link', { name: user.name ?? '' })).toBeVisible();
});

test('renews a token that is no longer accepted, unseen', async ({ page, faultyLogto }) => {
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

test('says that the identity service is down, and goes on once it is back', async ({ page, faultyLogto }) => {
  await faultyLogto.stop();
  await page.goto('/users');
  await expect(page.getByRole('alert')).toContainText('The identity service cannot be reached');
  await expectAccessible(page);
  const back = await startFaultyLogto();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
  await back.stop();
});

for (const [what, status, type, body, message] of [
  ['HTML', 200, 'text/html', '<p>Welcome</p>', 'answered with something unexpected'],
  ['403', 403, 'application/json', '{"code":"auth.forbidden"}', 'lacks the role'],
  ['500', 500, 'application/json', '{"message":"boom"}', 'failed to answer'],
] as const) {
  test(`explains ${what} from the identity service`, async ({ page, faultyLogto }) => {
    faultyLogto.misbehave((_request, response) => response.writeHead(status, { 'content-type': type }).end(body));
    await page.goto('/users');
    await expect(page.getByRole('alert')).toContainText(message);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
}

test('waits as long as the identity service asks, then goes on by itself', async ({ page, faultyLogto }) => {
  faultyLogto.misbehave((_request, response) => {
    faultyLogto.behave();
    response.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' }).end('{}');
  });
  await page.goto('/users');
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
});

test('keeps what was typed when saving fails, and saves it afterwards', async ({ page, faultyLogto, newUser }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Typed with care');
  faultyLogto.misbehave((_request, response) => response.destroy());
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('alert')).toContainText('The identity service cannot be reached');
  await expect(name).toHaveValue('Typed with care');

  faultyLogto.behave();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

/** Begins an answer that it never ends: the process dies. */
const dieAnswering = (_request: unknown, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'total-number': '1', 'content-length': '1000' });
  response.write('[{"id":"', () => response.destroy());
};

test('goes on when the identity service dies in the middle of an answer', async ({ page, faultyLogto }) => {
  faultyLogto.misbehave(dieAnswering);
  await page.goto('/users');
  await expect(page.getByRole('alert')).toContainText('Usher does not answer');
  faultyLogto.behave();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
});

test('keeps what was typed when the identity service dies while it saves', async ({ page, faultyLogto, newUser }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Typed with care');
  faultyLogto.misbehave(dieAnswering, 'PATCH');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('alert')).toContainText('Usher does not answer');
  await expect(name).toHaveValue('Typed with care');
  faultyLogto.behave();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});
