import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

/** Records the pages of users that a scan requests from now on: only scans request users by the hundred. */
function scanRequests(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/api/users' && searchParams.get('page_size') === '100') requests.push(request.url());
  });
  return requests;
}

test('filters page by page where the API cannot, pauses, continues, and keeps the results', async ({ page }) => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/api\/users\?page=5&page_size=100/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/users');
  await page.getByRole('button', { name: 'Filters' }).click();
  const form = page.getByRole('form', { name: 'Filters' });
  await form.getByRole('combobox', { name: 'Status' }).selectOption('Suspended');
  await form.getByRole('combobox', { name: 'Last sign-in' }).selectOption('Not within the last … days');
  await form.getByRole('spinbutton', { name: 'Days' }).fill('30');
  await form.getByRole('button', { name: 'Apply filters' }).click();

  await expect(page.getByText(/^400 of 2,\d{3} checked, \d+ found so far$/)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Checked' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText(/^Partial: 400 of 2,\d{3} checked, \d+ found$/)).toBeVisible();
  await expectAccessible(page);

  release();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText(/^All 2,\d{3} checked, \d+ found$/)).toBeVisible();
  await expect(page).toHaveURL('/users?isSuspended=true&lastSignIn=notSince&days=30');
  const first = page.getByRole('table', { name: 'Users' }).getByRole('rowheader').first().getByRole('link');
  const name = await first.innerText();
  await first.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();

  const requests = scanRequests(page);
  await page.goBack();
  await expect(page.getByText(/^All 2,\d{3} checked, \d+ found$/)).toBeVisible();
  await expect(first).toBeFocused();
  expect(requests).toEqual([]);
});

test('reads only the pages of users created in a range', async ({ page, newUser }) => {
  const user = await newUser();
  const requests = scanRequests(page);
  const today = await page.evaluate(() => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  });
  await page.goto(`/users?createdFrom=${today}`);
  await expect(page.getByText(/^All \d{1,3} checked, \d+ found$/)).toBeVisible();
  await expect(page.getByRole('link', { name: user.name ?? '' })).toBeVisible();
  expect(requests.length).toBeLessThanOrEqual(3);
});

test.describe('a viewer', () => {
  test.use({ operator: 'viewer' });

  test('filters by all criteria without seeing personal data', async ({ page, newUser }) => {
    const user = await newUser();
    await page.goto('/users?isSuspended=false&lastSignIn=never');
    await expect(page.getByText(/^All 2,\d{3} checked, \d+ found$/)).toBeVisible();
    await expect(page.getByRole('link', { name: user.name ?? '' })).toBeVisible();
    await expect(page.getByText(user.primaryEmail ?? '')).toBeHidden();
  });
});
