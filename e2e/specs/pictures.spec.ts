import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Starts a picture server that counts its connections. */
const testBeside = test.extend<{ beside: { port: number; connections: () => number } }>({
  beside: async ({}, use) => {
    let connections = 0;
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'image/png').end(pixel);
    });
    server.on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use({ port: (server.address() as AddressInfo).port, connections: () => connections });
    server.close();
  },
});

testBeside('never loads a picture from the own network', async ({ page, newUser, beside, consoleProblems }) => {
  for (const scheme of ['http', 'https']) {
    const user = await newUser({ avatar: `${scheme}://127.0.0.1:${beside.port}/${scheme}.png` });
    await page.goto(`/users?search=${user.id}`);
    await page.getByRole('link', { name: user.name ?? '' }).click();
    await expect(page.getByRole('heading', { level: 1, name: user.name ?? '' })).toBeVisible();
    const load = page.getByRole('button', { name: 'Load picture' });
    if (scheme === 'http') {
      await expect(load).toHaveCount(0);
      continue;
    }
    await load.click();
    await expect(page.getByRole('button', { name: 'Picture unavailable' })).toBeDisabled();
  }
  expect(beside.connections()).toBe(0);
  expect(consoleProblems.splice(0)).toEqual([expect.stringContaining('404')]);
});

test('loads a picture on an unknown host through the server, on request', async ({ page, newUser }) => {
  const user = await newUser({ avatar: 'https://unknown.example.org/picture.png' });
  const outside: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('unknown.example.org')) outside.push(request.url());
  });
  await page.route(`**/usher/users/${user.id}/picture`, (route) =>
    route.fulfill({ contentType: 'image/png', body: pixel }),
  );
  await page.goto(`/users/${user.id}`);
  const picture = page.locator(`img[src="/usher/users/${user.id}/picture"]`);
  await expect(page.getByRole('button', { name: 'Load picture' })).toBeVisible();
  await expect(picture).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Load picture' }).click();
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(outside).toEqual([]);
});
