import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

test('finds a user by conditions in a shareable URL', async ({ page, newUser, context }) => {
  const user = await newUser();
  await newUser({ name: user.name ?? '' });
  await page.goto('/users');
  await page.getByRole('button', { name: 'Advanced search' }).click();
  const first = page.getByRole('group', { name: 'Condition 1' });
  await first.getByRole('textbox', { name: 'Value' }).fill(user.primaryEmail ?? '');
  await page.getByRole('button', { name: 'Add condition' }).click();
  const second = page.getByRole('group', { name: 'Condition 2' });
  await second.getByRole('combobox', { name: 'Field' }).selectOption('Name');
  await second.getByRole('textbox', { name: 'Value' }).fill('testa');
  await second.getByRole('textbox', { name: 'Value' }).press('Enter');

  const table = page.getByRole('table', { name: 'Users' });
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/search\.primaryEmail=.+&search\.name=%25testa%25&joint=and/);
  await expect(table.locator('mark').filter({ visible: true })).toHaveText(['Testa', user.primaryEmail ?? '']);
  await page.getByRole('button', { name: 'More' }).click();
  await expectAccessible(page);

  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(colleague.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(2);
  await expect(
    colleague.getByRole('group', { name: 'Condition 2' }).getByRole('textbox', { name: 'Value' }),
  ).toHaveValue('testa');

  await page.goBack();
  await expect(page).toHaveURL('/users');
  await expect(table.getByRole('row')).toHaveCount(21);
});

test('rejects an invalid expression before it is sent, and lists the conditions without matches', async ({ page }) => {
  await page.goto('/users');
  await page.getByRole('button', { name: 'Advanced search' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  const first = page.getByRole('group', { name: 'Condition 1' });
  await first.getByRole('combobox', { name: 'Match' }).selectOption('matches the regular expression');
  await first.getByRole('textbox', { name: 'Value' }).fill('(');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByText('Enter a valid regular expression')).toBeVisible();
  await expect(page).toHaveURL('/users');
  await expectAccessible(page);

  const noMatch = uniqueWord();
  await first.getByRole('textbox', { name: 'Value' }).fill(`^${noMatch}$`);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByText('No users match these conditions')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: noMatch })).toHaveText(
    `Email matches the regular expression “^${noMatch}$”`,
  );
});

test('keeps a saved search after a reload', async ({ page }) => {
  await page.goto('/users?search.name=%25an%25&joint=and');
  await page.getByRole('button', { name: 'Saved searches' }).click();
  await page.getByRole('menuitem', { name: 'Save this search' }).click();
  await page.getByRole('textbox', { name: 'Search name' }).fill('All the Annes');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.goto('/users');
  await page.getByRole('button', { name: 'Saved searches' }).click();
  await page.getByRole('menuitem', { name: 'All the Annes' }).click();
  await expect(page).toHaveURL('/users?search.name=%25an%25&joint=and');
  await page.getByRole('button', { name: 'Saved searches' }).click();
  await page.getByRole('menuitem', { name: 'Rename or delete' }).click();
  await page.getByRole('button', { name: 'Delete All the Annes' }).click();
  await expect(page.getByText('No saved searches')).toBeVisible();
});
