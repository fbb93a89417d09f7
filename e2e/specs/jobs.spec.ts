import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

/** A word without digits, which is masked nowhere. */
const word = () => uniqueWord().replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));

test('suspends all users that a search finds, and reverts it', async ({ page, newUser, managementApi }) => {
  const name = word();
  const users = await Promise.all(['One', 'Two', 'Three'].map((one) => newUser({ name: `${name} ${one}` })));
  await page.goto(`/users?search=${name}&page_size=2`);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection.getByRole('status')).toHaveText('2 selected');
  await selection.getByRole('button', { name: 'Select all 3 matching' }).click();
  await expect(selection.getByRole('status')).toHaveText('All 3 matching selected');
  await expectAccessible(page);
  await selection.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Preview' })).toBeVisible();
  const preview = page.getByRole('table', { name: 'Preview' });
  await expect(preview.getByRole('row', { name: /3\s*Will be changed/ })).toBeVisible();
  const start = page.getByRole('button', { name: 'Suspend 3 users' });
  await expect(start).toBeVisible();
  await expect(page.getByRole('table', { name: 'Rows' }).getByRole('row')).toHaveCount(4);
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Reason or ticket' }).fill('INC-4711: left the company');
  await start.click();

  await expect(page.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '3 done' })).toBeVisible();
  await expect(page.getByText('Suspended 3 users')).toBeVisible();
  await expectAccessible(page);
  for (const { id } of users) expect((await managementApi.readUser(id)).isSuspended).toBe(true);

  await page.getByRole('button', { name: 'Revert' }).click();
  await page.getByRole('button', { name: 'Revert 3 users' }).click();
  await expect(page.getByText('Reverted 3 users')).toBeVisible();
  for (const { id } of users) expect((await managementApi.readUser(id)).isSuspended).toBe(false);

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Jobs' }).click();
  await expect(
    page
      .getByRole('table', { name: 'Jobs' })
      .getByRole('row', { name: /Revert “Suspend users”/ })
      .first(),
  ).toBeVisible();
  await expectAccessible(page);
});

test('assigns a role to a pasted list, and shows which entries are not clear', async ({ page, newUser }) => {
  const user = await newUser();
  await page.goto('/users/lookup');
  await page
    .getByRole('textbox', { name: 'Users to look up' })
    .fill(`${user.primaryEmail}\nnobody.${word()}@example.org`);
  await page.getByRole('button', { name: 'Look up' }).click();
  await page.getByRole('button', { name: 'Actions on this list' }).click();
  await page.getByRole('menuitem', { name: 'Assign roles' }).click();
  const dialog = page.getByRole('dialog', { name: 'Assign roles' });
  await dialog.getByRole('checkbox', { name: 'Editor' }).check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Preview' }).click();

  const preview = page.getByRole('table', { name: 'Preview' });
  await expect(preview.getByRole('row', { name: /1\s*Not found/ })).toBeVisible();
  await preview.getByRole('link', { name: 'Will be changed' }).click();
  const rows = page.getByRole('table', { name: 'Rows' });
  await expect(rows.getByRole('row')).toHaveCount(2);
  await expect(rows).toContainText('Assign role Editor');
  await page.getByRole('button', { name: 'Assign roles to 1 user' }).click();
  await expect(page.getByText('Assigned roles to 1 user')).toBeVisible();
  await rows.getByRole('link', { name: user.name ?? '' }).click();
  await page.getByRole('link', { name: 'Roles', exact: true }).last().click();
  await expect(page.getByRole('table', { name: 'Roles' })).toContainText('Editor');
});

test('selects with the keyboard, and keeps the selection across pages', async ({ page }) => {
  await page.goto('/users');
  const box = page.getByRole('checkbox', { name: 'Select all on this page' });
  await expect(box).toBeVisible();
  const links = page.getByRole('table', { name: 'Users' }).getByRole('rowheader').getByRole('link');
  const status = page.getByRole('region', { name: 'Selection' }).getByRole('status');
  await links.nth(1).focus();
  await page.keyboard.press('Space');
  await expect(status).toHaveText('1 selected');
  await links.nth(3).focus();
  await page.keyboard.press('Shift+Space');
  await expect(status).toHaveText('3 selected');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(status).toHaveText('20 selected');
  await expect(box).toBeChecked();

  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(box).not.toBeChecked();
  // Not one of the first: users that are created meanwhile move some of the first page to this one.
  await page.getByRole('row').nth(15).getByRole('checkbox').check();
  await expect(status).toHaveText('21 selected');
  await page.reload();
  await expect(status).toHaveText('21 selected');
  await page.getByRole('row').nth(1).getByRole('link').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Selection' })).toHaveCount(0);
});

test.describe('support', () => {
  test.use({ operator: 'support' });

  test('selects users to export them, and has no jobs', async ({ page }) => {
    await page.goto('/users');
    await expect(page.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(21);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('link', { name: 'Jobs' })).toHaveCount(0);
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await expectAccessible(page);
    await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Actions' }).click();
    await expect(page.getByRole('menuitem', { name: 'Suspend' })).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('menuitem', { name: 'Export' }).click();
    await expect(page.getByRole('dialog', { name: 'Export users' })).toContainText('20 users');
    await page.goto('/jobs');
    await expect(page.getByText('Only administrators can work on many users.')).toBeVisible();
  });
});
