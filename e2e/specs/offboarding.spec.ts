import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

test('offboards a leaver by keyboard, and finds all steps in the audit log', async ({
  page,
  newUser,
  managementApi,
}) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  const more = page.getByRole('button', { name: 'More actions' });
  await more.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Offboard a leaver' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Offboard a leaver');
  const suspend = page.getByRole('listitem', { name: 'Suspend the account' });
  await expect(suspend).toContainText('Now: active');
  await page.getByRole('checkbox', { name: 'Delete the account on a date' }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Delete on').fill(`${new Date().getFullYear() + 1}-12-24T09:00`);
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Reason or ticket' }).fill('HR-2 leaves the company');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Run 2 steps' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 of 2 steps done')).toBeVisible({ timeout: 30_000 });
  await expect(suspend).toContainText('Before: active → after: suspended');
  expect(await managementApi.readUser(user.id)).toMatchObject({ isSuspended: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });

  await page.getByRole('link', { name: 'See this in History' }).click();
  await page.getByRole('button', { name: 'Offboard user: 2 changes' }).press('Enter');
  await page.getByRole('link', { name: 'Start offboarding' }).click();
  await page.getByRole('link', { name: 'The flow and all its steps' }).click();
  const events = page.getByRole('table', { name: 'Audit log' }).getByRole('row');
  await expect(events.filter({ hasText: 'HR-2' })).toHaveCount(3);
  for (const action of ['Start offboarding', 'Suspend user', 'Suspend and schedule deletion']) {
    await expect(events.filter({ hasText: action })).toHaveCount(1);
  }
});

test.describe('support', () => {
  test.use({ operator: 'support' });

  test('sees which steps only administrators may run', async ({ page, newUser }) => {
    const user = await newUser();
    await page.goto(`/users/${user.id}/offboarding`);
    await expect(page.getByRole('checkbox', { name: 'Suspend the account' })).toBeEnabled();
    await expect(page.getByRole('checkbox', { name: 'Delete the account on a date' })).toBeDisabled();
    await expect(page.getByText('Your role doesn’t permit this step. Ask an administrator.')).not.toHaveCount(0);
    await expectAccessible(page);
  });
});
