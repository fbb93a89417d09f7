import type { Page } from '@playwright/test';

import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

/** The value of a `datetime-local` input for a time from now, in s, in the browser's time zone. */
const inSeconds = (page: Page, seconds: number) =>
  page.evaluate((after) => {
    const at = new Date(Date.now() + after * 1000);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  }, seconds);

test.describe('support', () => {
  test.use({ operator: 'support' });

  test('suspends a user until a time, when Usher restores the account', async ({ page, newUser, managementApi }) => {
    const user = await newUser();
    const reason = `INC-${uniqueWord()} asked for a break`;
    await page.goto(`/users/${user.id}`);
    await page.getByRole('button', { name: 'Suspend' }).click();
    const dialog = page.getByRole('dialog', { name: `Suspend ${user.name}` });
    await dialog.getByLabel('Restore automatically on (optional)').fill(await inSeconds(page, 20));
    await dialog.getByRole('textbox', { name: 'Reason or ticket' }).fill(reason);
    await dialog.getByRole('button', { name: 'Suspend user' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/^Suspended until /)).toBeVisible();
    await expect(page.getByText(`Reason: ${reason}`)).toBeVisible();
    await expectAccessible(page);

    await expect.poll(async () => (await managementApi.readUser(user.id)).isSuspended, { timeout: 60_000 }).toBe(false);
    await page.goto(`/users/${user.id}/history`);
    const restored = page.getByRole('row').filter({ hasText: 'Restore user' });
    await expect(restored).toContainText('Usher’s schedule, for Sam Support');
    await expect(restored).toContainText(reason);
    await expect(restored).toContainText('Succeeded');
  });
});

test('an administrator holds a deletion, and support cancels it', async ({ page, newUser, baseURL }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete ${user.name}` });
  await dialog.getByRole('radio', { name: /^Suspend now, and delete on a date/ }).check();
  await dialog.getByRole('textbox', { name: 'Delete on' }).fill(await inSeconds(page, 86_400));
  await dialog.getByRole('textbox', { name: 'Type the name to confirm' }).fill(user.name ?? '');
  await dialog.getByRole('textbox', { name: 'Reason or ticket' }).fill('HR-1 leaves the company');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Schedule deletion' }).click();
  await expect(page.getByText(/^Usher deletes this account at /)).toBeVisible();

  await page.context().request.post(`${baseURL}/usher/sign-in/demo`, {
    data: { role: 'support' },
    headers: { 'x-usher': '1' },
  });
  await page.reload();
  await page.getByRole('button', { name: 'Cancel deletion' }).click();
  const cancel = page.getByRole('dialog', { name: `Cancel the deletion of ${user.name}` });
  await cancel.getByRole('button', { name: 'Cancel deletion' }).click();
  await expect(page.getByText(/, without an end date\.$/)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});
