import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

test('an administrator secures a hijacked account in one flow', async ({ page, newUser, managementApi }) => {
  const user = await newUser({ password: 'correct horse battery' });
  const primaryEmail = `mallory.${user.username}@example.com`;
  const headers = { 'x-usher': '1' };
  await page.request.patch(`/api/users/${user.id}`, { data: { primaryEmail }, headers });
  await page.goto(`/users/${user.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Secure a hijacked account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Secure a hijacked account' })).toBeVisible();
  await expect(page.getByRole('listitem', { name: 'Sign out everywhere' })).toContainText('Now: None');
  await expect(page.getByText(`→ ${primaryEmail}`)).toBeVisible();
  await expectAccessible(page);

  // By keyboard alone.
  await page.getByRole('textbox', { name: 'Reason or ticket' }).focus();
  await page.keyboard.type('SEC-7');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Run 2 steps' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '2 of 2 steps done' })).toBeFocused();
  expect((await managementApi.readUser(user.id)).isSuspended).toBe(true);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'I have handed it over' }).click();
  await expect(page.getByLabel('New password', { exact: true })).toBeHidden();

  await page.getByRole('link', { name: 'See this in History' }).click();
  await page.getByRole('button', { name: /^Secure account: / }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Start securing account' })).toContainText('SEC-7');
  await expectAccessible(page);
});
