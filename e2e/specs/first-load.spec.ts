import type { Page } from '@playwright/test';

import { expect, test } from '#e2e/fixtures.ts';

/** Returns the paths and queries of the page's API requests, in order. */
function requestsOf(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (/^\/(?:api|usher)\//.test(pathname)) requests.push(pathname + search);
  });
  return requests;
}

test('requests the session and the list once, before the script is loaded', async ({ page }) => {
  const requests = requestsOf(page);
  let letScriptPass = () => {};
  const passing = new Promise<void>((resolve) => {
    letScriptPass = resolve;
  });
  await page.route('/assets/*.js', async (route) => {
    await passing;
    await route.continue();
  });
  await page.goto('/users?page=2', { waitUntil: 'commit' });
  await expect.poll(() => requests.length).toBe(2);
  expect(requests).toEqual(['/usher/session', '/api/users?page=2&page_size=20']);

  letScriptPass();
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(21);
  expect(requests.filter((request) => request === '/usher/session')).toHaveLength(1);
  expect(requests.filter((request) => request.startsWith('/api/users?page=2&'))).toHaveLength(1);
});

test('shows the prefetched next page at once', async ({ page }) => {
  const requests = requestsOf(page);
  await page.goto('/users');
  await expect.poll(() => requests).toContain('/api/users?page=2&page_size=20');
  await page.waitForLoadState('networkidle');

  await page.route('/api/users?page=2&page_size=20', (route) => route.abort());
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page.getByRole('navigation', { name: 'Pagination' }).getByRole('status')).toHaveText(/^21–40 of /);
});

test('opens a user with the prefetched page code', async ({ page, newUser }) => {
  const user = await newUser();
  const preloaded = page.waitForResponse(/profile-tab/);
  await page.goto('/users');
  await preloaded;
  await page.waitForLoadState('networkidle');

  const prefetched = page.waitForResponse(`/api/users/${user.id}/mfa-verifications`);
  await page.getByRole('row', { name: user.name ?? '' }).hover();
  await prefetched;
  // All code of the page is loaded.
  await page.route('/assets/*', (route) => route.abort());
  await page.getByRole('link', { name: user.name ?? '' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(user.name ?? '');
});

test('prefetches an account when the pointer rests on its row, without recording it as opened', async ({
  page,
  newUser,
}) => {
  const user = await newUser();
  const requests = requestsOf(page);
  await page.goto('/users');
  const row = page.getByRole('row', { name: user.name ?? '' });
  await row.hover();
  await expect.poll(() => requests).toContain(`/api/users/${user.id}/mfa-verifications`);
  expect(requests).not.toContain(`/usher/users/${user.id}/opened`);
});

test('shows the list after signing in', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/users');
  await page.getByRole('button', { name: 'Continue as admin' }).click();
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(21);
  await context.close();
});
