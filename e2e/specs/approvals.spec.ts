import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

/** Messages in the browser's console about refused requests. */
const refusals = /Failed to load resource/;

test.describe('support', () => {
  test.use({ operator: 'support' });

  test('resets factors, requests an approval of a new password, and continues when it is granted', async ({
    page,
    browser,
    baseURL,
    newUser,
    managementApi,
    consoleProblems,
  }) => {
    const user = await newUser();
    await managementApi.send('POST', `/api/users/${user.id}/mfa-verifications`, { type: 'Totp' });
    await page.goto(`/users/${user.id}/sign-in-methods?dialog=reset-factors`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove all factors' }).click();
    await expect(dialog).toBeHidden();

    await page.goto(`/users/${user.id}/password`);
    const set = page.getByRole('button', { name: 'Generate and set password' });
    await set.click();
    await expect(page.getByText('Approval needed')).toBeVisible();
    await page.getByRole('textbox', { name: 'Reason or ticket' }).fill('INC-4711');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Request approval' }).click();
    await expect(page.getByText('Approval requested')).toBeVisible();

    const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
    const signIn = await context.request.post(`${baseURL}/usher/sign-in/demo`, {
      data: { role: 'admin' },
      headers: { 'x-usher': '1' },
    });
    expect(signIn.status()).toBe(204);
    const admin = await context.newPage();
    await admin.goto('/users');
    const link = admin.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Approvals/ });
    await expect(link).toHaveAccessibleName(/waiting/);
    await link.click();
    await expect(admin.getByRole('heading', { name: 'Approvals' })).toBeVisible();
    const row = admin
      .getByRole('table', { name: 'Approvals' })
      .getByRole('row')
      .filter({ hasText: user.name ?? '' });
    await expect(row).toContainText('Sam Support');
    await expect(row).toContainText('INC-4711');
    await expectAccessible(admin);
    await row.getByRole('button', { name: /^Approve/ }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await expect(row).toContainText('Approved');

    await expect(page.getByText('Alex Admin approved this.')).toBeVisible({ timeout: 15_000 });
    await set.click();
    await expect(page.getByRole('button', { name: 'Generate and set password' })).toBeHidden();
    await admin.goto(`/audit-log?userId=${user.id}`);
    await expect(admin.getByRole('row').filter({ hasText: 'Approved by Alex Admin' })).toContainText('Reset password');
    await context.close();
    consoleProblems.splice(0, consoleProblems.length, ...consoleProblems.filter((problem) => !refusals.test(problem)));
  });

  test('sees its own requests only', async ({ page }) => {
    await page.goto('/approvals');
    await expect(page.getByRole('heading', { name: 'Approvals' })).toBeVisible();
    await expect(page.getByText('Your requests for approval by another operator.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  });
});
