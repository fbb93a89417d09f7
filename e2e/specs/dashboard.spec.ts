import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

test('shows the numbers, with links to their lists', async ({ page, newUser }) => {
  await newUser();
  await page.goto('/users');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^New today: [1-9]/ })).toBeVisible();
  await expect(page.getByText(/ (more|fewer) than yesterday|The same as yesterday/)).toBeVisible();
  await page.getByRole('link', { name: /^Monthly active users: / }).click();
  await expect(page).toHaveURL(/\/activity\?start_time=\d+&end_time=\d+$/);
  await expect(page.getByRole('table', { name: 'Activity' })).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: /^Total users: / }).click();
  await expect(page).toHaveURL('/users');
});

test('draws the chart under the content security policy, and shows it as a table', async ({ page }) => {
  // The browser logs violations of the policy to its console, which makes the fixture fail.
  await page.goto('/dashboard');
  const curve = page.getByRole('img', { name: /^Chart of daily active users/ });
  await expect(curve.locator('svg path').first()).toBeVisible();
  await curve.hover();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(curve).toBeHidden();
  const table = page.getByRole('table', { name: 'Daily active users over 30 days' });
  await expect(table.getByRole('row')).toHaveCount(31);
});

test('shows an earlier day', async ({ page }) => {
  await page.goto('/dashboard');
  await page.getByLabel('Up to and including').fill('2026-01-31');
  await expect(page).toHaveURL('/dashboard?date=2026-01-31');
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('rowheader').first()).toHaveText('31 Jan 2026');
});
